// What counts as covered, on rule sets of a few lines.
#include "decide/coverage.hpp"

#include "catch.hpp"
#include "support/systems.hpp"

#include <algorithm>

using namespace tense;

namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

const std::string k_head = "title: A title\nwhy: A reason.\nsources: [\"Some source\"]\n";

// A need with this condition and these examples, a log that covers it, and a file of scenarios.
RuleSet rules_with(const std::string& when, const std::string& examples, const std::string& scenarios = {}) {
    Files files = {{"kafka.yaml", "id: kafka\nkind: platform\n" + k_head + "effort: 1\n"},
                   {"event-log.yaml", "id: event-log\nkind: role\n" + k_head +
                                          "verdict: event-log\nkeeps: true\norder: 1\nexamples: [{fires: {}}]\n"},
                   {"kafka-log.yaml", "id: kafka-log\nkind: provider\n" + k_head +
                                          "role: event-log\nruns: [kafka]\nexamples: [{fires: {}}]\n"},
                   {"wish.yaml", "id: wish\nkind: need\n" + k_head +
                                     "ask: {says: Q, replay: Q, readers: Q, priorities: Q}\nwhen: " + when +
                                     "\nsay: something\ncovered_by: [event-log]\nexamples:\n" + examples}};
    if (!scenarios.empty()) files.emplace_back("all.yaml", "kind: scenarios\nscenarios:\n" + scenarios);
    return test::rules_from(files);
}

