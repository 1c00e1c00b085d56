#include "decide/compiled.hpp"

#include "decide/choose.hpp"
#include "decide/plan.hpp"

#include <algorithm>

namespace tense {
namespace {

// Whether two tests of one fact hold for the same values. Values in one cell are alike, so the cells tell; lists of
// names have no cells of their own and are compared as written.
bool alike(const UnaryTest& a, const UnaryTest& b, const std::vector<Known>& cells) {
    if (a.fact != b.fact) return false;
    if (facts()[static_cast<std::size_t>(a.fact)].kind == FactKind::names) return a.names == b.names;
    return std::ranges::all_of(cells, [&](const Known& value) { return holds(a, value) == holds(b, value); });
}

void collect_tests(const Condition& condition, std::vector<const UnaryTest*>& out) {
    if (condition.kind == Condition::Kind::test) out.push_back(&condition.test);
    for (const Condition& part : condition.parts) collect_tests(part, out);
}

}  // namespace

CompiledRules::CompiledRules(const RuleSet& rules, Cells cells) : rules_(&rules), cells_(std::move(cells)) {
    count_atoms();
    const auto clause = [&](Clause::Kind kind, std::size_t index, const Condition& condition) {
        const int root = add(condition);
        const Node& node = nodes_[static_cast<std::size_t>(root)];
        const int atom = node.kind == Condition::Kind::test ? node.atom : -1;
        clauses_.push_back({kind, static_cast<int>(index), root, atom, &condition, facts_of(condition)});
    };
    for (std::size_t i = 0; i < rules.needs.size(); ++i) {
        clause(Clause::Kind::must, i, rules.needs[i].must);
        if (rules.needs[i].prefer) clause(Clause::Kind::prefer, i, *rules.needs[i].prefer);
    }
    for (std::size_t i = 0; i < rules.roles.size(); ++i) clause(Clause::Kind::part, i, rules.roles[i].when);
    for (std::size_t i = 0; i < rules.providers.size(); ++i)
        clause(Clause::Kind::part, rules.roles.size() + i, rules.providers[i].when);
    const auto specs = facts();
    clauses_of_.resize(specs.size());
    clauses_of_atom_.resize(atoms_.size());
    for (std::size_t c = 0; c < clauses_.size(); ++c) mark_atoms(c, clauses_[c].root);
    for (std::size_t c = 0; c < clauses_.size(); ++c)
        for (const FactId fact : clauses_[c].facts)
            clauses_of_[static_cast<std::size_t>(fact)].push_back(static_cast<int>(c));

    assuming_.resize(specs.size());
    for (const Assumption& assumption : rules.assumptions) {
        assumption_roots_.push_back(add(assumption.when));
        assumption_truths_.push_back(truths_of(assumption.fact, Value{assumption.value}));
        for (const FactId fact : facts_of(assumption.when)) assuming_[static_cast<std::size_t>(fact)] = true;
        assuming_[static_cast<std::size_t>(assumption.fact)] = true;
        if (std::ranges::find(assumable_, assumption.fact) == assumable_.end()) assumable_.push_back(assumption.fact);
    }

    cell_truths_.resize(specs.size());
    unsaid_.resize(specs.size());
    for (std::size_t i = 0; i < specs.size(); ++i) {
        const auto fact = static_cast<FactId>(i);
        for (const Known& value : cells_.values[i]) cell_truths_[i].push_back(truths_of(fact, Value{value}));
        Value unsaid;
        if (specs[i].kind == FactKind::level && !specs[i].system) make_known(unsaid, k_none);
        if (specs[i].kind == FactKind::choice && !specs[i].system) make_known(unsaid, k_no_choice);
        unsaid_[i] = truths_of(fact, unsaid);
        if (!cells_.values[i].empty()) tested_.push_back(fact);
    }
}

void CompiledRules::count_atoms() {
    std::vector<const UnaryTest*> tests;
    for (const Condition* condition : deciding_conditions(*rules_)) collect_tests(*condition, tests);
    for (const Assumption& assumption : rules_->assumptions) collect_tests(assumption.when, tests);
    std::ranges::stable_sort(tests, {}, &UnaryTest::fact);
    for (const UnaryTest* test : tests) {
        const bool known_one = std::ranges::any_of(atoms_, [&](const UnaryTest* atom) {
            return alike(*atom, *test, cells_.values[static_cast<std::size_t>(test->fact)]);
        });
        if (!known_one) atoms_.push_back(test);
    }
    std::size_t atom = 0;
    for (std::size_t i = 0; i <= facts().size(); ++i) {
        while (atom < atoms_.size() && static_cast<std::size_t>(atoms_[atom]->fact) < i) ++atom;
        first_.push_back(atom);
    }
}

int CompiledRules::atom_for(const UnaryTest& test) {
    const auto index = static_cast<std::size_t>(test.fact);
    for (std::size_t atom = first_[index]; atom < first_[index + 1]; ++atom)
        if (alike(*atoms_[atom], test, cells_.values[index])) return static_cast<int>(atom);
    return -1;  // not reached: every test was counted
}

int CompiledRules::add(const Condition& condition) {
    Node node;
    node.kind = condition.kind;
    if (condition.kind == Condition::Kind::test) node.atom = atom_for(condition.test);
    std::vector<int> parts;
    for (const Condition& part : condition.parts) parts.push_back(add(part));
    node.first = static_cast<int>(children_.size());
    node.count = static_cast<int>(parts.size());
    children_.insert(children_.end(), parts.begin(), parts.end());
    nodes_.push_back(node);
    return static_cast<int>(nodes_.size()) - 1;
}

void CompiledRules::mark_atoms(std::size_t clause, int index) {
    const Node& node = nodes_[static_cast<std::size_t>(index)];
    if (node.kind == Condition::Kind::test)
        clauses_of_atom_[static_cast<std::size_t>(node.atom)][clause / 64] |= bit(static_cast<int>(clause % 64));
    for (int i = 0; i < node.count; ++i) mark_atoms(clause, children_[static_cast<std::size_t>(node.first + i)]);
}

Truth CompiledRules::evaluate_node(int index, const Truth* truths) const {
    const Node& node = nodes_[static_cast<std::size_t>(index)];
    const int* part = children_.data() + node.first;
    const int* end = part + node.count;
    switch (node.kind) {
        case Condition::Kind::always:
            return Truth::yes;
        case Condition::Kind::test:
            return truths[node.atom];
        case Condition::Kind::negation: {
            const Truth truth = evaluate_node(*part, truths);
            return truth == Truth::unknown ? truth : truth == Truth::yes ? Truth::no : Truth::yes;
        }
        case Condition::Kind::all: {
            Truth out = Truth::yes;
            for (; part != end && out != Truth::no; ++part) out = std::min(out, evaluate_node(*part, truths));
            return out;
        }
        case Condition::Kind::any: {
            Truth out = Truth::no;
            for (; part != end && out != Truth::yes; ++part) out = std::max(out, evaluate_node(*part, truths));
            return out;
        }
    }
    return Truth::unknown;
}

Truths CompiledRules::truths_of(FactId fact, const Value& value) const {
    const auto index = static_cast<std::size_t>(fact);
    const Truth unknown = facts()[index].system ? Truth::no : Truth::unknown;
    Truths out(first_[index + 1] - first_[index], unknown);
    if (is_known(value)) write_truths(fact, known(value), out.data());
    return out;
}

void CompiledRules::write_truths(FactId fact, const Known& value, Truth* out) const {
    const auto index = static_cast<std::size_t>(fact);
    for (std::size_t atom = first_[index]; atom < first_[index + 1]; ++atom)
        *out++ = holds(*atoms_[atom], value) ? Truth::yes : Truth::no;
}

}  // namespace tense
