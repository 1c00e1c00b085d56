// P9: a fact that is said not to matter does not, whatever the others turn out to be; and few that do not are missed.
#include "catch.hpp"
#include "decide/engine.hpp"
#include "decide/reach.hpp"
#include "support/random_workloads.hpp"
#include "support/systems.hpp"

#include <algorithm>
#include <set>

using namespace tense;
using namespace tense::test;

namespace {

const Outcome& outcome_of(const Plan& plan, int winner) {
    return plan.outcomes[static_cast<std::size_t>(outcome_index(plan, winner))];
}

Outcome outcome_at(const Setting& setting, const Facts& values) {
    return outcome_of(setting.plan, choose(setting.plan, Evaluation{compiled(), values}.state()));
}

std::set<Outcome> possible(const Setting& setting, const Facts& values) {
    std::set<Outcome> out{outcome_at(setting, values)};
    for (const int index : reach(setting.plan, Evaluation{compiled(), values}))
        out.insert(outcome_of(setting.plan, index));
    return out;
}

// Every value of the fact, and unknown.
std::vector<Value> all_values(FactId fact) {
    std::vector<Value> out(1);
    for (const Known& value : cells().values[static_cast<std::size_t>(fact)]) out.emplace_back(value);
    return out;
}

// Whether every completion of the other unknown facts gives one outcome for all values of this one.
bool never_matters(const Setting& setting, Facts& values, FactId fact, const std::vector<FactId>& open,
                   std::size_t index) {
    const auto slot = static_cast<std::size_t>(fact);
    if (index == open.size()) {
        std::set<Outcome> outcomes;
        for (const Known& value : cells().values[slot]) {
            values[slot] = value;
            outcomes.insert(outcome_at(setting, values));
        }
        values[slot] = Value{};
        return outcomes.size() == 1;
    }
    Value& other = values[static_cast<std::size_t>(open[index])];
    bool out = true;
    for (const Known& value : cells().values[static_cast<std::size_t>(open[index])]) {
        other = value;
        out = out && never_matters(setting, values, fact, open, index + 1);
    }
    other = Value{};
    return out;
}

}  // namespace

TEST_CASE("P9 no value of a fact that does not matter changes the outcome or what is possible, now or later") {
    std::mt19937 random{seed() + 50};
    INFO("seed " << seed());
    int stated = 0, open = 0;
    for (const std::string& circumstances : circumstances_list())
        for (int round = 0; round < 10; ++round) {
            const System system = random_system(random, circumstances, 0.1 + 0.08 * round);
            const WorkloadDecision decision = decide(compiled(), system).workloads.front();
            const Setting setting = make_setting(compiled(), system, false);
            const Facts values = facts_of(builtin_rules(), system.facts, system.workloads.front().facts);
            const std::set<Outcome> before = possible(setting, values);
            REQUIRE(std::set<Outcome>(decision.possible.begin(), decision.possible.end()) == before);
            for (const std::string& path : decision.no_matter) {
                const FactId fact = find_fact(path).value();
                const auto slot = static_cast<std::size_t>(fact);
                (is_known(values[slot]) ? stated : open) += 1;
                for (const Value& value : all_values(fact)) {
                    Facts other = values;
                    other[slot] = value;
                    INFO(circumstances << ": " << said(values) << "-> " << said(other));
                    REQUIRE(outcome_at(setting, other) == decision.outcome);
                    REQUIRE(possible(setting, other) == before);
                }
                for (int completion = 0; completion < 10; ++completion) {
                    Facts full = values;
                    for (const FactId each : askable()) {
                        Value& there = full[static_cast<std::size_t>(each)];
                        const auto& choices = cells().values[static_cast<std::size_t>(each)];
                        if (!is_known(there)) there = choices[random() % choices.size()];
                    }
                    std::set<Outcome> outcomes;
                    for (const Value& value : all_values(fact)) {
                        if (!is_known(value)) continue;
                        full[slot] = value;
                        outcomes.insert(outcome_at(setting, full));
                    }
                    INFO(circumstances << ": " << said(values) << "; " << path << " in " << said(full));
                    REQUIRE(outcomes.size() == 1);
                }
            }
        }
    CHECK(stated > 100);
    CHECK(open > 100);
}

TEST_CASE("P9 where few completions are left, the list of facts that never matter is whole") {
    std::mt19937 random{seed() + 51};
    INFO("seed " << seed());
    int listed = 0;
    for (const std::string& circumstances : circumstances_list())
        for (int round = 0; round < 12; ++round) {
            const System system = random_system(random, circumstances, 0.75 + 0.02 * round);
            const Setting setting = make_setting(compiled(), system, false);
            Facts values = facts_of(builtin_rules(), system.facts, system.workloads.front().facts);
            const WorkloadDecision decision = decide(compiled(), system).workloads.front();
            for (const FactId fact : askable()) {
                const auto slot = static_cast<std::size_t>(fact);
                const Value kept = values[slot];
                values[slot] = Value{};
                std::vector<FactId> others;
                std::size_t completions = 1;
                for (const FactId each : open_facts(Evaluation{compiled(), values}))
                    if (each != fact) {
                        others.push_back(each);
                        completions *= cells().values[static_cast<std::size_t>(each)].size();
                    }
                const bool named =
                    std::ranges::find(decision.no_matter, facts()[slot].path) != decision.no_matter.end();
                if (completions <= 256) {
                    const bool never = never_matters(setting, values, fact, others, 0);
                    INFO(circumstances << ": " << said(values) << "; " << facts()[slot].path);
                    std::set<Outcome> now;
                    for (const Value& value : all_values(fact)) {
                        values[slot] = value;
                        now.insert(outcome_at(setting, values));
                    }
                    // What is given up together with other needs is a reason, though alone it changes nothing.
                    const bool in_a_flip = std::ranges::any_of(decision.flips, [&](const Flip& flip) {
                        return std::ranges::any_of(
                            flip.change, [&](const Change& change) { return change.fact == facts()[slot].path; });
                    });
                    REQUIRE(named == (never && now.size() == 1 && !in_a_flip));
                    listed += named ? 1 : 0;
                }
                values[slot] = kept;
            }
        }
    CHECK(listed > 500);
}
