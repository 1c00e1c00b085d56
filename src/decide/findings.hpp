// What is wrong with a system as described, beside its verdicts: problems of the architecture or of the statement of it
// that do not keep a verdict from being given.
#pragma once

#include "model/decision.hpp"
#include "model/report.hpp"
#include "model/rule.hpp"
#include "model/workload.hpp"

#include <vector>

namespace tense {

// Every kind is a row of model/finding_kinds.
[[nodiscard]] std::vector<Finding> find_problems(const RuleSet& rules, const System& system,
                                                 const SystemDecision& decision);

}  // namespace tense
