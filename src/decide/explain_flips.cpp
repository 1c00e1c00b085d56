#include "decide/explain.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <map>

namespace tense {
namespace {

constexpr std::size_t k_most_groups = 16;

// Whether a file could not say this beside what it says: an average above the peak, a maximum below the typical.
bool contradicts(const Workload& workload, FactId id, const Known& value) {
    static const auto k_pairs = [] {
        std::array<std::pair<FactId, FactId>, k_bounded.size()> out{};
        for (std::size_t i = 0; i < k_bounded.size(); ++i)
            out[i] = {find_fact(k_bounded[i].first).value(), find_fact(k_bounded[i].second).value()};
        return out;
    }();
    for (const auto& [low, high] : k_pairs) {
        const FactId other = id == low ? high : id == high ? low : -1;
        if (other < 0) continue;
        const Fact& stated = workload.facts[static_cast<std::size_t>(other)];
        if (!is_known(stated.value)) continue;
        const double here = std::get<double>(value);
        const double there = std::get<double>(known(stated.value));
        return id == low ? here > there : here < there;
    }
    return false;
}

// Needs that the file requires and that can be dropped one by one.
std::vector<std::size_t> droppable(const Basis& basis) {
    const auto specs = facts();
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < specs.size(); ++i)
        if (specs[i].kind == FactKind::level && !specs[i].system && is_known(basis.stated[i]) &&
            std::get<int>(known(basis.stated[i])) == k_required && !basis.setting.compiled.cells().values[i].empty())
            out.push_back(i);
    return out;
}

// Needs that the same candidates cover hold the outcome each on its own, so a minimal set drops all of them or none.
// They are grouped where their fact speaks in one need alone; a fact that other conditions test stands for itself.
std::vector<std::vector<std::size_t>> drop_groups(const Basis& basis) {
    const RuleSet& rules = basis.setting.rules;
    std::vector<int> conditions(facts().size());
    for (const Condition* condition : deciding_conditions(rules))
        for (const FactId id : facts_of(*condition)) ++conditions[static_cast<std::size_t>(id)];
    std::map<std::vector<bool>, std::size_t> group_of_column;
    std::vector<std::vector<std::size_t>> out;
    for (const std::size_t fact : droppable(basis)) {
        const auto need = std::ranges::find_if(rules.needs, [&](const Need& candidate) {
            const auto tested = facts_of(candidate.must);
            return tested.size() == 1 && tested.front() == static_cast<FactId>(fact);
        });
        const bool alone = need != rules.needs.end() && conditions[fact] == (need->prefer ? 2 : 1);
        if (!alone) {
            out.push_back({fact});
            continue;
        }
        std::vector<bool> column;
        for (const int index : basis.setting.plan.contenders) {
            const Mask covers = basis.setting.plan.candidates[static_cast<std::size_t>(index)].covers;
            column.push_back((covers >> (need - rules.needs.begin()) & 1) != 0);
        }
        const auto [group, added] = group_of_column.emplace(column, out.size());
        if (added) out.emplace_back();
        out[group->second].push_back(fact);
    }
    return out;
}

// Sets of two needs or more, the smallest first; one that contains a set found before (or a single need that flips) is
// not minimal.
void dropped_sets(const Basis& basis, std::vector<Flip>& out) {
    const auto specs = facts();
    const std::vector<std::vector<std::size_t>> groups = drop_groups(basis);
    if (groups.size() > k_most_groups) return;
    const Plan& plan = basis.setting.plan;
    const int now = outcome_index(plan, basis.winner);
    const auto members = [&](std::uint32_t set) {
        std::vector<std::size_t> all;
        for (std::size_t g = 0; g < groups.size(); ++g)
            if ((set >> g & 1) != 0) all.insert(all.end(), groups[g].begin(), groups[g].end());
        std::ranges::sort(all);
        return all;
    };
    std::vector<std::uint32_t> sets;
    for (std::uint32_t set = 1; set < std::uint32_t{1} << groups.size(); ++set) sets.push_back(set);
    std::ranges::stable_sort(sets, {}, [&](std::uint32_t set) { return members(set).size(); });
    std::vector<std::uint32_t> found;
    for (const std::uint32_t set : sets) {
        if (std::ranges::any_of(found, [&](std::uint32_t smaller) { return (set & smaller) == smaller; })) continue;
        const std::vector<std::size_t> dropped = members(set);
        std::vector<Substitute> changes;
        for (const std::size_t fact : dropped) {
            const auto id = static_cast<FactId>(fact);
            changes.push_back({id, basis.setting.compiled.truths_of_cell(id, k_none)});
        }
        const int outcome = outcome_index(plan, choose(plan, basis.evaluation.with(changes)));
        if (outcome == now) continue;
        found.push_back(set);
        if (dropped.size() < 2) continue;
        Flip flip{{}, plan.outcomes[static_cast<std::size_t>(outcome)]};
        for (const std::size_t fact : dropped) flip.change.push_back({specs[fact].path, "none"});
        out.push_back(std::move(flip));
    }
}

}  // namespace

