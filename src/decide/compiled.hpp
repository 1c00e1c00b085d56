// The rules in the form in which they are evaluated again and again: every test of a fact is an atom, every condition a
// small tree over atoms, and a fact's value is the row of truths it gives its atoms.
//
// Explanations ask what would be if one fact were different, a hundred times a workload. With atoms, changing a fact
// writes a few bytes, and only the conditions that look at it are evaluated again. `evaluate` on conditions is the
// definition; tests/unit/decide/core_test.cpp holds the two together.
#pragma once

#include "base/bits.hpp"
#include "decide/cells.hpp"
#include "decide/evaluate.hpp"
#include "model/rule.hpp"

#include <array>
#include <span>
#include <vector>

namespace tense {

// Truths of atoms, in the atoms' order; of all atoms, or of those of one fact.
using Truths = std::vector<Truth>;

// A deciding condition, and the bit of a State that it raises when it holds.
struct Clause {
    enum class Kind { must, prefer, part };
    Kind kind = Kind::must;
    int index = 0;  // the need, or the part (roles first, then providers)
    int root = 0;   // node
    int atom = -1;  // where the condition is one test: its atom
    const Condition* condition = nullptr;
    std::vector<FactId> facts;
};

class CompiledRules {
public:
    // `rules` must outlive this.
    explicit CompiledRules(const RuleSet& rules) : CompiledRules(rules, cells_of(rules)) {}
    // With given cells, which tell apart at least what these rules do.
    CompiledRules(const RuleSet& rules, Cells cells);

    [[nodiscard]] const RuleSet& rules() const { return *rules_; }
    [[nodiscard]] const Cells& cells() const { return cells_; }

    [[nodiscard]] std::size_t atom_count() const { return atoms_.size(); }
    [[nodiscard]] std::size_t first_atom(FactId fact) const { return first_[static_cast<std::size_t>(fact)]; }
    [[nodiscard]] std::size_t atoms_of(FactId fact) const {
        return first_[static_cast<std::size_t>(fact) + 1] - first_[static_cast<std::size_t>(fact)];
    }

    // Facts that some deciding condition or assumption tests, rising; workload facts and circumstances.
    [[nodiscard]] std::span<const FactId> tested() const { return tested_; }

    [[nodiscard]] std::span<const Clause> clauses() const { return clauses_; }
    // Indexes of the clauses that look at a fact, rising.
    [[nodiscard]] std::span<const int> clauses_of(FactId fact) const {
        return clauses_of_[static_cast<std::size_t>(fact)];
    }

    // The same for one atom, as a set. (64 needs twice and 64 parts: three masks.)
    using ClauseSet = std::array<Mask, 3>;
    [[nodiscard]] const ClauseSet& clauses_of_atom(std::size_t atom) const { return clauses_of_atom_[atom]; }

    // A condition tree under these truths of all atoms.
    [[nodiscard]] Truth evaluate_node(int node, const Truth* truths) const;
    [[nodiscard]] int assumption_root(std::size_t assumption) const { return assumption_roots_[assumption]; }

    [[nodiscard]] std::span<const Truth> assumption_truths(std::size_t assumption) const {
        return assumption_truths_[assumption];
    }

    // What a value gives the atoms of its fact. An unknown circumstance tests false everywhere, anything else unknown.
    [[nodiscard]] Truths truths_of(FactId fact, const Value& value) const;
    void write_truths(FactId fact, const Known& value, Truth* out) const;
    // The same for the representatives of `cells()`, worked out once.
    [[nodiscard]] std::span<const Truth> truths_of_cell(FactId fact, std::size_t cell) const {
        return cell_truths_[static_cast<std::size_t>(fact)][cell];
    }
    // What a fact is taken for when neither file nor assumption says it: a level as none, a choice as none of the
    // choices, the rest stays unknown.
    [[nodiscard]] std::span<const Truth> truths_unsaid(FactId fact) const {
        return unsaid_[static_cast<std::size_t>(fact)];
    }

    // Facts whose value bears on what is assumed: tested by an assumption, or filled by one.
    [[nodiscard]] bool bears_on_assumptions(FactId fact) const { return assuming_[static_cast<std::size_t>(fact)]; }
    // Facts that assumptions fill, each once.
    [[nodiscard]] std::span<const FactId> assumable() const { return assumable_; }

private:
    struct Node {
        Condition::Kind kind = Condition::Kind::always;
        int atom = 0;
        int first = 0, count = 0;  // in children_
    };
    int atom_for(const UnaryTest& test);
    int add(const Condition& condition);
    void mark_atoms(std::size_t clause, int node);
    void count_atoms();

    const RuleSet* rules_;
    Cells cells_;
    std::vector<const UnaryTest*> atoms_;
    std::vector<std::size_t> first_;
    std::vector<Node> nodes_;
    std::vector<int> children_;
    std::vector<Clause> clauses_;
    std::vector<std::vector<int>> clauses_of_;
    std::vector<ClauseSet> clauses_of_atom_;
    std::vector<int> assumption_roots_;
    std::vector<Truths> assumption_truths_;
    std::vector<std::vector<Truths>> cell_truths_;
    std::vector<Truths> unsaid_;
    std::vector<bool> assuming_;
    std::vector<FactId> assumable_, tested_;
};

}  // namespace tense
