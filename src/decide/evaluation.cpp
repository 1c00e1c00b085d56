#include "decide/evaluation.hpp"

#include <algorithm>

namespace tense {

Evaluation::Evaluation(const CompiledRules& rules, const Truths& circumstances, const FactSheet& workload)
    : rules_(rules), stated_(circumstances), stated_known_(facts().size()) {
    const auto specs = facts();
    for (const FactId fact : rules.tested()) {
        const auto index = static_cast<std::size_t>(fact);
        if (specs[index].system || !is_known(workload[index].value)) continue;
        stated_known_[index] = 1;
        rules.write_truths(fact, known(workload[index].value), stated_.data() + rules.first_atom(fact));
    }
    evaluate_all();
}

Evaluation::Evaluation(const CompiledRules& rules, const Facts& stated) : rules_(rules), stated_known_(facts().size()) {
    stated_.reserve(rules.atom_count());
    for (FactId fact = 0; fact < static_cast<FactId>(stated.size()); ++fact) {
        const auto index = static_cast<std::size_t>(fact);
        const Truths truths = rules.truths_of(fact, stated[index]);
        stated_.insert(stated_.end(), truths.begin(), truths.end());
        stated_known_[index] = is_known(stated[index]) && !facts()[index].system ? 1 : 0;
    }
    evaluate_all();
}

void Evaluation::evaluate_all() {
    taken_ = stated_;
    known_ = stated_known_;
    assumed_ = assume(taken_, known_);
    const auto specs = facts();
    for (const FactId fact : rules_.tested())
        if (!specs[static_cast<std::size_t>(fact)].system && known_[static_cast<std::size_t>(fact)] == 0)
            write(taken_, fact, rules_.truths_unsaid(fact));
    for (const Clause& clause : rules_.clauses()) raise(raw_, clause, taken_.data());
    state_ = raw_;
    state_.prefer &= ~state_.must;
}

void Evaluation::write(Truths& truths, FactId fact, std::span<const Truth> values) const {
    std::ranges::copy(values, truths.begin() + static_cast<std::ptrdiff_t>(rules_.first_atom(fact)));
}

// The rules keep assumptions in an order in which each comes after those it rests on, so one pass makes them all.
Mask Evaluation::assume(Truths& truths, std::vector<char>& known) const {
    const auto& assumptions = rules_.rules().assumptions;
    Mask made = 0;
    for (std::size_t i = 0; i < assumptions.size(); ++i) {
        const auto fact = static_cast<std::size_t>(assumptions[i].fact);
        if (known[fact] != 0) continue;
        if (rules_.evaluate_node(rules_.assumption_root(i), truths.data()) != Truth::yes) continue;
        write(truths, assumptions[i].fact, rules_.assumption_truths(i));
        known[fact] = 1;
        made |= bit(static_cast<int>(i));
    }
    return made;
}

void Evaluation::raise(State& state, const Clause& clause, const Truth* truths) const {
    Mask& mask = clause.kind == Clause::Kind::must     ? state.must
                 : clause.kind == Clause::Kind::prefer ? state.prefer
                                                       : state.available;
    const Mask raised = bit(clause.index);
    if ((clause.atom >= 0 ? truths[clause.atom] : rules_.evaluate_node(clause.root, truths)) == Truth::yes)
        mask |= raised;
    else
        mask &= ~raised;
}

State Evaluation::with(std::span<const Substitute> changes) const {
    CompiledRules::ClauseSet touched{};
    const auto touch = [&](FactId fact) {
        const std::size_t first = rules_.first_atom(fact);
        for (std::size_t atom = first; atom < first + rules_.atoms_of(fact); ++atom) {
            if (changed_[atom] == taken_[atom]) continue;
            const auto& clauses = rules_.clauses_of_atom(atom);
            for (std::size_t i = 0; i < touched.size(); ++i) touched[i] |= clauses[i];
        }
    };
    changed_ = taken_;
    bool assumptions_too = false;
    for (const Substitute& change : changes) {
        write(changed_, change.fact, change.truths);
        assumptions_too = assumptions_too || rules_.bears_on_assumptions(change.fact);
        touch(change.fact);
    }
    if (assumptions_too) {
        // Assumptions see the facts as stated: what is unsaid is unknown to them.
        before_ = stated_;
        known_ = stated_known_;
        for (const Substitute& change : changes) {
            write(before_, change.fact, change.truths);
            known_[static_cast<std::size_t>(change.fact)] = 1;
        }
        assume(before_, known_);
        for (const FactId fact : rules_.assumable()) {
            write(changed_, fact,
                  known_[static_cast<std::size_t>(fact)] != 0 ? row(before_, fact) : rules_.truths_unsaid(fact));
            touch(fact);
        }
    }
    State out = raw_;
    for (std::size_t i = 0; i < touched.size(); ++i)
        for (const int clause : bits(touched[i]))
            raise(out, rules_.clauses()[i * 64 + static_cast<std::size_t>(clause)], changed_.data());
    out.prefer &= ~out.must;
    return out;
}

}  // namespace tense
