// Two rule sets side by side: what each comes to on one input, and the sums of that.
#pragma once

#include "decide/evaluation.hpp"
#include "lint/against_parts.hpp"

#include <memory>
#include <utility>
#include <vector>

namespace tense {

// As a rule set reads what a file states; nothing triggers anything unless it is said.
[[nodiscard]] Facts in_rules(const RuleSet& rules, const Facts& stated);

// An input is made in steps: circumstances are entered, then facts of a workload are pushed, each as one of its cells.
// Both sets have the same cells.
class Sides {
public:
    Sides(const CompiledRules& before, const CompiledRules& after);

    // Facts that conditions test: of systems, and of workloads.
    [[nodiscard]] const std::vector<FactId>& circumstances() const { return circumstances_; }
    [[nodiscard]] const std::vector<FactId>& dimensions() const { return dimensions_; }
    [[nodiscard]] const std::vector<Known>& values(FactId fact) const {
        return rules_[1]->cells().values[static_cast<std::size_t>(fact)];
    }
    // The spelling of circumstances is that of the set after the change.
    [[nodiscard]] const RuleSet& rules() const { return rules_[1]->rules(); }

    // `stated` must live until the next call.
    void enter(const Facts& stated);
    void push(FactId fact, std::size_t cell);
    void pop();
    void clear();

    // Decides and counts what is stated now. Returns whether it is an input: whether a file can state it.
    bool compare();

    // Index into Comparison::outcomes of both sets for an input at hand; counts nothing.
    [[nodiscard]] std::pair<int, int> ask(const Facts& stated) const { return {ask(0, stated), ask(1, stated)}; }

    // Whether a file that states this fact needs the other one beside it: an average below its peak.
    [[nodiscard]] bool leans_on(FactId fact, FactId other) const {
        return lower_[static_cast<std::size_t>(fact)] == other;
    }

    Comparison found;

private:
    // One rule set under the circumstances.
    struct Side {
        Evaluation evaluation;
        Plan plan;
        int winner;
    };
    void find_partners();
    [[nodiscard]] int ask(std::size_t side, const Facts& stated) const;
    [[nodiscard]] const Known* value_of(FactId fact) const;
    [[nodiscard]] bool can_be_stated() const;

    const CompiledRules* rules_[2];
    std::vector<int> joint_[2];  // from a side's outcomes to those of both
    std::vector<FactId> circumstances_, dimensions_;
    std::vector<FactId> lower_, level_;  // by fact: what a file states beside it; -1: nothing
    const Facts* here_ = nullptr;
    std::unique_ptr<Side> sides_[2];
    std::vector<std::pair<FactId, std::size_t>> chosen_;
    std::vector<Substitute> substitutes_[2];
};

}  // namespace tense
