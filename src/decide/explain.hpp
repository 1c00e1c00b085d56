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
[[nodiscard]] std::vector<Flip> explain_flips(const Basis& basis, const std::vector<struct Variant>& variants);

// Assumptions and unstated circumstances whose opposite would change the outcome.
[[nodiscard]] std::vector<Assumed> explain_assumed(const Basis& basis, const std::vector<struct Variant>& variants);

// What to ask, most telling first.
[[nodiscard]] std::vector<Question> explain_questions(const Basis& basis, const std::vector<Outcome>& possible);

// The other outcomes and the other ways to this one, each with the reason against it.
[[nodiscard]] std::vector<Alternative> explain_alternatives(const Basis& basis);

[[nodiscard]] std::vector<Advised> explain_advice(const Basis& basis);

// The system with one circumstance changed, and the candidates that prices.
struct Variant {
    FactId fact = 0;
    std::string to;       // as a file would say it
    bool stated = false;  // the file states this circumstance
    Facts circumstances;
    Plan plan;
};

// Every single change of a circumstance that rules can tell apart.
[[nodiscard]] std::vector<Variant> make_variants(const Setting& setting);

}  // namespace tense
