// A condition over facts, checked against the fact table: the only form that `decide` ever sees.
// Written in rules as structured YAML with unary tests in the manner of DMN's S-FEEL (OMG DMN 1.5, chapter 9).
#pragma once

#include "base/span.hpp"
#include "model/field.hpp"
#include "model/value.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tense {

// One interval of numbers or versions; the bounds may be missing.
struct Interval {
    std::optional<Known> low, high;
    bool low_open = false, high_open = false;  // open: the bound itself is outside
};

// A test of one fact. It holds when any of its parts holds.
struct UnaryTest {
    FactId fact = 0;
    std::vector<int> choices;         // choice and level facts: any of these
    std::vector<bool> flags;          // flag facts
    std::vector<Interval> intervals;  // number and version facts
    std::vector<std::string> names;   // names facts: the list contains any of these
    std::string written;              // as in the rule: ">= 2"
    Span span;
};

struct Condition {
    enum class Kind { always, test, all, any, negation };
    Kind kind = Kind::always;
    UnaryTest test;                // Kind::test
    std::vector<Condition> parts;  // all, any; negation has one
};

// All facts a condition speaks of, each once, in order.
[[nodiscard]] std::vector<FactId> facts_of(const Condition& condition);

// What is true exactly when `condition` is false, and unknown with it.
[[nodiscard]] Condition opposite(const Condition& condition);

// In words, for people: "replay is required", "rate is at most 1/s and system.team.operations is low". A `not` stands
// at the tests alone: "says is neither both nor this-happened".
[[nodiscard]] std::string in_words(const Condition& condition);

}  // namespace tense
