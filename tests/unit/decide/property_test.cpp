// Properties that hold for every workload, tried on random ones. The seed is printed with every failure; set TENSE_SEED
// to run another.
#include "catch.hpp"
#include "decide/basis.hpp"
#include "decide/engine.hpp"
#include "decide/explain.hpp"
#include "decide/reach.hpp"
#include "support/systems.hpp"

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <random>
#include <set>

using namespace tense;
using test::builtin_rules;

namespace {

unsigned seed() {
    const char* text = std::getenv("TENSE_SEED");
    return text == nullptr ? 20261122U : static_cast<unsigned>(std::strtoul(text, nullptr, 10));
}

const CompiledRules& compiled() {
    static const CompiledRules k_compiled{builtin_rules()};
    return k_compiled;
}

const Cells& cells() {
    return compiled().cells();
}

const std::vector<std::string> k_circumstances = {
    "",
    "operates: [postgresql]\nteam: {operations: low}",
    "operates: [kafka]",
    "operates: [redis, postgresql]\nself_hosted_product: true",
    "operates: [rabbitmq, celery, kafka]",
    "team: {operations: low}\nplatforms: {rabbitmq: {version: '4.2'}}",
    "platforms: {kafka: {version: '4.2', clients: [java]}}",
    "allow: [task-queue, event-log]",
    "operates: [temporal, mysql]",
};

// Facts of a random workload: each tested fact is unknown with the given chance.
Facts random_facts(std::mt19937& random, const Facts& circumstances, double unknown) {
    Facts out = circumstances;
    const auto specs = facts();
    for (std::size_t i = 0; i < specs.size(); ++i) {
        if (specs[i].system || cells().values[i].empty()) continue;
        if (specs[i].derived) {
            make_known(out[i], static_cast<double>(random() % 2));
            continue;
        }
        if (std::uniform_real_distribution<>(0, 1)(random) < unknown) continue;
        out[i] = cells().values[i][random() % cells().values[i].size()];
    }
    return out;
}

struct Trial {
    System system;
    Setting setting;
    explicit Trial(const std::string& circumstances)
        : system(test::one_workload("", circumstances)), setting(make_setting(compiled(), system)) {}
    [[nodiscard]] Facts circumstances() const { return setting.circumstances; }
};

// Every outcome of every completion, by trying them all.
void brute_force(const Setting& setting, Facts& values, const std::vector<FactId>& open, std::size_t index,
                 std::set<Outcome>& out) {
    if (index == open.size()) {
        out.insert(outcome_at(setting.plan, read_state(setting.rules, values)));
        return;
    }
    auto& slot = values[static_cast<std::size_t>(open[index])];
    for (const Known& value : cells().values[static_cast<std::size_t>(open[index])]) {
        slot = value;
        brute_force(setting, values, open, index + 1, out);
    }
    slot = Value{};
}

std::set<Outcome> reached(const Setting& setting, const Facts& values) {
    std::set<Outcome> out;
    for (const int index : reach(setting.plan, Evaluation{setting.compiled, values}))
        out.insert(setting.plan.outcomes[static_cast<std::size_t>(outcome_index(setting.plan, index))]);
    return out;
}

}  // namespace

TEST_CASE("what is reachable equals what trying every completion finds") {
    std::mt19937 random{seed()};
    INFO("seed " << seed());
    int tried = 0;
    for (const std::string& circumstances : k_circumstances) {
        const Trial trial{circumstances};
        for (int round = 0; round < 400; ++round) {
            Facts values = random_facts(random, trial.circumstances(), 0.25);
            const auto open = open_facts(Evaluation{compiled(), values});
            std::size_t completions = 1;
            for (const FactId id : open) completions *= cells().values[static_cast<std::size_t>(id)].size();
            if (completions > 3000) continue;
            ++tried;
            std::set<Outcome> all;
            brute_force(trial.setting, values, open, 0, all);
            INFO("circumstances " << circumstances << ", round " << round);
            REQUIRE(reached(trial.setting, values) == all);
        }
    }
    CHECK(tried > 500);
}

TEST_CASE("when the fewest and the most needs lead to the same candidate, nothing in between differs") {
    std::mt19937 random{seed() + 1};
    INFO("seed " << seed() + 1);
    const auto specs = facts();
    int agreed = 0;
    // Preferences choose within a group of equal platforms and are left out here: a level is none or required.
    const auto plain = [&](std::size_t i) {
        return specs[i].kind == FactKind::level ? Known{random() % 3 == 0 ? k_required : k_none}
                                                : cells().values[i][random() % cells().values[i].size()];
    };
    for (const std::string& circumstances : k_circumstances) {
        const Trial trial{circumstances};
        for (int round = 0; round < 300; ++round) {
            Facts values = random_facts(random, trial.circumstances(), 0.2);
            for (std::size_t i = 0; i < specs.size(); ++i)
                if (!specs[i].system && is_known(values[i]) && specs[i].kind == FactKind::level) values[i] = plain(i);
            const int low = choose(trial.setting.plan, read_state(builtin_rules(), values, Reading3::floor));
            if (low < 0 || low != choose(trial.setting.plan, read_state(builtin_rules(), values, Reading3::ceiling)))
                continue;
            ++agreed;
            for (int completion = 0; completion < 20; ++completion) {
                Facts full = values;
                for (std::size_t i = 0; i < specs.size(); ++i)
                    if (!specs[i].system && !is_known(full[i]) && !cells().values[i].empty()) full[i] = plain(i);
                REQUIRE(choose(trial.setting.plan, read_state(builtin_rules(), full)) == low);
            }
        }
    }
    CHECK(agreed > 20);
}

