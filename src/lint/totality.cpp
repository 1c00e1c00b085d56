// R03: whatever a file says, something covers what it needs.
//
// The idea. Providers that are always possible cover most needs; the rest (R) needs others. Facts are given values one
// after the other, first those that the needs of R look at; after each, the worst that can still come is tried: every
// need that may hold, only what is certainly possible. If that is covered, so is everything below, and the branch ends.
// What is left at a leaf is an input, and the engine itself is asked.
#include "lint/lint.hpp"
#include "lint/oracle.hpp"
#include "lint/space.hpp"
#include "lint/witness.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace tense {
namespace {

constexpr std::size_t k_most_nodes = 1'000'000;

class Totality {
public:
    Totality(const CompiledRules& rules, std::vector<RuleFinding>& out)
        : rules_(rules), set_(rules.rules()), out_(out), truths_(rules.atom_count(), Truth::unknown) {
        for (std::size_t i = 0; i < set_.needs.size(); ++i) all_ |= bit(static_cast<int>(i));
    }

    void run() {
        rest_ = all_ & ~covered_always();
        if (rest_ == 0) return;
        collect_facts();
        search(0);
        if (!done_ && nodes_ >= k_most_nodes)
            out_.push_back({"R03", {}, fmt::format("not proved total: more than {} branches", k_most_nodes), {}, {}});
    }

private:
    // What one choice of always possible providers covers, the broadest of each role.
    Mask covered_always() const {
        Mask out = 0;
        for (std::size_t r = 0; r < set_.roles.size(); ++r) {
            if (set_.roles[r].when.kind != Condition::Kind::always) continue;
            Mask best = 0;
            for (const Provider& provider : set_.providers)
                if (provider.role == static_cast<int>(r) && provider.when.kind == Condition::Kind::always &&
                    std::popcount(provider.covers) > std::popcount(best))
                    best = provider.covers;
            out |= best;
        }
        return out;
    }

    void collect_facts() {
        std::vector<const Condition*> conditions;
        for (const int need : bits(rest_)) conditions.push_back(&set_.needs[static_cast<std::size_t>(need)].must);
        for (const Provider& provider : set_.providers) {
            if ((provider.covers & rest_) == 0) continue;
            conditions.push_back(&provider.when);
            conditions.push_back(&set_.roles[static_cast<std::size_t>(provider.role)].when);
        }
        for (const Condition* condition : conditions)
            for (const FactId fact : facts_of(*condition)) {
                if (std::ranges::find(order_, fact) != order_.end()) continue;
                order_.push_back(fact);
                values_.push_back(as_taken(fact, Space::values_of(rules_, fact, conditions)));
            }
        facts_.resize(facts().size());
    }

    // What a verdict sees: an unsaid level is none, and an unsaid choice none of the choices.
    static std::vector<Value> as_taken(FactId fact, std::vector<Value> values) {
        const FactSpec& spec = facts()[static_cast<std::size_t>(fact)];
        if (spec.system || (spec.kind != FactKind::level && spec.kind != FactKind::choice)) return values;
        if (spec.kind == FactKind::level)
            values.erase(values.begin());
        else
            make_known(values.front(), k_no_choice);
        return values;
    }

    bool possible(const Condition& condition, int root_part) const {
        return condition.kind == Condition::Kind::always ||
               rules_.evaluate_node(rules_.clauses()[static_cast<std::size_t>(part_clause(root_part))].root,
                                    truths_.data()) == Truth::yes;
    }
    int part_clause(int part) const {
        const auto found = std::ranges::find_if(rules_.clauses(), [&](const Clause& clause) {
            return clause.kind == Clause::Kind::part && clause.index == part;
        });
        return static_cast<int>(found - rules_.clauses().begin());
    }

    // Whether one provider a role, all certainly possible, covers what may be needed.
    bool covered(std::size_t role, Mask open) const {
        if (open == 0) return true;
        if (role == set_.roles.size()) return false;
        if (covered(role + 1, open)) return true;
        if (!possible(set_.roles[role].when, static_cast<int>(role))) return false;
        for (std::size_t p = 0; p < set_.providers.size(); ++p) {
            const Provider& provider = set_.providers[p];
            if (provider.role != static_cast<int>(role) || (provider.covers & open) == 0) continue;
            if (!possible(provider.when, static_cast<int>(set_.roles.size() + p))) continue;
            if (covered(role + 1, open & ~provider.covers)) return true;
        }
        return false;
    }

    void search(std::size_t depth) {
        if (done_ || ++nodes_ >= k_most_nodes) return;
        // Where every fact has its value, only what certainly holds must be covered.
        const Truth least = depth == order_.size() ? Truth::yes : Truth::unknown;
        Mask may = all_ & ~rest_;
        for (const Clause& clause : rules_.clauses())
            if (clause.kind == Clause::Kind::must && has(rest_, clause.index) &&
                rules_.evaluate_node(clause.root, truths_.data()) >= least)
                may |= bit(clause.index);
        if ((may & rest_) == 0 || covered(0, may)) return;
        if (depth == order_.size()) {
            leaf();
            return;
        }
        const FactId fact = order_[depth];
        auto& slot = facts_[static_cast<std::size_t>(fact)];
        const auto first = truths_.begin() + static_cast<std::ptrdiff_t>(rules_.first_atom(fact));
        for (const Value& value : values_[depth]) {
            slot = value;
            std::ranges::copy(rules_.truths_of(fact, value), first);
            search(depth + 1);
        }
        slot = Value{};
        std::fill_n(first, rules_.atoms_of(fact), Truth::unknown);
    }

    void leaf() {
        Oracle oracle{rules_};
        done_ = true;
        const bool uncovered = oracle.ask(facts_).winner < 0;
        out_.push_back({"R03",
                        {},
                        uncovered ? "nothing covers what this input needs"
                                  : "not proved total: this input beside other needs may be covered by nothing",
                        {},
                        witness_file(facts_)});
    }

    const CompiledRules& rules_;
    const RuleSet& set_;
    std::vector<RuleFinding>& out_;
    Mask all_ = 0, rest_ = 0;
    std::vector<FactId> order_;
    std::vector<std::vector<Value>> values_;
    Facts facts_;
    Truths truths_;
    std::size_t nodes_ = 0;
    bool done_ = false;
};

}  // namespace

void lint_totality(const CompiledRules& rules, std::vector<RuleFinding>& out) {
    Totality{rules, out}.run();
}

}  // namespace tense
