// The decision as a function: rules and a system in, a decision out. No input, no output, no clock.
#pragma once

#include "model/decision.hpp"
#include "model/rule.hpp"
#include "model/workload.hpp"

namespace tense {

class CompiledRules;

[[nodiscard]] SystemDecision decide(const CompiledRules& rules, const System& system);
// The same for a single system; with many, compile the rules once.
[[nodiscard]] SystemDecision decide(const RuleSet& rules, const System& system);

// Runs one rule's own example: true when the rule fires on it.
[[nodiscard]] bool fires(const RuleSet& rules, const RuleHeader& rule, const FactSheet& facts);

}  // namespace tense
