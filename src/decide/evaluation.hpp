// One workload's facts under the compiled rules: what is assumed, which needs hold, which parts are possible. And the
// same with some facts changed, at the price of the conditions that look at them.
#pragma once

#include "decide/choose.hpp"
#include "decide/compiled.hpp"

#include <span>
#include <vector>

namespace tense {

// Other truths for one fact.
struct Substitute {
    FactId fact = 0;
    std::span<const Truth> truths;
};

class Evaluation {
public:
    // `circumstances`: the truths of all atoms, those of a workload's facts unknown. `workload`: its sheet.
    Evaluation(const CompiledRules& rules, const Truths& circumstances, const FactSheet& workload);

    // Facts of workload and circumstances together, as facts_of makes them.
    Evaluation(const CompiledRules& rules, const Facts& stated);

    [[nodiscard]] const CompiledRules& rules() const { return rules_; }

    // As the verdict takes the facts: assumptions made, unsaid levels and choices taken as none.
    [[nodiscard]] const State& state() const { return state_; }
    // The assumptions that were made, by index into RuleSet::assumptions.
    [[nodiscard]] Mask assumed() const { return assumed_; }

    // What the file states, before assumptions.
    [[nodiscard]] bool states(FactId fact) const { return stated_known_[static_cast<std::size_t>(fact)]; }
    [[nodiscard]] std::span<const Truth> stated(FactId fact) const { return row(stated_, fact); }
    [[nodiscard]] const Truths& stated() const { return stated_; }

    // The state with other facts stated; assumptions are made anew where they depend on them. Not for two threads at
    // once: it works in room of its own.
    [[nodiscard]] State with(std::span<const Substitute> changes) const;
    [[nodiscard]] State with(const Substitute& change) const { return with(std::span{&change, 1}); }

private:
    [[nodiscard]] std::span<const Truth> row(const Truths& truths, FactId fact) const {
        return {truths.data() + rules_.first_atom(fact), rules_.atoms_of(fact)};
    }
    void evaluate_all();
    void write(Truths& truths, FactId fact, std::span<const Truth> values) const;
    Mask assume(Truths& truths, std::vector<char>& known) const;
    void raise(State& state, const Clause& clause, const Truth* truths) const;

    const CompiledRules& rules_;
    Truths stated_, taken_;
    std::vector<char> stated_known_;  // by fact
    State raw_;  // before a preference steps back where its need must be met
    State state_;
    Mask assumed_ = 0;
    // Room to work in, so that a change costs no allocation.
    mutable Truths before_, changed_;
    mutable std::vector<char> known_;
};

}  // namespace tense
