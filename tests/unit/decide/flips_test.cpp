// P7: every printed flip, applied and decided again, gives the printed outcome, and no flip is left out. That each can
// be given to --set as it is printed: what_if_test.cpp.
#include "catch.hpp"
#include "decide/engine.hpp"
#include "decide/explain.hpp"
#include "support/random_workloads.hpp"
#include "support/systems.hpp"

#include <algorithm>
#include <set>

using namespace tense;
using namespace tense::test;

namespace {

// Decided from nothing: no plan, no evaluation of the system before is used again.
Outcome decided_anew(const System& system) {
    const Setting setting = make_setting(compiled(), system, false);
    const Facts stated = facts_of(builtin_rules(), system.facts, system.workloads.front().facts);
    const int winner = defined_winner(setting.plan, defined_state(builtin_rules(), stated));
    return setting.plan.outcomes[static_cast<std::size_t>(outcome_index(setting.plan, winner))];
}

// What a report says of one fact, by the text of its value.
std::vector<const Flip*> flips_of(const WorkloadDecision& decision, const std::string& fact) {
    std::vector<const Flip*> out;
    for (const Flip& flip : decision.flips)
        if (flip.change.size() == 1 && flip.change.front().fact == fact) out.push_back(&flip);
    return out;
}

}  // namespace

TEST_CASE("P7 every flip of a workload's facts gives the printed outcome, and no single one is left out") {
    std::mt19937 random{seed() + 3};
    INFO("seed " << seed());
    int applied = 0, left_out = 0;
    for (const std::string& circumstances : circumstances_list())
        for (int round = 0; round < 20; ++round) {
            const System system = random_system(random, circumstances, 0.05 + 0.03 * round);
            const WorkloadDecision decision = decide(compiled(), system).workloads.front();
            INFO(circumstances << ": " << said(system));
            REQUIRE(decision.outcome == decided_anew(system));
            for (const Flip& flip : decision.flips) {
                if (flip.change.front().fact.starts_with("system.")) continue;
                ++applied;
                System other = system;
                for (const Change& change : flip.change) other = changed(other, change.fact, change.to);
                INFO("with " << flip.change.front().fact << " " << flip.change.front().to);
                REQUIRE(decided_anew(other) == flip.outcome);
                REQUIRE(flip.outcome != decision.outcome);
            }
            for (const FactId fact : askable()) {
                const FactSpec& spec = facts()[static_cast<std::size_t>(fact)];
                const auto printed = flips_of(decision, spec.path);
                Outcome before = decision.outcome;  // of the value next below
                for (const Known& value : cells().values[static_cast<std::size_t>(fact)]) {
                    System other = system;
                    state(other, fact, value);
                    const Outcome outcome = decided_anew(other);
                    const std::string text = to_text(value, spec);
                    const bool told = std::ranges::any_of(printed, [&](const Flip* flip) {
                        return flip->outcome == outcome && flip->change.front().to == text;
                    });
                    INFO("with " << spec.path << " " << text);
                    if (told) {
                        REQUIRE(outcome != decision.outcome);
                    } else if (outcome != decision.outcome) {
                        // Of neighbouring numbers that lead to the same outcome, the lowest speaks for all; and what no
                        // file can say beside the rest (an average above its peak) is not told.
                        const bool number = spec.kind == FactKind::number || spec.kind == FactKind::version;
                        const bool limited = spec.path == "rate" || spec.path == "rate.peak" ||
                                             spec.path == "duration" || spec.path == "duration.max";
                        REQUIRE(number);
                        REQUIRE((limited || outcome == before));
                        left_out += outcome != before ? 1 : 0;
                    }
                    before = outcome;
                }
            }
        }
    CHECK(applied > 500);
    CHECK(left_out < applied / 20);
}

