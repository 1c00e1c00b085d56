// For property tests: workloads at random under a list of circumstances, made of the values that rules can tell apart.
// Every test prints its seed when it fails; TENSE_SEED=N runs another.
#pragma once

#include "decide/basis.hpp"
#include "model/decision.hpp"

#include <map>
#include <random>
#include <string>
#include <vector>

namespace tense::test {

// TENSE_SEED, or a fixed number.
[[nodiscard]] unsigned seed();

// The built-in rules compiled, once.
[[nodiscard]] const CompiledRules& compiled();
[[nodiscard]] const Cells& cells();

// Top-level lines of a file: what is operated, who runs it, what is on the menu.
[[nodiscard]] const std::vector<std::string>& circumstances_list();

// A system of no facts under one of these, made ready. Price variants are left out: make_setting says what they are
// for.
struct Trial {
    System system;
    Setting setting;
    explicit Trial(const std::string& circumstances);
    Trial(const Trial&) = delete;
    Trial& operator=(const Trial&) = delete;
    [[nodiscard]] const Plan& plan() const { return setting.plan; }
};
// All of circumstances_list(), made once.
[[nodiscard]] const std::vector<const Trial*>& trials();

// `circumstances` with facts of a workload: each fact that rules test is unknown with this chance (derived ones never).
[[nodiscard]] Facts random_facts(std::mt19937& random, const Facts& circumstances, double unknown);

// The same as a file would say it: each fact is stated with this chance.
[[nodiscard]] System random_system(std::mt19937& random, const std::string& circumstances, double stated = 1.0 / 3);

// The facts of the first workload that are stated, for messages: "retries=required rate=5/s ".
[[nodiscard]] std::string said(const System& system);
// The same for loose facts.
[[nodiscard]] std::string said(const Facts& values);

// The first workload with a fact changed, given as a flip gives it ("retries", "required"); throws where no cell reads
// so.
[[nodiscard]] System changed(System system, const std::string& path, const std::string& to);

// The first workload's fact as one of the values of Cells.
void state(System& system, FactId fact, const Known& value);

// Facts of workloads that rules test and people state: no circumstances, nothing derived.
[[nodiscard]] const std::vector<FactId>& askable();

// The definition, on values and rules: what Evaluation and choose do on truths and masks.
[[nodiscard]] State defined_state(const RuleSet& rules, const Facts& values);

// Index into Plan::candidates of the cheapest that covers every must-need, by looking at all of them; -1: none.
[[nodiscard]] int defined_winner(const Plan& plan, const State& state);

}  // namespace tense::test
