// How much of a rule set its examples and scenarios exercise: condition/decision coverage, in three values.
//
// Counted are, each of them once:
//   rules     that a rule fires, that a need fires as a must and as a preference where it can do both, and that a rule
//             stays silent. Silent counts where the condition is false, or where the fact of an assumption is stated;
//             a condition that is merely unknown shows nothing. A rule without a condition only fires.
//   branches  that each part of an `all` or `any` is true and is false, and, where a test names several alternatives,
//             that each of them is the one met and is not. A negation counts through what it negates; a condition that
//             is one single test has no branches: the rule has it already. Parts are looked at one by one, also
//             where another part has settled the condition. Unknown is neither true nor false.
//   verdicts  that a scenario expects each verdict, and each role that can stand in a verdict's place. What a scenario
//             only comes to without expecting it does not count.
// A test counts when it holds and is not marked as todo. An example shows something of its own rule only; a scenario of
// every rule, with the facts as the verdict takes them.
//
// Pairs of must-needs have a figure of their own: a pair is possible when some values of the facts make both conditions
// true, and covered when both hold in one scenario.
#pragma once

#include "decide/rule_tests.hpp"

namespace tense {

// `file`: the tests were those of this file alone. Then only what they can reach is counted: of a rule what it has, of
// scenarios the verdicts and the pairs. Empty: everything.
[[nodiscard]] Coverage measure_coverage(const RuleSet& rules, const std::vector<Exercise>& exercises,
                                        std::string_view file = {});

}  // namespace tense
