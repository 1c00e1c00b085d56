// P1, P4 and P5: every description has one verdict, and what is said to be possible is exactly what answers can lead
// to.
#include "decide/reach.hpp"
#include "catch.hpp"
#include "decide/engine.hpp"
#include "support/random_workloads.hpp"
#include "support/systems.hpp"

#include <algorithm>
#include <bit>
#include <iostream>
#include <map>
#include <set>

using namespace tense;
using namespace tense::test;

namespace {

const Outcome& outcome_of(const Plan& plan, int winner) {
    return plan.outcomes[static_cast<std::size_t>(outcome_index(plan, winner))];
}

std::size_t completions(const std::vector<FactId>& open) {
    std::size_t out = 1;
    for (const FactId id : open) out *= cells().values[static_cast<std::size_t>(id)].size();
    return out;
}

// Every outcome of every completion, by trying them all on the definition.
void brute_force(const Setting& setting, Facts& values, const std::vector<FactId>& open, std::size_t index,
                 std::set<Outcome>& out) {
    if (index == open.size()) {
        out.insert(outcome_of(setting.plan, defined_winner(setting.plan, read_state(setting.rules, values))));
        return;
    }
    auto& slot = values[static_cast<std::size_t>(open[index])];
    for (const Known& value : cells().values[static_cast<std::size_t>(open[index])]) {
        slot = value;
        brute_force(setting, values, open, index + 1, out);
    }
    slot = Value{};
}

std::set<Outcome> reached(const Plan& plan, const Evaluation& evaluation) {
    std::set<Outcome> out;
    for (const int index : reach(plan, evaluation)) out.insert(outcome_of(plan, index));
    return out;
}

// Masks of what cannot be told apart: columns[i] bits of contenders that have i.
template <typename Has>
std::vector<Mask> classes(const Plan& plan, int count, Has has_it) {
    std::map<std::vector<bool>, Mask> by_column;
    for (int i = 0; i < count; ++i) {
        std::vector<bool> column;
        for (const int index : plan.contenders)
            column.push_back(has_it(plan.candidates[static_cast<std::size_t>(index)], i));
        by_column[column] |= bit(i);
    }
    std::vector<Mask> out;
    for (const auto& [column, mask] : by_column)
        if (std::ranges::find(column, true) != column.end() || std::ranges::find(column, false) != column.end())
            out.push_back(mask);
    return out;
}

// Whether every description with this need has this part: over all values of the facts that the two look at, those
// left open included.
bool implies(const Condition& need, const std::vector<const Condition*>& part, Facts values) {
    std::vector<FactId> looked_at = facts_of(need);
    for (const Condition* condition : part)
        for (const FactId fact : facts_of(*condition))
            if (std::ranges::find(looked_at, fact) == looked_at.end()) looked_at.push_back(fact);
    std::erase_if(looked_at, [](FactId fact) { return facts()[static_cast<std::size_t>(fact)].system; });
    const auto tried = [&](const auto& self, std::size_t index) -> bool {
        if (index == looked_at.size())
            return evaluate(need, values) != Truth::yes || std::ranges::all_of(part, [&](const Condition* condition) {
                       return evaluate(*condition, values) == Truth::yes;
                   });
        Value& slot = values[static_cast<std::size_t>(looked_at[index])];
        slot = Value{};
        if (!self(self, index + 1)) return false;
        for (const Known& value : cells().values[static_cast<std::size_t>(looked_at[index])]) {
            slot = value;
            if (!self(self, index + 1)) return false;
        }
        slot = Value{};
        return true;
    };
    return tried(tried, 0);
}

}  // namespace

