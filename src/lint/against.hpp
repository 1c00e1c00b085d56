// What a change of the rules changes: R15 (verdicts) and R16 (the version that should say so).
#pragma once

#include "model/rule_finding.hpp"

namespace tense {

struct Against {
    bool proved_equal = false;  // every deciding part of the two sets holds for the same inputs and costs the same
    std::size_t inputs = 0;     // compared; see against.cpp for which
    std::size_t changed = 0;    // of these, inputs whose verdict or `instead` changed
    std::vector<RuleFinding> findings;
};

// `before` and `after` are whole rule sets.
[[nodiscard]] Against compare_rules(const RuleSet& before, const RuleSet& after);

}  // namespace tense