std::vector<SingleFlip> single_flips(const Setting& setting, const Workload& workload, const Evaluation& evaluation,
                                     int winner) {
    const auto specs = facts();
    const CompiledRules& compiled = setting.compiled;
    const Plan& plan = setting.plan;
    const State& state = evaluation.state();
    const int now = outcome_index(plan, winner);
    std::vector<SingleFlip> out;
    for (const FactId fact : compiled.tested()) {
        const auto index = static_cast<std::size_t>(fact);
        if (specs[index].system || specs[index].derived) continue;
        // Of neighbouring numbers that lead to the same outcome, the first speaks for all.
        const bool ordered = specs[index].kind == FactKind::number || specs[index].kind == FactKind::version;
        int before = -1;
        for (std::size_t cell = 0; cell < compiled.cells().values[index].size(); ++cell) {
            const auto truths = compiled.truths_of_cell(fact, cell);
            if (evaluation.states(fact) && std::ranges::equal(evaluation.stated(fact), truths)) continue;
            if (ordered && contradicts(workload, fact, compiled.cells().values[index][cell])) continue;
            const State changed = evaluation.with({fact, truths});
            const int outcome = outcome_index(plan, choose_again(plan, state, winner, changed));
            if (outcome == now || (ordered && outcome == before)) continue;
            before = outcome;
            out.push_back({fact, cell, nullptr, outcome});
        }
    }
    for (const Variant& variant : setting.variants) {
        const int outcome =
            outcome_index(variant.plan, choose(variant.plan, evaluation.with({variant.fact, variant.truths})));
        if (outcome != now) out.push_back({variant.fact, 0, &variant, outcome});
    }
    return out;
}

std::vector<Flip> explain_flips(const Basis& basis) {
    const auto specs = facts();
    std::vector<Flip> out;
    for (const SingleFlip& flip : single_flips(basis.setting, basis.workload, basis.evaluation, basis.winner)) {
        const auto fact = static_cast<std::size_t>(flip.fact);
        const std::string to = flip.variant != nullptr
                                   ? flip.variant->to
                                   : to_text(basis.setting.compiled.cells().values[fact][flip.cell], specs[fact]);
        out.push_back({{{specs[fact].path, to}}, basis.setting.plan.outcomes[static_cast<std::size_t>(flip.outcome)]});
    }
    dropped_sets(basis, out);
    return out;
}

std::vector<Assumed> explain_assumed(const Basis& basis) {
    const auto specs = facts();
    std::vector<Assumed> out;
    const auto outcome = [&](int index) { return basis.setting.plan.outcomes[static_cast<std::size_t>(index)]; };
    // The first other value that changes the verdict speaks for all; failing that, the first that changes what to do
    // instead.
    const auto note = [&](std::vector<Assumed>& list, Assumed entry, const Outcome& other) {
        if (other == basis.outcome) return;
        const auto same = std::ranges::find(list, entry.fact, &Assumed::fact);
        entry.otherwise = other;
        if (same == list.end())
            list.push_back(std::move(entry));
        else if (same->otherwise.verdict == basis.outcome.verdict && other.verdict != basis.outcome.verdict)
            *same = std::move(entry);
    };
    for (const Assumption* assumption : basis.assumed) {
        const auto index = static_cast<std::size_t>(assumption->fact);
        const auto& cells = basis.setting.compiled.cells().values[index];
        for (std::size_t cell = 0; cell < cells.size(); ++cell) {
            note(out,
                 {specs[index].path,
                  to_text(assumption->value, specs[index]),
                  {},
                  to_text(cells[cell], specs[index]),
                  assumption->rule.why,
                  assumption->rule.id},
                 outcome(basis.outcome_with(assumption->fact, cell)));
        }
    }
    for (const Variant& variant : basis.setting.variants) {
        if (variant.stated) continue;
        const FactSpec& spec = specs[static_cast<std::size_t>(variant.fact)];
        const std::string as = spec.kind == FactKind::names    ? "[]"
                               : spec.kind == FactKind::flag   ? "false"
                               : spec.kind == FactKind::choice ? "normal"
                                                               : "unknown";
        note(out, {spec.path, as, {}, variant.to, "The file does not say.", {}}, outcome(basis.outcome_with(variant)));
    }
    return out;
}

}  // namespace tense
