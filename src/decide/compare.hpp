// Two descriptions side by side: which systems and workloads came, went or changed, what is stated differently, and
// which fact did it.
#pragma once

#include "model/difference.hpp"
#include "model/rule.hpp"
#include "model/workload.hpp"

#include <vector>

namespace tense {

// Systems are matched by name, those that are left by their order; workloads by name. In the order of `after`; what was
// removed comes last.
[[nodiscard]] std::vector<SystemDifference> compare(const RuleSet& rules, const std::vector<System>& before,
                                                    const std::vector<System>& after);

}  // namespace tense
