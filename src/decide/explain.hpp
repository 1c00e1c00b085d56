// Everything that is said about a verdict, computed from the evaluation that made it.
#pragma once

#include "decide/basis.hpp"
#include "decide/reach.hpp"

namespace tense {

// All needs with their states and the facts behind them.
[[nodiscard]] std::vector<NeedState> explain_needs(const Basis& basis);

// All minimal sets of needs that force the outcome: every set of the workload's needs that contains one of them has the
// same outcome. Smallest first, then in the order of the needs. Empty when nothing forces it.
[[nodiscard]] std::vector<std::vector<std::string>> explain_because(const Basis& basis);

// Every single changed fact that changes the outcome, then every minimal set of two or more dropped needs that does.
[[nodiscard]] std::vector<Flip> explain_flips(const Basis& basis);

// One changed fact and what it leads to, before anything is put into words.
struct SingleFlip {
    FactId fact = 0;
    std::size_t cell = 0;              // of Cells; of a workload's fact
    const Variant* variant = nullptr;  // of a circumstance
    int outcome = 0;                   // index into Plan::outcomes
};
[[nodiscard]] std::vector<SingleFlip> single_flips(const Setting& setting, const Workload& workload,
                                                   const Evaluation& evaluation, int winner);

// Assumptions and unstated circumstances whose opposite would change the outcome.
[[nodiscard]] std::vector<Assumed> explain_assumed(const Basis& basis);

// What to ask, most telling first. `possible`: outcomes still reachable, the present one first.
[[nodiscard]] std::vector<Question> explain_questions(const Basis& basis, const std::vector<Outcome>& possible);

// The same questions in groups. Needs whose answers lead to the same verdicts are one group, which "none of these"
// answers at once, and so are a quantity's typical and greatest value; every other fact is a group of its own. What can
// change most verdicts comes first, then the larger group, then the order of the fact table. How many answers this
// takes: tests/cases/questions.cpp.
[[nodiscard]] std::vector<QuestionGroup> group_questions(const std::vector<Question>& questions);

// Facts of the workload, stated or not, whose every value leaves the outcome as it is, whatever the unknown facts turn
// out to be, and that are part of no flip. Each listed fact is proved. Where the other unknown facts have at most 256
// completions, the list is whole; beyond that a fact that is not listed may still never matter.
// `winners`: what `reach` found.
[[nodiscard]] std::vector<std::string> explain_no_matter(const Basis& basis, const std::vector<int>& winners,
                                                         const std::vector<Flip>& flips);

// The minimal sets of must-needs, all with a workaround, without which fewer platforms would have to be added.
[[nodiscard]] std::vector<BuyOut> explain_buy_out(const Basis& basis);

// Platforms to be added that no must-need with a written reason asks for.
[[nodiscard]] std::vector<Unearned> explain_unearned(const Basis& basis);

// The other outcomes and the other ways to this one, each with the reason against it.
[[nodiscard]] std::vector<Alternative> explain_alternatives(const Basis& basis);

[[nodiscard]] std::vector<Advised> explain_advice(const Basis& basis);

}  // namespace tense
