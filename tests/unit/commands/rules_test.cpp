#include "catch.hpp"
#include "commands/pipeline.hpp"
#include "in_memory.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <unistd.h>

using namespace tense;
using test::run;

namespace {

const std::string k_rule = R"(id: slow-readers
kind: need
title: A reader may fall far behind
why: A queue that grows for days slows down everybody on it.
sources: ["An incident review, https://example.org/review"]
when: {late_readers: required, readers: ">= 2"}
say: readers that may fall behind without harm
covered_by: [event-log]
examples:
  - fires: {late_readers: required, readers: 3}
  - silent: {late_readers: none}
)";

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

}  // namespace

TEST_CASE("the list has a line for every rule, and a kind narrows it") {
    const auto all = run("rules list", {});
    const auto needs = run("rules list", {{"kind", {"need"}}});
    CHECK(all.code == ExitCode::done);
    CHECK(has(all.out, "task-queue"));
    CHECK(needs.out.size() < all.out.size());
    std::istringstream lines{needs.out};
    for (std::string line; std::getline(lines, line);) CHECK(line.starts_with("need "));
    CHECK(has(run("rules list", {{"format", {"json"}}}).out, "\"kind\": \"need\""));
}

TEST_CASE("every built-in rule can be shown as its file") {
    MemoryReader files;
    SourceStore sources;
    const LoadedRules loaded = read_rules({}, files, sources);
    REQUIRE(loaded.diagnostics.empty());
    for (const RuleHeader* rule : loaded.rules.headers()) {
        INFO(rule->id);
        CHECK(run("rules show", {{"ID", {rule->id}}}).out == rule->text);
    }
}

TEST_CASE("a rule nobody knows is bad usage and suggests the nearest") {
    try {
        (void)run("rules show", {{"ID", {"replya"}}});
        FAIL("nothing was thrown");
    } catch (const Failure& failure) {
        CHECK(failure.kind() == Failure::Kind::usage);
        CHECK(has(failure.what(), "replay"));
    }
}

TEST_CASE("the examples of the built-in rules hold") {
    const auto outcome = run("rules test", {});
    CHECK(outcome.code == ExitCode::done);
    CHECK(has(outcome.out, " passed, 0 failed"));
}

TEST_CASE("one rule file is tested beside the built-in rules") {
    const auto outcome = run("rules test", {{"PATH", {"slow-readers.yaml"}}}, {{"slow-readers.yaml", k_rule}});
    CHECK(outcome.code == ExitCode::done);
    CHECK(outcome.out == "2 passed, 0 failed\n");
}

TEST_CASE("an example that does not hold is named with its place, and refused") {
    std::string rule = k_rule;
    rule.replace(rule.find("silent"), 6, "fires");
    rule += "  - silent: {readers: 1}\n";
    const auto outcome = run("rules test", {{"PATH", {"slow-readers.yaml"}}}, {{"slow-readers.yaml", rule}});
    CHECK(outcome.code == ExitCode::refused);
    CHECK(has(outcome.out, "slow-readers.yaml:11:"));
    CHECK(has(outcome.out, "should fire"));
    CHECK(outcome.out.ends_with("2 passed, 1 failed\n"));
}

TEST_CASE("rules with mistakes are not used") {
    std::string rule = k_rule;
    rule.replace(rule.find("late_readers"), 12, "late_raeders");
    const auto outcome = run("rules test", {{"PATH", {"slow-readers.yaml"}}}, {{"slow-readers.yaml", rule}});
    CHECK(outcome.code == ExitCode::input);
    CHECK(outcome.out.empty());
    CHECK(has(outcome.err, "late_readers"));
}

TEST_CASE("the rules in the folder are the rules in the program") {
    MemoryReader none;
    DiskReader disk;
    SourceStore sources;
    const LoadedRules embedded = read_rules({}, none, sources);
    const LoadedRules folder = read_rules({.rules = TENSE_SOURCE_DIR "/rules", .extra_rules = {}}, disk, sources);
    REQUIRE(folder.diagnostics.empty());
    const auto one = embedded.rules.headers();
    const auto other = folder.rules.headers();
    REQUIRE(one.size() == other.size());
    for (std::size_t i = 0; i < one.size(); ++i) {
        CHECK(one[i]->id == other[i]->id);
        CHECK(one[i]->text == other[i]->text);
    }
}

TEST_CASE("a folder that is missing or has no rules is bad input") {
    const auto empty = std::filesystem::temp_directory_path() / "tense-no-rules";
    std::filesystem::create_directories(empty);
    CHECK_THROWS_AS(run("rules list", {{"rules", {empty.string()}}}), Failure);
    CHECK_THROWS_AS(run("rules list", {{"rules", {(empty / "missing").string()}}}), Failure);
    std::filesystem::remove(empty);
}

TEST_CASE("scenarios are read where they are asked for, and decide nothing") {
    MemoryReader files;
    SourceStore sources;
    const LoadedRules without = read_rules({}, files, sources);
    const LoadedRules with = read_rules({}, files, sources, {}, true);
    CHECK(without.rules.scenarios.empty());
    CHECK(with.rules.scenarios.size() > 40);
    CHECK(with.rules.digest == without.rules.digest);
    CHECK(with.rules.rule_count() == without.rules.rule_count());
}

TEST_CASE("a file of scenarios is tested alone, beside the built-in rules") {
    const std::string scenarios =
        "kind: scenarios\nscenarios:\n  - {name: a, given: {says: answer-now}, expect: direct-call}\n";
    const auto outcome = run("rules test", {{"PATH", {"mine.yaml"}}, {"coverage", {""}}}, {{"mine.yaml", scenarios}});
    CHECK(outcome.code == ExitCode::done);
    CHECK(has(outcome.out, "1 passed, 0 failed\n"));
    CHECK(has(outcome.out, "verdicts 2 of 10\n"));  // direct-call, and neither with it
}

TEST_CASE("a run of tests goes to files and standard output, whatever comes out") {
    const auto outcome = run("rules test",
                             {{"PATH", {"slow-readers.yaml"}},
                              {"coverage-threshold", {"100"}},
                              {"format", {"text", "json=a.json", "junit=a.xml"}}},
                             {{"slow-readers.yaml", k_rule}});
    CHECK(outcome.code == ExitCode::refused);  // `readers` is never below 2
    CHECK(has(outcome.out, "`readers is at least 2` is false"));
    CHECK(has(outcome.files.at("a.json"), "\"met\": false"));
    CHECK(has(outcome.files.at("a.json"), "\"covered\": 5"));
    CHECK(has(outcome.files.at("a.xml"), "type=\"coverage\""));
}

TEST_CASE("what added rules change is told, and fails nothing") {
    const std::string eager =
        "id: eager\nkind: need\ntitle: T\nwhy: W\nsources: [\"Some source\"]\nwhen: {says: answer-now}\nsay: s\n"
        "covered_by: [workflow-engine]\nexamples: [{fires: {says: answer-now}}, {silent: {says: keep-state}}]\n";
    const auto folder = std::filesystem::temp_directory_path() / ("tense-eager-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    std::ofstream{folder / "eager.yaml"} << eager;
    const std::string path = (folder / "eager.yaml").generic_string();
    const auto outcome = run("rules test", {{"extra-rules", {folder.generic_string()}}}, {{path, eager}});
    std::filesystem::remove_all(folder);
    CHECK(outcome.code == ExitCode::done);
    CHECK(has(outcome.out, "changed: \"What does this cart cost\""));
    CHECK(has(outcome.out, " changed by the added rules\n"));
}
