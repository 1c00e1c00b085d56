// Which outcomes are still reachable, whatever the answers to what is unknown: exact, not sampled.
//
// The idea. Every condition looks at few facts, so the unknown facts fall apart into small groups that no condition
// connects. Each group has a short list of effects (needs raised, preferences raised, providers made possible), and the
// groups' effects are free to combine. To ask whether candidate C can win, take from every group the effect that
// is best for C: among those that leave C possible, the one that rules out most of the others. One evaluation then
// answers for all completions. Facts that connect too much (the sentence test, the rate) are tried value by value.
// Where a group has several effects none of which is best, the few combinations are tried.
#pragma once

#include "decide/evaluation.hpp"

#include <vector>

namespace tense {

// Indexes of the contenders that can win, rising; -1 first when some completion is covered by nothing on the menu.
[[nodiscard]] std::vector<int> reach(const Plan& plan, const Evaluation& evaluation);

// The unknown facts that some undecided condition still depends on.
[[nodiscard]] std::vector<FactId> open_facts(const Evaluation& evaluation);

}  // namespace tense
