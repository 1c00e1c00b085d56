#include "decide/choose.hpp"

#include <bit>

namespace tense {

State read_state(const RuleSet& rules, const Facts& values, Reading3 reading) {
    const bool needs_too = reading == Reading3::ceiling;
    const bool parts_too = reading == Reading3::floor;
    const auto counts = [](Truth truth, bool unknown_too) {
        return truth == Truth::yes || (unknown_too && truth == Truth::unknown);
    };
    State out;
    for (std::size_t i = 0; i < rules.needs.size(); ++i) {
        const Mask bit = Mask{1} << i;
        if (counts(evaluate(rules.needs[i].must, values), needs_too))
            out.must |= bit;
        else if (rules.needs[i].prefer && counts(evaluate(*rules.needs[i].prefer, values), false))
            out.prefer |= bit;
    }
    for (std::size_t i = 0; i < rules.roles.size(); ++i)
        if (counts(evaluate(rules.roles[i].when, values), parts_too)) out.available |= role_part(static_cast<int>(i));
    for (std::size_t i = 0; i < rules.providers.size(); ++i)
        if (counts(evaluate(rules.providers[i].when, values), parts_too))
            out.available |= provider_part(rules, static_cast<int>(i));
    return out;
}

int choose(const Plan& plan, const State& state) {
    int best = -1;
    int best_missed = 0;
    for (const int index : plan.contenders) {
        const Candidate& candidate = plan.candidates[static_cast<std::size_t>(index)];
        if (best >= 0 && candidate.group != plan.candidates[static_cast<std::size_t>(best)].group) break;
        if (!feasible(candidate, state)) continue;
        const int missed = std::popcount(state.prefer & ~candidate.covers);
        if (best < 0 || missed < best_missed) {
            best = index;
            best_missed = missed;
        }
    }
    return best;
}

}  // namespace tense