TEST_CASE("a verdict covers every must-need, costs no less with more needs, and stands when a covered need is added") {
    std::mt19937 random{seed() + 2};
    INFO("seed " << seed() + 2);
    const auto needs = builtin_rules().needs.size();
    for (const std::string& circumstances : k_circumstances) {
        const Trial trial{circumstances};
        const Plan& plan = trial.setting.plan;
        for (int round = 0; round < 500; ++round) {
            State state;
            state.available = ~Mask{0};
            for (std::size_t i = 0; i < needs; ++i)
                if (random() % 5 == 0) state.must |= Mask{1} << i;
            const int winner = choose(plan, state);
            if (winner < 0) continue;
            const Candidate& chosen = plan.candidates[static_cast<std::size_t>(winner)];
            REQUIRE((state.must & ~chosen.covers) == 0);
            State more = state;
            more.must |= Mask{1} << (random() % needs);
            const int next = choose(plan, more);
            if (next < 0) continue;
            REQUIRE(next >= winner);  // candidates are sorted by price
            if ((more.must & ~chosen.covers) == 0) REQUIRE(next == winner);
        }
    }
}

TEST_CASE("the price order is strict: no two candidates are alike in every part") {
    for (const std::string& circumstances : k_circumstances) {
        const Trial trial{circumstances};
        const auto& list = trial.setting.plan.candidates;
        for (std::size_t i = 1; i < list.size(); ++i)
            REQUIRE((list[i - 1].group < list[i].group || list[i - 1].roles != list[i].roles ||
                     list[i - 1].providers != list[i].providers));
    }
}

namespace {

// A random workload as a file would say it.
System random_system(std::mt19937& random, const std::string& circumstances) {
    System system = test::one_workload("", circumstances);
    const auto specs = facts();
    for (std::size_t i = 0; i < specs.size(); ++i) {
        if (specs[i].system || specs[i].derived || cells().values[i].empty() || random() % 3 != 0) continue;
        Fact& fact = system.workloads.front().facts[i];
        fact.value = cells().values[i][random() % cells().values[i].size()];
        fact.written = to_text(known(fact.value), specs[i]);
    }
    return system;
}

// The stated facts, for messages.
std::string said(const System& system) {
    std::string out;
    for (std::size_t i = 0; i < facts().size(); ++i)
        if (is_known(system.workloads.front().facts[i].value))
            out += facts()[i].path + "=" + system.workloads.front().facts[i].written + " ";
    return out;
}

System changed(System system, const std::string& path, const std::string& to) {
    const auto id = static_cast<std::size_t>(find_fact(path).value());
    for (const Known& value : cells().values[id])
        if (to_text(value, facts()[id]) == to) system.workloads.front().facts[id].value = value;
    return system;
}

}  // namespace

TEST_CASE("every flip, applied, gives exactly the printed outcome, and no single flip is left out") {
    std::mt19937 random{seed() + 3};
    INFO("seed " << seed() + 3);
    for (const std::string& circumstances : k_circumstances)
        for (int round = 0; round < 4; ++round) {
            const System system = random_system(random, circumstances);
            const auto decision = decide(builtin_rules(), system).workloads.front();
            for (const Flip& flip : decision.flips) {
                if (flip.change.front().fact.starts_with("system.")) continue;
                System other = system;
                for (const Change& change : flip.change) other = changed(other, change.fact, change.to);
                REQUIRE(decide(builtin_rules(), other).workloads.front().outcome == flip.outcome);
                REQUIRE(flip.outcome != decision.outcome);
            }
            const auto specs = facts();
            for (std::size_t i = 0; i < specs.size(); ++i) {
                if (specs[i].system || specs[i].derived) continue;
                for (const Known& value : cells().values[i]) {
                    System other = system;
                    other.workloads.front().facts[i].value = value;
                    const Setting setting = make_setting(compiled(), other);
                    const Outcome outcome = make_basis(setting, other.workloads.front()).outcome;
                    // One number speaks for its neighbours of the same outcome.
                    const bool told = std::ranges::any_of(decision.flips, [&](const Flip& flip) {
                        const bool same_value =
                            specs[i].kind == FactKind::number || flip.change.front().to == to_text(value, specs[i]);
                        return flip.change.size() == 1 && flip.change.front().fact == specs[i].path &&
                               flip.outcome == outcome && same_value;
                    });
                    // What no file can say beside the rest (an average above its peak) is not told.
                    if (!told && outcome != decision.outcome && specs[i].kind == FactKind::number) continue;
                    REQUIRE(told == (outcome != decision.outcome));
                }
            }
        }
}

