// The verdict of a set of needs: the cheapest candidate that covers every must-need.
#pragma once

#include "decide/plan.hpp"

#include <vector>

namespace tense {

// What an evaluation of all needs and all availabilities came to.
struct State {
    Mask must = 0;       // needs that hold and must be covered
    Mask prefer = 0;     // needs that hold as preferences, none of them in `must`
    Mask available = 0;  // roles and providers that are possible
    friend bool operator==(const State&, const State&) = default;
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

// The same for a state that differs from one whose winner is known: where the needs only grow and nothing else changes
// for the better, the search goes on from there.
[[nodiscard]] int choose_again(const Plan& plan, const State& before, int winner, const State& now);

// Index into Plan::outcomes; 0 ("neither", nothing instead) where the menu does not cover the needs.
[[nodiscard]] inline int outcome_index(const Plan& plan, int winner) {
    return winner < 0 ? 0 : plan.candidates[static_cast<std::size_t>(winner)].outcome;
}

[[nodiscard]] inline bool feasible(const Candidate& candidate, const State& state) {
    return within(state.must, candidate.covers) && within(candidate.parts, state.available);
}

// Of these sets those that contain no other, each once: fewest members first, then in the order of their members.
[[nodiscard]] std::vector<Mask> smallest_sets(std::vector<Mask> sets);

// The minimal sets of needs that a winner rests on, as sets of columns: needs that the same contenders cover are one
// column, and any of them stands for it. See because.cpp for why this is exact.
struct Because {
    std::vector<Mask> columns;  // the must-needs of each column, in the order of their first need
    std::vector<Mask> sets;     // of columns, by index; smallest first
};
[[nodiscard]] Because because_of(const Plan& plan, const State& state, int winner);

}  // namespace tense
