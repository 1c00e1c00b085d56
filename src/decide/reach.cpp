#include "decide/reach.hpp"

#include <algorithm>
#include <bit>
#include <numeric>
#include <set>

namespace tense {
namespace {

constexpr std::size_t k_small_group = 48;     // completions of a group that are simply listed
constexpr std::size_t k_combinations = 4096;  // combinations of rival effects that are tried

struct Effect {
    Mask must = 0, prefer = 0, available = 0;
    friend auto operator<=>(const Effect&, const Effect&) = default;
};

// One condition and what it raises when it holds.
struct Predicate {
    const Clause* clause = nullptr;
    std::vector<FactId> open;  // unknown facts it still depends on
};

class Search {
public:
    Search(const Plan& plan, const Evaluation& evaluation)
        : rules_(evaluation.rules()), plan_(plan), evaluation_(evaluation), truths_(evaluation.stated()) {}

    std::vector<int> run() {
        find_predicates();
        find_hubs();
        try_hub(0);
        return {winners_.begin(), winners_.end()};
    }

private:
    using Kind = Clause::Kind;

    void find_predicates() {
        for (const Clause& clause : rules_.clauses()) {
            predicates_.push_back({&clause, {}});
            if (rules_.evaluate_node(clause.root, truths_.data()) != Truth::unknown) continue;
            for (const FactId fact : clause.facts)
                if (!facts()[static_cast<std::size_t>(fact)].system && !evaluation_.states(fact))
                    predicates_.back().open.push_back(fact);
        }
        // A need's preference is looked at together with its must: they are never both raised.
        for (std::size_t i = 0; i + 1 < predicates_.size(); ++i)
            if (predicates_[i + 1].clause->kind == Kind::prefer)
                for (const FactId id : predicates_[i].open)
                    if (std::ranges::find(predicates_[i + 1].open, id) == predicates_[i + 1].open.end() &&
                        !predicates_[i + 1].open.empty())
                        predicates_[i + 1].open.push_back(id);
    }

    std::size_t cells(FactId id) const { return rules_.cells().values[static_cast<std::size_t>(id)].size(); }

    void set(FactId fact, std::span<const Truth> truths) {
        std::ranges::copy(truths, truths_.begin() + static_cast<std::ptrdiff_t>(rules_.first_atom(fact)));
    }

    // Groups of open facts that predicates connect, hubs taken out.
    std::vector<std::vector<FactId>> groups() const {
        std::vector<std::vector<FactId>> out;
        for (const Predicate& predicate : predicates_) {
            std::vector<FactId> joined;
            for (const FactId id : predicate.open)
                if (std::ranges::find(hubs_, id) == hubs_.end()) joined.push_back(id);
            if (joined.empty()) continue;
            std::vector<std::vector<FactId>> apart;
            for (auto& group : out) {
                const bool touches = std::ranges::any_of(
                    group, [&](FactId id) { return std::ranges::find(joined, id) != joined.end(); });
                if (!touches) {
                    apart.push_back(std::move(group));
                    continue;
                }
                for (const FactId id : group)
                    if (std::ranges::find(joined, id) == joined.end()) joined.push_back(id);
            }
            std::ranges::sort(joined);
            apart.push_back(std::move(joined));
            out = std::move(apart);
        }
        std::ranges::sort(out);
        return out;
    }

    std::size_t completions(const std::vector<FactId>& group) const {
        std::size_t product = 1;
        for (const FactId id : group) product *= std::max<std::size_t>(1, cells(id));
        return product;
    }

    // The facts that most predicates share become hubs until every group is small.
    void find_hubs() {
        for (;;) {
            groups_ = groups();
            const auto large =
                std::ranges::find_if(groups_, [&](const auto& group) { return completions(group) > k_small_group; });
            if (large == groups_.end()) return;
            FactId hub = large->front();
            std::ptrdiff_t most = -1;
            for (const FactId id : *large) {
                const auto degree = std::ranges::count_if(
                    predicates_, [&](const Predicate& p) { return std::ranges::find(p.open, id) != p.open.end(); });
                if (degree > most) {
                    most = degree;
                    hub = id;
                }
            }
            hubs_.push_back(hub);
        }
    }

    void try_hub(std::size_t index) {
        if (index == hubs_.size()) {
            try_groups();
            return;
        }
        const FactId hub = hubs_[index];
        for (std::size_t cell = 0; cell < cells(hub); ++cell) {
            set(hub, rules_.truths_of_cell(hub, cell));
            try_hub(index + 1);
        }
        set(hub, evaluation_.stated(hub));
    }

    // What all predicates of a group come to under the present values.
    void raise(const Predicate& predicate, Effect& effect) const {
        const Clause& clause = *predicate.clause;
        if (rules_.evaluate_node(clause.root, truths_.data()) != Truth::yes) return;
        if (clause.kind == Kind::must) effect.must |= bit(clause.index);
        if (clause.kind == Kind::prefer) effect.prefer |= bit(clause.index);
        if (clause.kind == Kind::part) effect.available |= bit(clause.index);
    }

    void list_effects(const std::vector<FactId>& group, std::size_t index,
                      const std::vector<const Predicate*>& predicates, std::vector<Effect>& out) {
        if (index == group.size()) {
            Effect effect;
            for (const Predicate* predicate : predicates) raise(*predicate, effect);
            effect.prefer &= ~effect.must;
            out.push_back(effect);
            return;
        }
        const FactId fact = group[index];
        for (std::size_t cell = 0; cell < cells(fact); ++cell) {
            set(fact, rules_.truths_of_cell(fact, cell));
            list_effects(group, index + 1, predicates, out);
        }
        set(fact, evaluation_.stated(fact));
    }

