// What `rules test` found: how each example and scenario came out, and what together they exercise.
#pragma once

#include "base/span.hpp"
#include "model/condition.hpp"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace tense {

enum class TestState {
    passed,
    failed,
    todo,         // marked as not holding yet, and does not
    todo_passes,  // marked as not holding yet, and holds: the mark can go
    changed       // a scenario of the set itself that fails beside rules that were added: no mistake of theirs
};
[[nodiscard]] std::string_view to_text(TestState state);  // passed | failed | todo | todo-passes | changed

// An example of a rule, or a scenario.
struct RuleTest {
    std::string rule;  // id; of a scenario, the name of its file
    std::string name;  // the first line of the example, or the scenario's name; foreign text
    TestState state = TestState::passed;
    std::vector<std::string> problems;  // what should be and what is, a line each
    Span span;
    bool scenario = false;  // false: an example
    bool fires = false;     // an example: whether it should
};

// Something that a test should reach at least once.
struct CoverageItem {
    enum class Kind { rule, branch, verdict };
    Kind kind = Kind::rule;
    std::string rule;  // id; empty for verdicts
    std::string what;  // "fires", "`says is both` is false", "hybrid"
    bool covered = false;
    Span span;  // unknown for verdicts
    // Of what is not covered: conditions, each with whether it holds in an input that would show it. Empty for
    // verdicts.
    std::vector<std::pair<Condition, bool>> shown_by;
};
[[nodiscard]] std::string_view to_text(CoverageItem::Kind kind);  // rule | branch | verdict

struct Share {
    std::size_t covered = 0, all = 0;

    // In tenths of a percent, rounded down: 1999 of 2000 are 999. Of nothing, all is covered.
    [[nodiscard]] std::size_t per_mille() const { return all == 0 ? 1000 : covered * 1000 / all; }
};
[[nodiscard]] std::string to_text(const Share& share);  // "99.9 % (1999 of 2000)"

struct Coverage {
    std::vector<CoverageItem> items;  // by kind, then rule
    // Pairs of must-needs: those that the conditions allow in one workload, and of them those that meet in a scenario.
    // No part of the total.
    Share pairs;
    std::vector<std::pair<std::string, std::string>> missing_pairs;

    [[nodiscard]] Share total() const;
    [[nodiscard]] Share of(CoverageItem::Kind kind) const;
};

// A percentage as it was written, kept whole so that it is compared exactly: 97.25 is 9725 of 10000.
struct Threshold {
    std::size_t part = 0, whole = 100;
    std::string written;

    [[nodiscard]] bool met_by(const Share& share) const { return share.covered * whole >= part * share.all; }
};

struct RuleTestReport {
    std::string version, rules_version, rules_digest;
    std::vector<RuleTest> tests;  // rules by kind and id, then scenarios
    bool with_coverage = false;
    Coverage coverage;
    bool with_threshold = false;
    Threshold threshold;

    [[nodiscard]] std::size_t count(TestState state) const;
    [[nodiscard]] bool below_threshold() const { return with_threshold && !threshold.met_by(coverage.total()); }
};

}  // namespace tense
