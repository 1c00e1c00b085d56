// What is wrong with a system as described, beside its verdicts: problems of the architecture or of the statement of it
// that do not keep a verdict from being given.
#pragma once

#include "model/decision.hpp"
#include "model/report.hpp"
#include "model/rule.hpp"
#include "model/workload.hpp"

#include <vector>

namespace tense {

// unknown-platform-name   `operates` or `platforms` has a name that no rule knows and that is nearly a known one
// menu-covers-nothing     `allow` leaves no roles that cover a workload's needs
// unearned-platform       a platform to be added that no must-need with a written `why` asks for
[[nodiscard]] std::vector<Finding> find_problems(const RuleSet& rules, const System& system,
                                                 const SystemDecision& decision);

}  // namespace tense
