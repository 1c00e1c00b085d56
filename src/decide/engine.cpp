// The recipe: make the setting ready, evaluate each workload, choose, ask what is still reachable, explain.
#include "decide/engine.hpp"

#include "decide/explain.hpp"

#include <algorithm>
#include <set>

namespace tense {
namespace {

std::vector<std::string> in_contract_order(const std::set<std::string>& verdicts) {
    std::vector<std::string> out;
    for (const std::string_view verdict : verdict_names())
        if (verdicts.contains(std::string{verdict})) out.emplace_back(verdict);
    return out;
}

void place(const Basis& basis, WorkloadDecision& out) {
    const RuleSet& rules = basis.setting.rules;
    if (basis.winner < 0) {
        // Only what no role of the menu covers at all is named, where there is such a need.
        Mask menu = 0;
        for (const Candidate& candidate : basis.setting.plan.candidates)
            if (within(candidate.parts, basis.state.available)) menu |= candidate.covers;
        const Mask never = basis.state.must & ~menu;
        out.uncovered = need_ids(rules, never != 0 ? never : basis.state.must);
        return;
    }
    const Candidate& winner = basis.setting.plan.candidates[static_cast<std::size_t>(basis.winner)];
    for (std::size_t i = 0; i < rules.roles.size(); ++i)
        if ((winner.roles >> i & 1) != 0) out.roles.push_back(rules.roles[i].rule.id);
    out.platforms = platform_ids(rules, winner.platforms);
    out.added = platform_ids(rules, servers_to_add(basis.setting, winner));
    for (const int index : providers_of(rules, winner)) {
        const Provider& provider = rules.providers[static_cast<std::size_t>(index)];
        Placement placement{rules.roles[static_cast<std::size_t>(provider.role)].rule.id,
                            provider.rule.id,
                            {},
                            provider.limits,
                            provider.rule.title,
                            {},
                            provider.executes};
        for (const int index_of_platform : provider.runs) {
            const Platform& platform = rules.platforms[static_cast<std::size_t>(index_of_platform)];
            placement.platforms.push_back(platform.rule.id);
            if (!platform.server) placement.libraries.push_back(platform.rule.id);
        }
        out.placements.push_back(std::move(placement));
    }
}

Traits both(const Traits& a, const Traits& b) {
    return {a.keeps || b.keeps, a.executes || b.executes, a.queue || b.queue};
}

void compare_with_decided(const Workload& workload, WorkloadDecision& out) {
    if (!workload.decided) return;
    const Decided& decided = *workload.decided;
    Taken taken;
    taken.pattern = decided.pattern.value;
    taken.on = decided.on.value;
    taken.record = decided.record.value;
    taken.span = decided.pattern.span;
    for (const auto& platform : decided.platforms) taken.platforms.push_back(platform.value);
    for (const std::string& platform : taken.platforms)
        if (std::ranges::find(out.platforms, platform_key(platform)) == out.platforms.end())
            taken.elsewhere.push_back(platform);
    taken.agrees =
        taken.pattern == out.outcome.verdict || (!out.outcome.instead.empty() && taken.pattern == out.outcome.instead);
    out.decided = std::move(taken);
}

class Decider {
public:
    Decider(const CompiledRules& compiled, const System& system)
        : rules_(compiled.rules()), system_(system), setting_(make_setting(compiled, system)) {}

    SystemDecision run() {
        SystemDecision out;
        out.file = system_.file;
        out.document = system_.document;
        out.system = system_.name;
        out.summary = system_.summary;
        for (const Workload& workload : system_.workloads) out.workloads.push_back(decide_one(workload));
        sum_up(out);
        return out;
    }

private:
    WorkloadDecision decide_one(const Workload& workload) {
        const Basis basis = make_basis(setting_, workload);
        WorkloadDecision out;
        out.name = workload.name.value;
        out.span = workload.name.span;
        out.outcome = basis.outcome;
        place(basis, out);
        const std::vector<int> winners = find_possible(basis, out);
        out.needs = explain_needs(basis);
        out.because = explain_because(basis);
        out.flips = explain_flips(basis);
        out.assumed = explain_assumed(basis);
        out.ask = explain_questions(basis, out.possible);
        out.ask_groups = group_questions(out.ask);
        out.no_matter = explain_no_matter(basis, winners, out.flips);
        out.buy_out = explain_buy_out(basis);
        out.unearned = explain_unearned(basis);
        out.alternatives = explain_alternatives(basis);
        out.advice = explain_advice(basis);
        compare_with_decided(workload, out);
        for (FactId id = 0; id < static_cast<FactId>(facts().size()); ++id)
            if (const Fact& fact = fact_of(system_, workload, id);
                fact.span.known() && !facts()[static_cast<std::size_t>(id)].derived)
                out.statement.push_back(reading_of(basis, id));
        std::ranges::stable_sort(out.statement,
                                 [](const Reading& a, const Reading& b) { return before(a.span, b.span); });
        if (basis.winner >= 0)
            now_ = both(now_, setting_.plan.candidates[static_cast<std::size_t>(basis.winner)].traits);
        return out;
    }

