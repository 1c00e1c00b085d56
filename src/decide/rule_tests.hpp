// The tests that rules carry: each example on its own rule, each scenario through the whole engine.
#pragma once

#include "decide/evaluate.hpp"
#include "model/rule.hpp"
#include "model/rule_tests.hpp"

#include <vector>

namespace tense {

// What one test that holds showed the rules: the facts as their conditions saw them.
struct Exercise {
    Facts values;
    const RuleHeader* only = nullptr;     // an example exercises its own rule; null: a scenario, all rules
    std::vector<const Assumption*> made;  // scenarios: the assumptions that were made, and
    Facts stated;                         // the facts before they were
    const Scenario* scenario = nullptr;   // null: an example
    std::uint64_t must = 0;               // scenarios: the must-needs that held, by index
};

struct RuleTestRun {
    std::vector<RuleTest> tests;
    std::vector<Exercise> exercises;  // of the tests that passed; what is marked as todo shows nothing
};

// `file`: only the tests of this file, as shown in paths; empty: all of them. `added`: files that were added to a rule
// set; where there are any, a scenario of another file that fails counts as changed.
[[nodiscard]] RuleTestRun run_rule_tests(const RuleSet& rules, std::string_view file = {},
                                         const std::vector<std::string>& added = {});

}  // namespace tense
