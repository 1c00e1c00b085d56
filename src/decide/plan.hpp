// Every way to build something out of the roles, priced for one set of circumstances.
//
// A candidate is a set of providers, at most one a role. Its price is compared left to right and never added up:
//   1. platforms to be added here (what is operated already is free)
//   2. seams: places where a log's events become work
//   3. operating rank: stand-ins (a platform built for another role), then the platforms themselves, the most laborious
//   first
//   4. preferences missed
//   5. the roles' own order, then what covers fewer needs, together and then provider by provider: who does no more
//   than
//      is needed. Providers that are still alike (rules lint R05 refuses them) keep the order of their ids.
// Parts 1 to 3 and 5 do not depend on the workload, so candidates are sorted once a system. Candidates that are alike
// in 1 to 3 run on the same platforms; only among these may a preference choose.
#pragma once

#include "base/bits.hpp"
#include "decide/evaluate.hpp"
#include "model/decision.hpp"
#include "model/rule.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tense {

// What makes a verdict: something that keeps facts, something that does work, a task queue; else what stands in their
// place.
struct Traits {
    bool keeps = false, executes = false, queue = false;
    friend auto operator<=>(const Traits&, const Traits&) = default;
};
[[nodiscard]] std::string verdict_of(const Traits& traits);

struct Candidate {
    Mask providers = 0;  // by index into RuleSet::providers
    Mask roles = 0;      // by index into RuleSet::roles
    Mask covers = 0;     // needs
    Mask parts = 0;      // roles and providers whose availability depends on the workload
    Mask platforms = 0;  // by index into RuleSet::platforms, which are in the order of effort
    int added = 0;       // servers among the platforms that are not operated here
    int seams = 0;
    int borrowed = 0;
    int breadth = 0;  // needs that its providers cover, each counted for itself
    Traits traits;    // what the verdict is read off
    int group = 0;    // equal for candidates that are alike in price parts 1 to 3
    int outcome = 0;  // index into Plan::outcomes
};

// A contender as the choice looks at it.
struct Contender {
    Mask covers = 0, parts = 0;
    int group = 0;
    int index = 0;  // into Plan::candidates
};

struct Plan {
    std::vector<Candidate> candidates;  // cheapest first
    std::vector<Outcome> outcomes;      // outcomes_of the rules: the same list for every plan
    std::vector<int> contenders;        // candidates that no other beats whatever is needed: the only ones that can win
    std::vector<Contender> race;        // the same, packed
};

// All outcomes a rule set can come to, in a fixed order: nothing, the three verdicts, "neither" with each role instead.
[[nodiscard]] std::vector<Outcome> outcomes_of(const RuleSet& rules);

// A candidate's providers in the order of their roles.
[[nodiscard]] std::vector<int> providers_of(const RuleSet& rules, const Candidate& candidate);

// Parts are numbered: roles first, then providers.
[[nodiscard]] inline Mask role_part(int role) {
    return bit(role);
}
[[nodiscard]] inline Mask provider_part(const RuleSet& rules, int provider) {
    return bit(static_cast<int>(rules.roles.size()) + provider);
}

// `circumstances`: only the system's facts are read. `allowed`: mask of roles on the menu.
// `only_contenders`: leave out the candidates that can never win, which only explanations name.
[[nodiscard]] Plan make_plan(const RuleSet& rules, const Facts& circumstances, Mask allowed,
                             bool only_contenders = false);

// The circumstance that names what is operated here: an index into facts().
[[nodiscard]] std::size_t operates_fact();
// The platform that a circumstance tells of, kafka of "system.platforms.kafka.version"; empty: none.
[[nodiscard]] std::string_view platform_of(const FactSpec& fact);

// Whether a platform is operated here, and whether it would have to be added: a server that is not.
[[nodiscard]] bool operated(const RuleSet& rules, const Facts& circumstances, int platform);
[[nodiscard]] bool to_be_added(const RuleSet& rules, const Facts& circumstances, int platform);

// The ids behind a mask, lowest index first.
[[nodiscard]] std::vector<std::string> need_ids(const RuleSet& rules, Mask needs);
[[nodiscard]] std::vector<std::string> platform_ids(const RuleSet& rules, Mask platforms);

}  // namespace tense