    void try_groups() {
        Effect constant;
        std::vector<std::vector<const Predicate*>> members(groups_.size());
        for (const Predicate& predicate : predicates_) {
            std::size_t home = groups_.size();
            for (std::size_t g = 0; g < groups_.size(); ++g)
                for (const FactId id : predicate.open)
                    if (std::ranges::find(groups_[g], id) != groups_[g].end()) home = g;
            if (home < groups_.size())
                members[home].push_back(&predicate);
            else
                raise(predicate, constant);
        }
        constant.prefer &= ~constant.must;
        std::vector<std::vector<Effect>> effects(groups_.size());
        for (std::size_t g = 0; g < groups_.size(); ++g) {
            list_effects(groups_[g], 0, members[g], effects[g]);
            std::ranges::sort(effects[g]);
            effects[g].erase(std::unique(effects[g].begin(), effects[g].end()), effects[g].end());
        }
        for (const int index : plan_.contenders)
            if (!winners_.contains(index) && can_win(index, constant, effects)) winners_.insert(index);
        if (!winners_.contains(-1) && can_fail(constant, effects)) winners_.insert(-1);
    }

    // Whether `a` serves the candidate at least as well as `b`: it rules out no less of the rivals, and its preferences
    // suit the candidate no worse.
    static bool as_good(const Effect& a, const Effect& b, Mask covers) {
        return (b.must & ~a.must) == 0 && (a.available & ~b.available) == 0 &&
               ((a.prefer & ~covers) & ~b.prefer) == 0 && ((b.prefer & covers) & ~(a.prefer | a.must)) == 0;
    }

    bool can_win(int index, const Effect& constant, const std::vector<std::vector<Effect>>& effects) const {
        const Candidate& candidate = plan_.candidates[static_cast<std::size_t>(index)];
        if ((constant.must & ~candidate.covers) != 0) return false;
        std::vector<std::vector<Effect>> best;
        Mask offered = constant.available;
        for (const auto& list : effects) {
            std::vector<Effect> front;
            for (const Effect& effect : list) {
                if ((effect.must & ~candidate.covers) != 0) continue;
                if (std::ranges::any_of(front, [&](const Effect& other) {
                        return as_good(other, effect, candidate.covers) && keeps_parts(other, effect, candidate.parts);
                    }))
                    continue;
                std::erase_if(front, [&](const Effect& other) {
                    return as_good(effect, other, candidate.covers) && keeps_parts(effect, other, candidate.parts);
                });
                front.push_back(effect);
            }
            if (front.empty()) return false;
            for (const Effect& effect : front) offered |= effect.available;
            best.push_back(std::move(front));
        }
        if ((candidate.parts & ~offered) != 0) return false;
        std::size_t budget = k_combinations;
        return wins_somewhere(index, best, 0, constant, budget);
    }

    // A candidate's own parts must stay possible: an effect without them is no substitute for one with them.
    static bool keeps_parts(const Effect& a, const Effect& b, Mask parts) {
        return (b.available & parts & ~a.available) == 0;
    }

    bool wins_somewhere(int index, const std::vector<std::vector<Effect>>& best, std::size_t group, const Effect& sum,
                        std::size_t& budget) const {
        if (group == best.size()) {
            if (budget > 0) --budget;
            return choose(plan_, State{sum.must, sum.prefer & ~sum.must, sum.available}) == index;
        }
        for (const Effect& effect : best[group]) {
            if (budget == 0) return false;
            const Effect more{sum.must | effect.must, sum.prefer | effect.prefer, sum.available | effect.available};
            if (wins_somewhere(index, best, group + 1, more, budget)) return true;
        }
        return false;
    }

    // Whether some completion is covered by nothing on the menu: the one with most needs and fewest providers is the
    // hardest.
    bool can_fail(const Effect& constant, const std::vector<std::vector<Effect>>& effects) const {
        std::vector<std::vector<Effect>> hardest;
        for (const auto& list : effects) {
            std::vector<Effect> front;
            for (const Effect& effect : list) {
                const auto harder = [](const Effect& a, const Effect& b) {
                    return (b.must & ~a.must) == 0 && (a.available & ~b.available) == 0;
                };
                if (std::ranges::any_of(front, [&](const Effect& other) { return harder(other, effect); })) continue;
                std::erase_if(front, [&](const Effect& other) { return harder(effect, other); });
                front.push_back(effect);
            }
            hardest.push_back(std::move(front));
        }
        std::size_t budget = k_combinations;
        return wins_somewhere(-1, hardest, 0, constant, budget);
    }

    const CompiledRules& rules_;
    const Plan& plan_;
    const Evaluation& evaluation_;
    Truths truths_;
    std::vector<Predicate> predicates_;
    std::vector<FactId> hubs_;
    std::vector<std::vector<FactId>> groups_;
    std::set<int> winners_;
};

}  // namespace

std::vector<int> reach(const Plan& plan, const Evaluation& evaluation) {
    return Search{plan, evaluation}.run();
}

std::vector<FactId> open_facts(const Evaluation& evaluation) {
    const CompiledRules& rules = evaluation.rules();
    std::vector<FactId> out;
    for (const Clause& clause : rules.clauses()) {
        if (rules.evaluate_node(clause.root, evaluation.stated().data()) != Truth::unknown) continue;
        for (const FactId fact : clause.facts)
            if (!facts()[static_cast<std::size_t>(fact)].system && !evaluation.states(fact)) out.push_back(fact);
    }
    std::ranges::sort(out);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

}  // namespace tense