TEST_CASE("sets of dropped needs are minimal, and none of two or three is left out") {
    std::mt19937 random{seed() + 6};
    INFO("seed " << seed() + 6);
    const auto specs = facts();
    for (const std::string& circumstances : k_circumstances)
        for (int round = 0; round < 4; ++round) {
            System system = random_system(random, circumstances);
            std::vector<std::size_t> pool;
            for (std::size_t i = 0; i < specs.size(); ++i) {
                Fact& fact = system.workloads.front().facts[i];
                if (specs[i].kind != FactKind::level || !is_known(fact.value)) continue;
                if (random() % 2 == 0) make_known(fact.value, k_required);
                if (std::get<int>(known(fact.value)) == k_required) pool.push_back(i);
            }
            const Setting setting = make_setting(compiled(), system);
            const auto decision = decide(builtin_rules(), system).workloads.front();
            const auto outcome_without = [&](const std::set<std::size_t>& dropped) {
                System other = system;
                for (const std::size_t i : dropped) make_known(other.workloads.front().facts[i].value, k_none);
                return make_basis(setting, other.workloads.front()).outcome;
            };
            std::set<std::set<std::size_t>> printed;
            for (const Flip& flip : decision.flips) {
                if (flip.change.size() < 2) continue;
                std::set<std::size_t> set;
                for (const Change& change : flip.change)
                    set.insert(static_cast<std::size_t>(find_fact(change.fact).value()));
                printed.insert(set);
                REQUIRE(outcome_without(set) == flip.outcome);
                for (const std::size_t kept : set) {
                    auto fewer = set;
                    fewer.erase(kept);
                    REQUIRE(outcome_without(fewer) == decision.outcome);
                }
            }
            const auto flips = [&](const std::set<std::size_t>& set) {
                return outcome_without(set) != decision.outcome;
            };
            for (const std::size_t a : pool)
                for (const std::size_t b : pool) {
                    if (b <= a || flips({a}) || flips({b})) continue;
                    REQUIRE(flips({a, b}) == printed.contains({a, b}));
                    if (flips({a, b})) continue;
                    for (const std::size_t c : pool) {
                        if (c <= b || flips({c}) || flips({a, c}) || flips({b, c})) continue;
                        REQUIRE(flips({a, b, c}) == printed.contains({a, b, c}));
                    }
                }
        }
}

TEST_CASE("every because-set forces the outcome and no smaller set does") {
    std::mt19937 random{seed() + 4};
    INFO("seed " << seed() + 4);
    const RuleSet& rules = builtin_rules();
    for (const std::string& circumstances : k_circumstances)
        for (int round = 0; round < 10; ++round) {
            const System system = random_system(random, circumstances);
            const Setting setting = make_setting(compiled(), system);
            const Basis basis = make_basis(setting, system.workloads.front());
            for (const auto& names : explain_because(basis)) {
                Mask set = 0;
                for (const std::string& name : names)
                    for (std::size_t i = 0; i < rules.needs.size(); ++i)
                        if (rules.needs[i].rule.id == name) set |= Mask{1} << i;
                REQUIRE((set & ~basis.state.must) == 0);
                const auto outcome = [&](Mask must) {
                    State state = basis.state;
                    state.must = must;
                    return outcome_at(setting.plan, state);
                };
                for (int extra = 0; extra < 20; ++extra) {
                    Mask more = 0;
                    for (Mask rest = basis.state.must; rest != 0; rest &= rest - 1)
                        if (random() % 2 == 0) more |= rest & (~rest + 1);
                    REQUIRE(outcome(set | more) == basis.outcome);
                }
            }
        }
}

TEST_CASE("answering an unknown fact never leaves the outcomes printed as possible") {
    std::mt19937 random{seed() + 5};
    INFO("seed " << seed() + 5);
    for (const std::string& circumstances : k_circumstances)
        for (int round = 0; round < 4; ++round) {
            const System system = random_system(random, circumstances);
            const auto decision = decide(builtin_rules(), system).workloads.front();
            REQUIRE(std::ranges::find(decision.possible_verdicts, decision.outcome.verdict) !=
                    decision.possible_verdicts.end());
            REQUIRE(decision.settled == (decision.possible_verdicts.size() == 1));
            const auto specs = facts();
            for (std::size_t i = 0; i < specs.size(); ++i) {
                if (specs[i].system || specs[i].derived || is_known(system.workloads.front().facts[i].value)) continue;
                for (const Known& value : cells().values[i]) {
                    System other = system;
                    other.workloads.front().facts[i].value = value;
                    const Setting setting = make_setting(compiled(), other);
                    const auto outcome = make_basis(setting, other.workloads.front()).outcome;
                    INFO(circumstances << "; " << specs[i].path << " = " << to_text(value, specs[i]) << " gives "
                                       << outcome.verdict << "/" << outcome.instead << " to " << said(system));
                    REQUIRE(std::ranges::find(decision.possible_verdicts, outcome.verdict) !=
                            decision.possible_verdicts.end());
                }
            }
        }
}
