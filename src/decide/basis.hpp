// One workload, evaluated: what every explanation starts from. Explanations change facts and evaluate again through
// the same functions; there is no second way to a verdict.
#pragma once

#include "decide/cells.hpp"
#include "decide/choose.hpp"

#include <map>
#include <string>
#include <vector>

namespace tense {

// A system made ready: its circumstances and the candidates they price.
struct Setting {
    const RuleSet& rules;
    const Cells& cells;
    const System& system;
    Mask allowed = 0;
    Plan plan;
};

[[nodiscard]] Setting make_setting(const RuleSet& rules, const Cells& cells, const System& system);

struct Basis {
    const Setting& setting;
    const Workload& workload;
    Facts stated;                            // as the file says
    Facts taken;                             // as the verdict takes them
    std::vector<const Assumption*> assumed;  // those that were made
    State state;
    int winner = -1;  // candidate; -1: the menu does not cover the needs
    Outcome outcome;
};

[[nodiscard]] Basis make_basis(const Setting& setting, const Workload& workload);

// A choice that was not made: equal to none of the fact's choices.
inline constexpr int k_no_choice = -1;

// The facts as a verdict takes them: every assumption that fits in the place of what is unsaid, and needs nobody stated
// as `none`. `made` gets the assumptions used.
[[nodiscard]] Facts assume(const RuleSet& rules, Facts facts, std::vector<const Assumption*>* made = nullptr);

// The outcome of other facts in the same circumstances.
[[nodiscard]] Outcome outcome_with(const Setting& setting, const Plan& plan, const Facts& stated);

// The outcome of a state; "neither" with nothing instead where the menu does not cover it.
[[nodiscard]] Outcome outcome_at(const Plan& plan, const State& state);

// A fact as the report tells it.
[[nodiscard]] Reading reading_of(const Basis& basis, FactId id);

}  // namespace tense
