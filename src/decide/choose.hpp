// The verdict of a set of needs: the cheapest candidate that covers every must-need.
#pragma once

#include "decide/plan.hpp"

namespace tense {

// What an evaluation of all needs and all availabilities came to.
struct State {
    Mask must = 0;       // needs that hold and must be covered
    Mask prefer = 0;     // needs that hold as preferences, none of them in `must`
    Mask available = 0;  // roles and providers that are possible
};

// How a state is read off the facts.
enum class Reading3 {
    certain,  // unknown counts as no: needs certainly there, providers certainly possible
    floor,    // fewest needs, most providers: the cheapest that any completion can be
    ceiling   // most needs, fewest providers: the dearest
};
[[nodiscard]] State read_state(const RuleSet& rules, const Facts& facts, Reading3 reading = Reading3::certain);

// Index of the winner, or -1 when the menu covers not everything.
[[nodiscard]] int choose(const Plan& plan, const State& state);

[[nodiscard]] inline bool feasible(const Candidate& candidate, const State& state) {
    return (state.must & ~candidate.covers) == 0 && (candidate.parts & ~state.available) == 0;
}

}  // namespace tense
