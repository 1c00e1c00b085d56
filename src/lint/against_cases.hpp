// The circumstances under which two rule sets are compared, and what is tried under each.
#pragma once

#include "lint/against_parts.hpp"

#include <set>
#include <string>
#include <vector>

namespace tense {

struct Case {
    Facts stated;           // circumstances alone, as a file spells them
    int sweep = -1;         // every workload of at most so many facts; below 0: none
    bool combined = false;  // the facts of the changed parts
};

struct Cases {
    std::vector<Case> list;
    bool capped = false;  // not every combination of the circumstances that the changed parts read is there
};

// `rules`: either set, for the cells. `circumstances`: those that conditions test.
[[nodiscard]] Cases make_cases(const CompiledRules& rules, const std::vector<FactId>& circumstances,
                               const ChangedParts& parts);

// What is said of a platform is said of one that is in use.
void put_in_use(Facts& stated);

[[nodiscard]] Value names_value(const std::set<std::string>& names);
[[nodiscard]] std::size_t count_stated(const Facts& values);

}  // namespace tense