// Needs that the same contenders cover cannot be told apart by any choice, nor can parts that the same contenders use:
// one class stands for all its members. Every set of classes of needs times every set of classes of parts is every
// state; left out are only those in which a need comes without the parts that its own facts bring (state to be kept
// without a table).
TEST_CASE("P1 every state has exactly one verdict, over all classes of needs times all classes of parts") {
    const RuleSet& rules = builtin_rules();
    std::size_t states = 0;
    for (const Trial* trial : trials()) {
        const Plan& plan = trial->plan();
        const auto needs = classes(plan, static_cast<int>(rules.needs.size()),
                                   [](const Candidate& c, int i) { return has(c.covers, i); });
        auto parts = classes(plan, static_cast<int>(rules.roles.size() + rules.providers.size()),
                             [](const Candidate& c, int i) { return has(c.parts, i); });
        Mask waited_for = 0;
        for (const int index : plan.contenders) waited_for |= plan.candidates[static_cast<std::size_t>(index)].parts;
        std::erase_if(parts, [&](Mask part) { return (part & waited_for) == 0; });
        // Parts that a class of needs brings with it: every need of the class does.
        std::vector<Mask> brings;
        for (const Mask members : needs) {
            Mask brought = 0;
            for (std::size_t p = 0; p < parts.size(); ++p) {
                std::vector<const Condition*> conditions;
                for (const int part : bits(parts[p])) {
                    const auto index = static_cast<std::size_t>(part);
                    conditions.push_back(index < rules.roles.size()
                                             ? &rules.roles[index].when
                                             : &rules.providers[index - rules.roles.size()].when);
                }
                bool all = true;
                for (const int need : bits(members))
                    all = all && implies(rules.needs[static_cast<std::size_t>(need)].must, conditions,
                                         trial->setting.circumstances);
                if (all) brought |= bit(static_cast<int>(p));
            }
            brings.push_back(brought);
        }
        INFO(needs.size() << " classes of needs, " << parts.size() << " of parts");
        REQUIRE(needs.size() + parts.size() <= 22);
        const bool whole_menu = trial->system.allow.empty();
        for (Mask available = 0; available < bit(static_cast<int>(parts.size())); ++available)
            for (Mask wanted = 0; wanted < bit(static_cast<int>(needs.size())); ++wanted) {
                State state;
                for (const int i : bits(available)) state.available |= parts[static_cast<std::size_t>(i)];
                Mask brought = 0;
                for (const int i : bits(wanted)) {
                    state.must |= needs[static_cast<std::size_t>(i)];
                    brought |= brings[static_cast<std::size_t>(i)];
                }
                if (!within(brought, available)) continue;
                ++states;
                const int winner = choose(plan, state);
                if (winner != defined_winner(plan, state)) FAIL("must " << state.must << " parts " << state.available);
                if (winner >= 0 || !whole_menu) continue;
                std::string lost;
                for (const int need : bits(state.must))
                    lost += rules.needs[static_cast<std::size_t>(need)].rule.id + " ";
                FAIL("no verdict: " << lost << "with parts " << state.available);
            }
    }
    std::cerr << "P1: " << states << " states in " << trials().size() << " circumstances\n";
    CHECK(states > 10000);
}

TEST_CASE(
    "P1 every description has a verdict, whatever is known, and the same one from rules compiled and priced anew") {
    std::mt19937 random{seed() + 30};
    INFO("seed " << seed());
    const CompiledRules again{builtin_rules()};
    for (const Trial* trial : trials()) {
        const Plan plan_again = make_plan(again.rules(), trial->setting.circumstances, trial->setting.allowed);
        for (int round = 0; round < 1100; ++round) {
            const Facts values = random_facts(random, trial->setting.circumstances, 0.1 * (round % 11));
            const int winner = choose(trial->plan(), Evaluation{compiled(), values}.state());
            INFO(said(values));
            REQUIRE((winner >= 0 || !trial->system.allow.empty()));
            REQUIRE(winner == choose(plan_again, Evaluation{again, values}.state()));
        }
    }
}

TEST_CASE("P5 what is reachable equals what trying every completion finds") {
    std::mt19937 random{seed()};
    INFO("seed " << seed());
    int tried = 0;
    for (const Trial* trial : trials())
        for (int round = 0; round < 400; ++round) {
            Facts values = random_facts(random, trial->setting.circumstances, 0.25);
            const Evaluation evaluation{compiled(), values};
            const auto open = open_facts(evaluation);
            if (completions(open) > 1500) continue;
            ++tried;
            std::set<Outcome> all;
            brute_force(trial->setting, values, open, 0, all);
            INFO(said(values));
            REQUIRE(reached(trial->plan(), evaluation) == all);
        }
    CHECK(tried > 500);
}

