// The two halves of a comparison of rule sets: what of them differs, and which inputs show it.
#pragma once

#include "decide/compiled.hpp"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace tense {

// What two rule sets hold and do not hold alike.
struct ChangedParts {
    std::vector<const Condition*> conditions;  // of the parts that differ, in both sets
    std::set<FactId> facts;                    // that these read, or that a changed assumption fills
    std::vector<const Condition*> guides;      // what an input must meet for a difference to show; includes conditions
    std::set<std::set<std::string>> operated;  // platforms to have at hand together for that
    bool equal = true;                         // nothing differs: proved
};

// Both compiled with the same cells. Parts match by id. Conditions are compared over every combination of the values of
// their facts; those with too many combinations count as different.
[[nodiscard]] ChangedParts changed_parts(const CompiledRules& before, const CompiledRules& after);

// What the two came to on the same inputs.
struct Comparison {
    std::vector<Outcome> outcomes;  // of either set
    std::size_t inputs = 0;
    std::map<std::pair<int, int>, std::size_t> changes;  // from and to, by index into outcomes
    bool capped = false;                                 // not every combination of the changed facts was tried
    std::size_t searched = 0;                            // of the inputs, those of the random search
    Facts smallest;  // the input of fewest stated facts whose outcome changes; empty: none
    std::pair<int, int> smallest_change;
};
[[nodiscard]] Comparison compare_inputs(const CompiledRules& before, const CompiledRules& after,
                                        const ChangedParts& parts);

}  // namespace tense
