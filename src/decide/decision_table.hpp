// The decision table of a rule set, from the candidates that price it.
//
// Contenders in price order are a first-hit table already: the row of a candidate matches when no must-need outside
// what it covers holds and its parts are available. Two things are added.
//   Rows are joined where neighbours on the same platforms come to the same answer. A class of needs that only some of
//   them cover then reads "no unless P". Joined rows are checked against their candidates for every set of available
//   parts: the row must allow exactly what one possible candidate covers, and that one what all the others do.
//   Rows on the same platforms with different answers stay apart and name each other: there a preference chooses.
// The table speaks of needs and availabilities, not of facts: it is exact for every set of them, also for those that no
// facts bring about together.
#pragma once

#include "model/decision_table.hpp"
#include "model/rule.hpp"
#include "model/workload.hpp"

namespace tense {

// `system`: only its circumstances and menu are read.
[[nodiscard]] DecisionTable make_decision_table(const RuleSet& rules, const System& system);

}  // namespace tense
