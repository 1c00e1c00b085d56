// P6 and P8: what forces an outcome, against trying every subset of the needs.
#include "catch.hpp"
#include "decide/explain.hpp"
#include "support/random_workloads.hpp"
#include "support/systems.hpp"

#include <algorithm>
#include <bit>
#include <set>

using namespace tense;
using namespace tense::test;

namespace {

using Sets = std::set<Mask>;

// `because_of` with its columns spelt out.
Sets spelt_out(const Because& because) {
    Sets out;
    for (const Mask set : because.sets) {
        std::vector<Mask> partial{0};
        for (const int column : bits(set)) {
            std::vector<Mask> next;
            for (const Mask prefix : partial)
                for (const int need : bits(because.columns[static_cast<std::size_t>(column)]))
                    next.push_back(prefix | bit(need));
            partial = std::move(next);
        }
        out.insert(partial.begin(), partial.end());
    }
    return out;
}

// Every subset of a state's must-needs and its outcome; subsets are numbered by the places of their needs.
class Subsets {
public:
    Subsets(const Plan& plan, const State& state) {
        for (const int need : bits(state.must)) needs_.push_back(need);
        for (std::size_t set = 0; set < std::size_t{1} << needs_.size(); ++set) {
            const State with_fewer{needs_of(set), state.prefer, state.available};
            same_.push_back(outcome_index(plan, defined_winner(plan, with_fewer)) ==
                            outcome_index(plan, defined_winner(plan, state)));
        }
    }

    Mask needs_of(std::size_t set) const {
        Mask out = 0;
        for (std::size_t i = 0; i < needs_.size(); ++i)
            if ((set >> i & 1) != 0) out |= bit(needs_[i]);
        return out;
    }

    // Minimal sets S with the outcome for every set between S and all needs; empty where the empty set is one.
    Sets forcing() const {
        std::vector<bool> forces = same_;
        for (std::size_t set = same_.size(); set-- > 0;)
            for (std::size_t i = 0; i < needs_.size(); ++i)
                if ((set >> i & 1) == 0) forces[set] = forces[set] && forces[set | std::size_t{1} << i];
        return forces[0] ? Sets{} : minimal(forces);
    }

    // Minimal sets of needs without which the outcome is another.
    Sets dropped() const {
        std::vector<bool> changes(same_.size());
        for (std::size_t set = 0; set < same_.size(); ++set) changes[set] = !same_[same_.size() - 1 - set];
        return minimal(changes);
    }

    // Minimal sets of needs that have one in common with each of these.
    Sets hitting(const Sets& sets) const {
        std::vector<bool> hits(same_.size());
        for (std::size_t set = 0; set < same_.size(); ++set)
            hits[set] = std::ranges::all_of(sets, [&](Mask other) { return (needs_of(set) & other) != 0; });
        return hits[0] ? Sets{} : minimal(hits);
    }

private:
    // Members that have no member below them. Subsets come before their supersets in this order of numbers.
    Sets minimal(const std::vector<bool>& member) const {
        Sets out;
        std::vector<bool> above(member.size());
        for (std::size_t set = 0; set < member.size(); ++set) {
            for (std::size_t i = 0; i < needs_.size() && !above[set]; ++i)
                if ((set >> i & 1) != 0) {
                    const std::size_t less = set & ~(std::size_t{1} << i);
                    above[set] = above[less] || member[less];
                }
            if (member[set] && !above[set]) out.insert(needs_of(set));
        }
        return out;
    }

    std::vector<int> needs_;
    std::vector<bool> same_;
};

// Up to `most` must-needs, some preferences, some parts possible.
State random_state(std::mt19937& random, int most) {
    State out;
    const auto needs = builtin_rules().needs.size();
    const auto count = 1 + static_cast<int>(random() % static_cast<unsigned>(most));
    for (int i = 0; i < count; ++i) out.must |= bit(static_cast<int>(random() % needs));
    for (auto i = random() % 6; i > 0; --i) out.prefer |= bit(static_cast<int>(random() % needs));
    out.prefer &= ~out.must;
    for (int part = 0; part < 64; ++part)
        if (random() % 4 != 0) out.available |= bit(part);
    return out;
}

}  // namespace

TEST_CASE("P6 because-sets are all the minimal sets that force the outcome, among all subsets of up to 12 needs") {
    std::mt19937 random{seed() + 4};
    INFO("seed " << seed());
    int with_several = 0, with_preferences = 0;
    for (const Trial* trial : trials())
        for (int round = 0; round < 600; ++round) {
            const State state = random_state(random, round % 10 == 0 ? 12 : 8);
            const int winner = choose(trial->plan(), state);
            INFO("must " << state.must << " prefer " << state.prefer << " available " << state.available);
            const Sets sets = spelt_out(because_of(trial->plan(), state, winner));
            if (winner < 0) {
                REQUIRE(sets.empty());
                continue;
            }
            REQUIRE(sets == Subsets{trial->plan(), state}.forcing());
            with_several += std::ranges::any_of(sets, [](Mask set) { return std::popcount(set) > 1; }) ? 1 : 0;
            with_preferences += state.prefer != 0 ? 1 : 0;
        }
    CHECK(with_several > 500);
    CHECK(with_preferences > 1000);
}

TEST_CASE("P6 the printed because-sets of random workloads force the outcome and are all that do") {
    std::mt19937 random{seed() + 14};
    INFO("seed " << seed());
    const RuleSet& rules = builtin_rules();
    int compared = 0;
    for (const Trial* trial : trials())
        for (int round = 0; round < 300; ++round) {
            Workload workload = trial->system.workloads.front();
            workload.facts = random_system(random, "", 0.1 + 0.02 * (round % 20)).workloads.front().facts;
            const Basis basis = make_basis(trial->setting, workload);
            if (basis.winner < 0 || std::popcount(basis.state.must) > 12) continue;
            ++compared;
            Sets printed;
            std::size_t size = 0;
            for (const auto& names : explain_because(basis)) {
                REQUIRE(names.size() >= size);  // smallest first
                size = names.size();
                Mask set = 0;
                for (const std::string& name : names)
                    set |= bit(static_cast<int>(
                        std::ranges::find_if(rules.needs, [&](const Need& need) { return need.rule.id == name; }) -
                        rules.needs.begin()));
                printed.insert(set);
            }
            REQUIRE(printed == Subsets{trial->plan(), basis.state}.forcing());
        }
    CHECK(compared > 1000);
}

TEST_CASE("P8 because-sets are the minimal hitting sets of the minimal dropped sets, and the other way round") {
    std::mt19937 random{seed() + 15};
    INFO("seed " << seed());
    int compared = 0;
    for (const Trial* trial : trials())
        for (int round = 0; round < 400; ++round) {
            const State state = random_state(random, 9);
            const int winner = choose(trial->plan(), state);
            if (winner < 0) continue;
            const Subsets subsets{trial->plan(), state};
            const Sets dropped = subsets.dropped();
            const Sets because = spelt_out(because_of(trial->plan(), state, winner));
            INFO("must " << state.must << " prefer " << state.prefer << " available " << state.available);
            REQUIRE(because == subsets.hitting(dropped));
            if (because.empty()) continue;
            ++compared;
            REQUIRE(dropped == subsets.hitting(because));
        }
    CHECK(compared > 1000);
}
