// The finite abstraction of the facts: for every fact the values that rules can tell apart, one representative each.
//
// A rule set tests a fact at finitely many places: `readers >= 2` cuts the counts in two, a level has three
// values, `operates has rabbitmq` asks for one name. Two values in one cell make every condition evaluate alike, so
// trying the representatives is trying everything. That is what makes "settled", "possible" and "flips" exact.
#pragma once

#include "model/rule.hpp"

#include <set>
#include <span>
#include <string>
#include <vector>

namespace tense {

struct Cells {
    std::vector<std::vector<Known>>
        values;  // by FactId: representatives in rising or declared order; empty when no rule tests it
};

[[nodiscard]] Cells cells_of(const RuleSet& rules);

// What any of several rule sets can tell apart: the cells in which they can be compared.
[[nodiscard]] Cells cells_of(std::span<const RuleSet* const> sets);

// What these conditions can tell apart, and of what is operated these platforms too.
[[nodiscard]] Cells cells_of(const std::vector<const Condition*>& conditions, const std::set<std::string>& platforms);

// Every condition of a rule set that bears on the verdict (needs, roles, providers).
[[nodiscard]] std::vector<const Condition*> deciding_conditions(const RuleSet& rules);

}  // namespace tense
