// Conditions over facts in three values (Kleene's strong logic): what is not known stays unknown unless the rest
// of the condition settles it.
#pragma once

#include "model/condition.hpp"
#include "model/decision.hpp"
#include "model/rule.hpp"
#include "model/workload.hpp"

#include <vector>

namespace tense {

// The facts that one evaluation sees: a value a fact, workload and circumstances together.
using Facts = std::vector<Value>;

// A choice that was not made: equal to none of the fact's choices.
inline constexpr int k_no_choice = -1;

// Circumstances that are not stated are unknown here, and no test of them holds: nothing is known to be there.
[[nodiscard]] Truth evaluate(const Condition& condition, const Facts& facts);

// Whether a known value passes a test of its fact.
[[nodiscard]] bool holds(const UnaryTest& test, const Known& value);

// The facts that made `evaluate` return what it returned: for true, those of the parts that hold; for unknown, the
// unknown ones; each once, in the order of the condition.
[[nodiscard]] std::vector<FactId> reasons(const Condition& condition, const Facts& facts);

// A system's and a workload's facts as one; circumstances that are lists of names are brought to the rules' own
// spelling.
[[nodiscard]] Facts facts_of(const RuleSet& rules, const FactSheet& circumstances, const FactSheet& workload);

}  // namespace tense
