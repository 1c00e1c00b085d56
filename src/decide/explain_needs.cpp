#include "decide/explain.hpp"

#include <algorithm>
#include <bit>

namespace tense {

std::vector<NeedState> explain_needs(const Basis& basis) {
    const RuleSet& rules = basis.setting.rules;
    std::vector<NeedState> out;
    const Mask covers =
        basis.winner < 0 ? 0 : basis.setting.plan.candidates[static_cast<std::size_t>(basis.winner)].covers;
    for (std::size_t i = 0; i < rules.needs.size(); ++i) {
        const Need& need = rules.needs[i];
        NeedState state;
        state.id = need.rule.id;
        state.say = need.say;
        const Truth must = evaluate(need.must, basis.taken);
        const Truth prefer = need.prefer ? evaluate(*need.prefer, basis.taken) : Truth::no;
        const Condition* condition = &need.must;
        state.state = must;
        if (must != Truth::yes && prefer == Truth::yes) {
            state.state = Truth::yes;
            state.must = false;
            condition = &*need.prefer;
        }
        for (const FactId id : reasons(*condition, basis.taken)) {
            state.readings.push_back(reading_of(basis, id));
            state.assumed = state.assumed || (state.state == Truth::yes && state.readings.back().assumed);
        }
        state.covered = (covers >> i & 1) != 0;
        out.push_back(std::move(state));
    }
    return out;
}

std::vector<Advised> explain_advice(const Basis& basis) {
    const RuleSet& rules = basis.setting.rules;
    const Mask roles =
        basis.winner < 0 ? 0 : basis.setting.plan.candidates[static_cast<std::size_t>(basis.winner)].roles;
    std::vector<Advised> out;
    for (const Advice& advice : rules.advice) {
        const bool concerns = advice.roles.empty() ||
                              std::ranges::any_of(advice.roles, [&](int role) { return (roles >> role & 1) != 0; });
        if (!concerns || evaluate(advice.when, basis.taken) != Truth::yes) continue;
        Advised advised{
            advice.rule.id, advice.rule.kind == RuleKind::conflict, advice.rule.title, advice.say, advice.fix, {}};
        for (const FactId id : reasons(advice.when, basis.taken)) advised.readings.push_back(reading_of(basis, id));
        out.push_back(std::move(advised));
    }
    // Conflicts first: they cannot be met, only chosen between.
    std::ranges::stable_sort(out, [](const Advised& a, const Advised& b) { return a.conflict && !b.conflict; });
    return out;
}

}  // namespace tense
