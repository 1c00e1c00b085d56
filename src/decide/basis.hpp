// One workload, evaluated: what every explanation starts from. Explanations change facts and evaluate again through
// the same functions; there is no second way to a verdict.
#pragma once

#include "decide/choose.hpp"
#include "decide/evaluation.hpp"

#include <string>
#include <vector>

namespace tense {

// The system with one circumstance changed, and the contenders that prices.
struct Variant {
    FactId fact = 0;
    std::string to;       // as a file would say it
    bool stated = false;  // the file states this circumstance
    Truths truths;        // of the fact's atoms
    Plan plan;            // contenders only
};

// A system made ready: its circumstances, the candidates they price, and every single change of a circumstance that
// rules can tell apart.
struct Setting {
    const CompiledRules& compiled;
    const RuleSet& rules;
    const System& system;
    Mask allowed = 0;
    Facts circumstances;  // names in the rules' spelling; nothing known of a workload
    Truths truths;        // of all atoms; those of a workload's facts are unknown
    Plan plan;
    std::vector<Variant> variants;
};

// `with_variants`: price every changed circumstance too, which flips and assumptions ask for.
[[nodiscard]] Setting make_setting(const CompiledRules& compiled, const System& system, bool with_variants = true);

// The platforms of a candidate that would have to be added here.
[[nodiscard]] Mask servers_to_add(const Setting& setting, const Candidate& candidate);

struct Basis {
    const Setting& setting;
    const Workload& workload;
    Facts stated;                            // as the file says
    Facts taken;                             // as the verdict takes them
    std::vector<const Assumption*> assumed;  // those that were made
    Evaluation evaluation;
    State state;
    int winner = -1;  // candidate; -1: the menu does not cover the needs
    Outcome outcome;

    // The outcome with one fact stated otherwise: an index into Plan::outcomes.
    [[nodiscard]] int outcome_with(const Substitute& change) const;
    // The same for a value of Cells.
    [[nodiscard]] int outcome_with(FactId fact, std::size_t cell) const;
    // The same under another circumstance.
    [[nodiscard]] int outcome_with(const Variant& variant) const;
};

[[nodiscard]] Basis make_basis(const Setting& setting, const Workload& workload);

// The facts as a verdict takes them: every assumption that fits in the place of what is unsaid, and needs nobody stated
// as `none`. `made` gets the assumptions used. The definition of what Evaluation does on atoms.
[[nodiscard]] Facts assume(const RuleSet& rules, Facts facts, std::vector<const Assumption*>* made = nullptr);

// The outcome of a state; "neither" with nothing instead where the menu does not cover it.
[[nodiscard]] Outcome outcome_at(const Plan& plan, const State& state);

// A fact as the report tells it.
[[nodiscard]] Reading reading_of(const Basis& basis, FactId id);

}  // namespace tense
