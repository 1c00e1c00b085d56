// Every way to build something out of the roles, priced for one set of circumstances.
//
// A candidate is a set of providers, at most one a role. Its price is compared left to right and never added up:
//   1. platforms to be added here (what is operated already is free)
//   2. seams: places where a log's events become work
//   3. operating rank: stand-ins (a platform built for another role), then the platforms themselves, the most laborious
//   first
//   4. preferences missed
//   5. the roles' and providers' own order, which makes the order strict
// Parts 1 to 3 and 5 do not depend on the workload, so candidates are sorted once a system. Candidates that are alike
// in 1 to 3 run on the same platforms; only among these may a preference choose.
#pragma once

#include "decide/evaluate.hpp"
#include "model/decision.hpp"
#include "model/rule.hpp"

#include <cstdint>
#include <vector>

namespace tense {

using Mask = std::uint64_t;

// What makes a verdict: something that keeps facts, something that does work, a task queue; else what stands in their
// place.
struct Traits {
    bool keeps = false, executes = false, queue = false;
    friend auto operator<=>(const Traits&, const Traits&) = default;
};
[[nodiscard]] std::string verdict_of(const Traits& traits);

struct Candidate {
    std::vector<int> providers;  // indexes, by role order
    Mask roles = 0;              // by index into RuleSet::roles
    Mask covers = 0;             // needs
    Mask parts = 0;              // roles and providers whose availability depends on the workload
    std::vector<int> platforms;  // indexes, falling effort
    int added = 0;
    int seams = 0;
    int borrowed = 0;
    Traits traits;    // what the verdict is read off
    int group = 0;    // equal for candidates that are alike in price parts 1 to 3
    int outcome = 0;  // index into Plan::outcomes
};

struct Plan {
    std::vector<Candidate> candidates;  // cheapest first
    std::vector<Outcome> outcomes;      // distinct
    std::vector<int> contenders;        // candidates that no other beats whatever is needed: the only ones that can win
};

// Parts are numbered: roles first, then providers.
[[nodiscard]] inline Mask role_part(int role) {
    return Mask{1} << role;
}
[[nodiscard]] inline Mask provider_part(const RuleSet& rules, int provider) {
    return Mask{1} << (static_cast<int>(rules.roles.size()) + provider);
}

// `circumstances`: only the system's facts are read. `allowed`: mask of roles on the menu.
[[nodiscard]] Plan make_plan(const RuleSet& rules, const Facts& circumstances, Mask allowed);

// Whether a platform is operated here.
[[nodiscard]] bool operated(const RuleSet& rules, const Facts& circumstances, int platform);

}  // namespace tense