    // Two evaluations first: when the fewest needs and the most lead to the same candidate, and no preference is open,
    // nothing in between can differ. Otherwise every candidate that can win is worked out.
    std::vector<int> find_possible(const Basis& basis, WorkloadDecision& out) {
        std::set<Outcome> outcomes{basis.outcome};
        std::set<Traits> traits;
        const int low = choose(setting_.plan, read_state(rules_, basis.stated, Reading3::floor));
        const int high = choose(setting_.plan, read_state(rules_, basis.stated, Reading3::ceiling));
        const bool alone =
            open_facts(basis.evaluation).empty() || (low == high && low == basis.winner && low >= 0 && !rivals(low));
        std::vector<int> winners{basis.winner};
        if (!alone) std::ranges::copy(reach(setting_.plan, basis.evaluation), std::back_inserter(winners));
        for (const int index : winners) {
            outcomes.insert(setting_.plan.outcomes[static_cast<std::size_t>(outcome_index(setting_.plan, index))]);
            if (index >= 0) traits.insert(setting_.plan.candidates[static_cast<std::size_t>(index)].traits);
        }
        if (basis.winner < 0) traits.insert(Traits{});
        std::set<std::string> verdicts;
        for (const Outcome& outcome : outcomes) verdicts.insert(outcome.verdict);
        out.possible_verdicts = in_contract_order(verdicts);
        out.settled = out.possible_verdicts.size() == 1;
        out.possible.push_back(basis.outcome);
        for (const Outcome& outcome : outcomes)
            if (outcome != basis.outcome) out.possible.push_back(outcome);
        // The system's reachable verdicts: every combination of its workloads' candidates.
        std::set<Traits> sums;
        for (const Traits& sum : sums_)
            for (const Traits& more : traits) sums.insert(both(sum, more));
        sums_ = std::move(sums);
        return winners;
    }

    // Whether another contender shares the platforms, so that a preference could choose it.
    bool rivals(int index) const {
        const int group = setting_.plan.candidates[static_cast<std::size_t>(index)].group;
        return std::ranges::count_if(setting_.plan.contenders, [&](int other) {
                   return setting_.plan.candidates[static_cast<std::size_t>(other)].group == group;
               }) > 1;
    }

    void sum_up(SystemDecision& out) const {
        out.outcome.verdict = verdict_of(now_);
        std::set<std::string> insteads;
        for (const WorkloadDecision& workload : out.workloads) insteads.insert(workload.outcome.instead);
        if (out.outcome.verdict == "neither" && insteads.size() == 1) out.outcome.instead = *insteads.begin();
        std::set<std::string> verdicts{out.outcome.verdict};
        for (const Traits& traits : sums_) verdicts.insert(verdict_of(traits));
        out.possible_verdicts = in_contract_order(verdicts);
        out.settled = verdicts.size() == 1;
        // Platforms in the rules' order of effort.
        for (const Platform& platform : rules_.platforms) {
            const auto used = [&](const std::vector<std::string> WorkloadDecision::*list) {
                return std::ranges::any_of(out.workloads, [&](const WorkloadDecision& w) {
                    return std::ranges::find(w.*list, platform.rule.id) != (w.*list).end();
                });
            };
            if (used(&WorkloadDecision::platforms)) out.platforms.push_back(platform.rule.id);
            if (used(&WorkloadDecision::added)) out.added.push_back(platform.rule.id);
        }
    }

    const RuleSet& rules_;
    const System& system_;
    Setting setting_;
    Traits now_;
    std::set<Traits> sums_{Traits{}};
};

}  // namespace

SystemDecision decide(const CompiledRules& rules, const System& system) {
    return Decider{rules, system}.run();
}

SystemDecision decide(const RuleSet& rules, const System& system) {
    return decide(CompiledRules{rules}, system);
}

bool fires(const RuleSet& rules, const RuleHeader& rule, const FactSheet& sheet) {
    const Facts values = facts_of(rules, sheet, sheet);
    const auto holds = [&](const Condition& condition) { return evaluate(condition, values) == Truth::yes; };
    for (const Need& need : rules.needs)
        if (&need.rule == &rule) return holds(need.must) || (need.prefer && holds(*need.prefer));
    for (const Role& role : rules.roles)
        if (&role.rule == &rule) return holds(role.when);
    for (const Provider& provider : rules.providers)
        if (&provider.rule == &rule) return holds(provider.when);
    for (const Advice& advice : rules.advice)
        if (&advice.rule == &rule) return holds(advice.when);
    for (const Assumption& assumption : rules.assumptions)
        if (&assumption.rule == &rule)
            return !is_known(values[static_cast<std::size_t>(assumption.fact)]) && holds(assumption.when);
    return false;
}

}  // namespace tense