// The items of the need, as "fires" or "not fires".
std::vector<std::string> items(const RuleSet& rules) {
    std::vector<std::string> out;
    for (const CoverageItem& item : measure_coverage(rules, run_rule_tests(rules).exercises).items)
        if (item.rule == "wish") out.push_back((item.covered ? "" : "not ") + item.what);
    return out;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("a percentage is rounded down, and only all of it is a hundred") {
    CHECK(to_text(Share{1999, 2000}) == "99.9 % (1999 of 2000)");
    CHECK(to_text(Share{2000, 2000}) == "100.0 % (2000 of 2000)");
    CHECK(to_text(Share{0, 3}) == "0.0 % (0 of 3)");
    CHECK(to_text(Share{2, 3}) == "66.6 % (2 of 3)");
    CHECK(to_text(Share{0, 0}) == "100.0 % (0 of 0)");
}

TEST_CASE("a threshold is compared exactly") {
    CHECK_FALSE(Threshold{100, 100, "100"}.met_by({1999, 2000}));
    CHECK(Threshold{100, 100, "100"}.met_by({2000, 2000}));
    CHECK(Threshold{9995, 10000, "99.95"}.met_by({1999, 2000}));
    CHECK_FALSE(Threshold{999501, 1000000, "99.9501"}.met_by({1999, 2000}));
    CHECK(Threshold{0, 100, "0"}.met_by({0, 5}));
    CHECK(Threshold{100, 100, "100"}.met_by({0, 0}));
}

TEST_CASE("a condition of one test has no branches, and unknown is not silence") {
    const std::string fires = "  - fires: {replay: required}\n";
    CHECK(items(rules_with("{replay: required}", fires + "  - silent: {replay: none}\n")) ==
          Words{"fires", "stays silent"});
    CHECK(items(rules_with("{replay: required}", fires + "  - silent: {says: answer-now}\n")) ==
          Words{"fires", "not stays silent"});
}

TEST_CASE("parts and alternatives count both ways, negations through what they negate") {
    CHECK(items(rules_with("{says: [both, this-happened], not: {readers: '< 2'}}",
                           "  - fires: {says: both, readers: 2}\n  - silent: {says: answer-now, readers: 2}\n")) ==
          Words{"fires", "stays silent", "`says is both or this-happened` is true",
                "`says is both or this-happened` is false", "`says is both` is true", "`says is both` is false",
                "not `says is this-happened` is true", "`says is this-happened` is false",
                "not `readers is less than 2` is true", "`readers is less than 2` is false"});
}

TEST_CASE("parts are looked at where another part settles the condition") {
    CHECK(items(rules_with("{any: [{replay: required}, {readers: '>= 2'}]}",
                           "  - fires: {replay: required, readers: 3}\n  - silent: {replay: none, readers: 1}\n")) ==
          Words{"fires", "stays silent", "`replay is required` is true", "`replay is required` is false",
                "`readers is at least 2` is true", "`readers is at least 2` is false"});
}

TEST_CASE("tests that fail or are marked as todo show nothing") {
    CHECK(items(rules_with("{replay: required}",
                           "  - fires: {replay: none}\n  - silent: {replay: required}\n"
                           "  - todo_fires: {replay: required}\n  - todo_silent: {replay: none}\n")) ==
          Words{"not fires", "not stays silent"});
}

TEST_CASE("a need that can be a preference fires in two ways") {
    CHECK(items(rules_with("{replay: required}\nprefer: {replay: preferred}",
                           "  - fires: {replay: required}\n  - silent: {replay: none}\n")) ==
          Words{"fires as a must", "not fires as a preference", "stays silent"});
}

TEST_CASE("a scenario shows every rule something; a verdict counts where it is expected") {
    const std::string examples = "  - fires: {replay: required, priorities: none}\n  - silent: {replay: none}\n";
    const auto verdicts = [&](const std::string& scenarios) {
        const RuleSet rules = rules_with("{replay: required}", examples, scenarios);
        Words out;
        for (const CoverageItem& item : measure_coverage(rules, run_rule_tests(rules).exercises).items)
            if (item.kind == CoverageItem::Kind::verdict && item.covered) out.push_back(item.what);
        return out;
    };
    CHECK(verdicts("  - {name: a, given: {replay: required}, expect: event-log}\n") == Words{"event-log"});
    CHECK(verdicts("  - {name: a, given: {replay: required}, because_includes: [wish]}\n").empty());
    CHECK(verdicts("  - {name: a, given: {replay: required}, expect: neither}\n").empty());
    CHECK(verdicts("  - {name: a, given: {replay: required}, todo_expect: event-log}\n").empty());
    CHECK(verdicts("  - {name: a, given: {replay: none}, expect: neither}\n") == Words{"neither"});
}

TEST_CASE("every expectation of a scenario is held") {
    const std::string examples = "  - fires: {replay: required}\n  - silent: {replay: none}\n";
    const auto state = [&](const std::string& expectation) {
        const RuleSet rules = rules_with("{replay: required}", examples,
                                         "  - {name: a, given: {replay: required}, " + expectation + "}\n");
        return run_rule_tests(rules).tests.back().state;
    };
    CHECK(state("expect: event-log") == TestState::passed);
    CHECK(state("expect: task-queue") == TestState::failed);
    CHECK(state("expect_not: [task-queue, hybrid]") == TestState::passed);
    CHECK(state("expect_not: event-log") == TestState::failed);
    CHECK(state("because_includes: [wish]") == TestState::passed);
    CHECK(state("expect: event-log, flips_to: neither") == TestState::passed);
    CHECK(state("expect: event-log, flips_to: [neither, task-queue]") == TestState::failed);
    CHECK(state("todo_expect: task-queue") == TestState::todo);
    CHECK(state("todo_expect: event-log") == TestState::todo_passes);
    CHECK(state("todo_expect: task-queue, expect_not: event-log") == TestState::failed);
}

TEST_CASE("added rules may change what scenarios of others expect, not their own") {
    const RuleSet rules =
        rules_with("{replay: required}", "  - fires: {replay: required}\n  - silent: {replay: none}\n",
                   "  - {name: a, given: {replay: required}, expect: hybrid}\n");
    CHECK(run_rule_tests(rules, {}, {"wish.yaml"}).tests.back().state == TestState::changed);
    CHECK(run_rule_tests(rules, {}, {"wish.yaml", "all.yaml"}).tests.back().state == TestState::failed);
}

TEST_CASE("possible pairs are those that some facts bring about together") {
    const Coverage coverage = measure_coverage(test::builtin_rules(), run_rule_tests(test::builtin_rules()).exercises);
    const auto missing = [&](const std::string& a, const std::string& b) {
        return std::ranges::find(coverage.missing_pairs, std::pair{a, b}) != coverage.missing_pairs.end();
    };
    const std::size_t needs = test::builtin_rules().needs.size();
    CHECK(coverage.pairs.all < needs * (needs - 1) / 2);
    CHECK(coverage.pairs.all == coverage.pairs.covered + coverage.missing_pairs.size());
    CHECK_FALSE(missing("answer-awaited", "work-to-do"));  // one sentence cannot be both
    CHECK_FALSE(missing("replay", "retries"));             // a scenario has them
    CHECK(missing("answer-awaited", "chaining"));
}