TEST_CASE(
    "P4 where the fewest and the most needs lead to the same candidate alone on its platforms, so does all between") {
    std::mt19937 random{seed() + 1};
    INFO("seed " << seed());
    int agreed = 0, tried_all = 0;
    for (const Trial* trial : trials()) {
        const Plan& plan = trial->plan();
        for (int round = 0; round < 3000; ++round) {
            Facts values = random_facts(random, trial->setting.circumstances, 0.05 + 0.05 * (round % 6));
            const int low = choose(plan, read_state(builtin_rules(), values, Reading3::floor));
            if (low < 0 || low != choose(plan, read_state(builtin_rules(), values, Reading3::ceiling))) continue;
            const int group = plan.candidates[static_cast<std::size_t>(low)].group;
            const auto rivals = std::ranges::count_if(plan.contenders, [&](int other) {
                return plan.candidates[static_cast<std::size_t>(other)].group == group;
            });
            if (rivals > 1) continue;
            const Evaluation evaluation{compiled(), values};
            INFO(said(values));
            const auto open = open_facts(evaluation);
            if (open.empty()) continue;
            ++agreed;
            REQUIRE(reach(plan, evaluation) == std::vector<int>{low});
            REQUIRE(choose(plan, evaluation.state()) == low);
            if (completions(open) <= 1500) {
                ++tried_all;
                std::set<Outcome> all;
                brute_force(trial->setting, values, open, 0, all);
                REQUIRE(all == std::set<Outcome>{outcome_of(plan, low)});
            }
            for (int completion = 0; completion < 20; ++completion) {
                Facts full = values;
                for (const FactId id : open) {
                    const auto& choices = cells().values[static_cast<std::size_t>(id)];
                    full[static_cast<std::size_t>(id)] = choices[random() % choices.size()];
                }
                REQUIRE(defined_winner(plan, read_state(builtin_rules(), full)) == low);
            }
        }
    }
    CHECK(agreed > 50);
    CHECK(tried_all > 20);
}

TEST_CASE("P5 answering what is unknown, one fact after the other, never leaves the verdicts printed as possible") {
    std::mt19937 random{seed() + 5};
    INFO("seed " << seed());
    int settled_early = 0;
    for (const std::string& circumstances : circumstances_list())
        for (int round = 0; round < 6; ++round) {
            System system = random_system(random, circumstances, 0.1 * (round % 6));
            std::vector<FactId> open;
            for (const FactId fact : askable())
                if (!is_known(system.workloads.front().facts[static_cast<std::size_t>(fact)].value))
                    open.push_back(fact);
            std::ranges::shuffle(open, random);
            std::vector<std::string> possible;
            std::string history;
            for (std::size_t i = 0; i <= open.size(); ++i) {
                // Every answer leads to a verdict; one of the answers is kept.
                const Setting setting = make_setting(compiled(), system, false);
                const Basis basis = make_basis(setting, system.workloads.front());
                INFO(circumstances << ": " << said(system) << " after" << history);
                if (i > 0) REQUIRE(std::ranges::find(possible, basis.outcome.verdict) != possible.end());
                if (i % 4 == 0) {
                    const WorkloadDecision decision = decide(compiled(), system).workloads.front();
                    REQUIRE(decision.settled == (decision.possible_verdicts.size() == 1));
                    REQUIRE(std::ranges::find(decision.possible_verdicts, decision.outcome.verdict) !=
                            decision.possible_verdicts.end());
                    if (i > 0)
                        for (const std::string& verdict : decision.possible_verdicts)
                            REQUIRE(std::ranges::find(possible, verdict) != possible.end());
                    possible = decision.possible_verdicts;
                    settled_early += decision.settled && i < open.size() ? 1 : 0;
                }
                if (i == open.size()) break;
                const auto& values = cells().values[static_cast<std::size_t>(open[i])];
                state(system, open[i], values[random() % values.size()]);
                history += " " + facts()[static_cast<std::size_t>(open[i])].path;
            }
        }
    CHECK(settled_early > 20);
}

TEST_CASE("P5 every single answer leads to a verdict printed as possible") {
    std::mt19937 random{seed() + 31};
    INFO("seed " << seed());
    for (const std::string& circumstances : circumstances_list())
        for (int round = 0; round < 4; ++round) {
            const System system = random_system(random, circumstances);
            const WorkloadDecision decision = decide(compiled(), system).workloads.front();
            const Setting setting = make_setting(compiled(), system, false);
            const Basis basis = make_basis(setting, system.workloads.front());
            for (const FactId fact : askable()) {
                if (basis.evaluation.states(fact)) continue;
                for (std::size_t cell = 0; cell < cells().values[static_cast<std::size_t>(fact)].size(); ++cell) {
                    const auto outcome = static_cast<std::size_t>(basis.outcome_with(fact, cell));
                    const std::string& verdict = setting.plan.outcomes[outcome].verdict;
                    INFO(circumstances << ": " << said(system) << " and "
                                       << facts()[static_cast<std::size_t>(fact)].path << ", cell " << cell);
                    REQUIRE(std::ranges::find(decision.possible_verdicts, verdict) != decision.possible_verdicts.end());
                }
            }
        }
}
