#include "decide/basis.hpp"

#include "decide/variants.hpp"

#include <algorithm>

namespace tense {

Setting make_setting(const CompiledRules& compiled, const System& system, bool with_variants) {
    const RuleSet& rules = compiled.rules();
    Setting out{compiled, rules, system, 0, facts_of(rules, system.facts, empty_sheet()), {}, {}, {}};
    for (std::size_t i = 0; i < rules.roles.size(); ++i) {
        const bool on_menu =
            system.allow.empty() ||
            std::ranges::find(system.allow, rules.roles[i].rule.id, &Located<std::string>::value) != system.allow.end();
        if (on_menu) out.allowed |= bit(static_cast<int>(i));
    }
    for (FactId fact = 0; fact < static_cast<FactId>(facts().size()); ++fact) {
        const Truths truths = compiled.truths_of(fact, out.circumstances[static_cast<std::size_t>(fact)]);
        out.truths.insert(out.truths.end(), truths.begin(), truths.end());
    }
    out.plan = make_plan(rules, out.circumstances, out.allowed);
    if (with_variants) out.variants = make_variants(out);
    return out;
}

Mask servers_to_add(const Setting& setting, const Candidate& candidate) {
    Mask out = 0;
    for (const int platform : bits(candidate.platforms))
        if (to_be_added(setting.rules, setting.circumstances, platform)) out |= bit(platform);
    return out;
}

Facts assume(const RuleSet& rules, Facts values, std::vector<const Assumption*>* made) {
    for (const Assumption& assumption : rules.assumptions) {
        Value& slot = values[static_cast<std::size_t>(assumption.fact)];
        if (is_known(slot) || evaluate(assumption.when, values) != Truth::yes) continue;
        slot = assumption.value;
        if (made != nullptr) made->push_back(&assumption);
    }
    // A need that nobody stated is not counted, and a choice that nobody made is none of the choices. Filling them in,
    // rather than leaving them unknown, keeps needs that exclude each other (history of facts, history of one run) from
    // both going missing.
    const auto specs = facts();
    for (std::size_t i = 0; i < specs.size(); ++i) {
        if (is_known(values[i]) || specs[i].system) continue;
        if (specs[i].kind == FactKind::level) make_known(values[i], k_none);
        if (specs[i].kind == FactKind::choice) make_known(values[i], k_no_choice);
    }
    return values;
}

Outcome outcome_at(const Plan& plan, const State& state) {
    return plan.outcomes[static_cast<std::size_t>(outcome_index(plan, choose(plan, state)))];
}

int Basis::outcome_with(const Substitute& change) const {
    const State changed = evaluation.with(change);
    return outcome_index(setting.plan, choose_again(setting.plan, state, winner, changed));
}

int Basis::outcome_with(FactId fact, std::size_t cell) const {
    return outcome_with(Substitute{fact, setting.compiled.truths_of_cell(fact, cell)});
}

int Basis::outcome_with(const Variant& variant) const {
    return outcome_index(variant.plan, choose(variant.plan, evaluation.with({variant.fact, variant.truths})));
}

Basis make_basis(const Setting& setting, const Workload& workload) {
    Basis out{setting, workload, facts_of(setting.rules, setting.system.facts, workload.facts),
              {},      {},       Evaluation{setting.compiled, setting.truths, workload.facts},
              {},      -1,       {}};
    out.taken = assume(setting.rules, out.stated, &out.assumed);
    out.state = out.evaluation.state();
    out.winner = choose(setting.plan, out.state);
    out.outcome = outcome_at(setting.plan, out.state);
    return out;
}

namespace {

// An assumption stands while those it yields to are not made: the tests of stated facts that keep them from it.
std::string rests_on(const Basis& basis, FactId fact) {
    const auto made = std::ranges::find(basis.assumed, fact, &Assumption::fact);
    if (made == basis.assumed.end()) return {};
    std::string out;
    for (const Assumption& other : basis.setting.rules.assumptions) {
        const bool before = std::ranges::find((*made)->yields_to, other.rule.id) != (*made)->yields_to.end();
        if (!before || other.value == (*made)->value) continue;
        const bool all = other.when.kind == Condition::Kind::all;
        for (const Condition& part : all ? other.when.parts : std::vector<Condition>{other.when}) {
            if (part.kind != Condition::Kind::test) continue;
            if (!is_known(basis.stated[static_cast<std::size_t>(part.test.fact)])) continue;
            if (evaluate(part, basis.taken) == Truth::no)
                out += (out.empty() ? "" : " and ") + in_words(opposite(part));
        }
    }
    return out;
}

}  // namespace

Reading reading_of(const Basis& basis, FactId id) {
    const auto index = static_cast<std::size_t>(id);
    const FactSpec& spec = facts()[index];
    const Fact& fact = fact_of(basis.setting.system, basis.workload, id);
    Reading out;
    out.fact = spec.path;
    out.span = fact.span;
    out.why = fact.why;
    if (is_known(fact.value)) {
        out.value = fact.written.empty() ? to_text(known(fact.value), spec) : fact.written;
    } else if (is_known(basis.taken[index]) && known(basis.taken[index]) != Known{k_no_choice}) {
        out.assumed = true;
        out.value = to_text(known(basis.taken[index]), spec);
        out.rests_on = rests_on(basis, id);
    }
    return out;
}

}  // namespace tense