TEST_CASE("P7 no single flip of a circumstance is left out") {
    std::mt19937 random{seed() + 40};
    INFO("seed " << seed());
    int flips = 0;
    static const FactId k_operates = find_fact("system.operates").value();
    for (const std::string& circumstances : circumstances_list())
        for (int round = 0; round < 24; ++round) {
            const System system = random_system(random, circumstances, 0.05 + 0.1 * (round % 6));
            const WorkloadDecision decision = decide(compiled(), system).workloads.front();
            INFO(circumstances << ": " << said(system));
            const auto check = [&](FactId fact, const Known& value) {
                System other = system;
                other.facts[static_cast<std::size_t>(fact)].value = value;
                const FactSpec& spec = facts()[static_cast<std::size_t>(fact)];
                const Outcome outcome = decided_anew(other);
                const auto printed = flips_of(decision, spec.path);
                const bool told = std::ranges::any_of(printed, [&](const Flip* flip) {
                    return flip->change.front().to == to_text(value, spec) && flip->outcome == outcome;
                });
                INFO("with " << spec.path << " " << to_text(value, spec) << " it is " << outcome.verdict << " "
                             << outcome.instead);
                REQUIRE(told == (outcome != decision.outcome));
                flips += told ? 1 : 0;
            };
            for (const FactId fact : compiled().tested()) {
                const auto index = static_cast<std::size_t>(fact);
                const FactSpec& spec = facts()[index];
                if (!spec.system || spec.path.starts_with("system.platforms.")) continue;
                if (fact == k_operates) {
                    const Facts now = facts_of(builtin_rules(), system.facts, empty_sheet());
                    std::vector<std::string> names;
                    if (is_known(now[index])) names = std::get<std::vector<std::string>>(known(now[index]));
                    for (const Platform& platform : builtin_rules().platforms) {
                        auto other = names;
                        if (std::erase(other, platform.rule.id) == 0) other.push_back(platform.rule.id);
                        check(fact, Known{other});
                    }
                    continue;
                }
                for (const Known& value : cells().values[index])
                    if (!is_known(system.facts[index].value) || known(system.facts[index].value) != value)
                        check(fact, value);
            }
        }
    CHECK(flips > 50);
}

TEST_CASE("P7 sets of dropped needs are minimal, and none of two or three is left out") {
    std::mt19937 random{seed() + 6};
    INFO("seed " << seed());
    const auto specs = facts();
    int sets = 0;
    for (const std::string& circumstances : circumstances_list())
        for (int round = 0; round < 6; ++round) {
            System system = random_system(random, circumstances);
            std::vector<FactId> pool;
            for (const FactId fact : askable()) {
                const auto i = static_cast<std::size_t>(fact);
                Fact& stated = system.workloads.front().facts[i];
                if (specs[i].kind != FactKind::level || !is_known(stated.value)) continue;
                if (random() % 2 == 0) state(system, fact, Known{k_required});
                if (std::get<int>(known(stated.value)) == k_required) pool.push_back(fact);
            }
            const WorkloadDecision decision = decide(compiled(), system).workloads.front();
            const Setting setting = make_setting(compiled(), system, false);
            const auto outcome_without = [&](const std::set<FactId>& dropped) {
                Facts values = facts_of(builtin_rules(), system.facts, system.workloads.front().facts);
                for (const FactId fact : dropped) make_known(values[static_cast<std::size_t>(fact)], k_none);
                const int winner = defined_winner(setting.plan, defined_state(builtin_rules(), values));
                return setting.plan.outcomes[static_cast<std::size_t>(outcome_index(setting.plan, winner))];
            };
            std::set<std::set<FactId>> printed;
            for (const Flip& flip : decision.flips) {
                if (flip.change.size() < 2) continue;
                ++sets;
                std::set<FactId> set;
                for (const Change& change : flip.change) {
                    REQUIRE(change.to == "none");
                    set.insert(find_fact(change.fact).value());
                }
                printed.insert(set);
                REQUIRE(outcome_without(set) == flip.outcome);
                for (const FactId kept : set) {
                    auto fewer = set;
                    fewer.erase(kept);
                    REQUIRE(outcome_without(fewer) == decision.outcome);
                }
            }
            const auto flips = [&](const std::set<FactId>& set) { return outcome_without(set) != decision.outcome; };
            for (const FactId a : pool)
                for (const FactId b : pool) {
                    if (b <= a || flips({a}) || flips({b})) continue;
                    REQUIRE(flips({a, b}) == printed.contains({a, b}));
                    if (flips({a, b})) continue;
                    for (const FactId c : pool) {
                        if (c <= b || flips({c}) || flips({a, c}) || flips({b, c})) continue;
                        REQUIRE(flips({a, b, c}) == printed.contains({a, b, c}));
                    }
                }
        }
    CHECK(sets > 5);
}
