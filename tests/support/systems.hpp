// For tests: the built-in rules, and systems from text.
#pragma once

#include "base/source_text.hpp"
#include "model/rule.hpp"
#include "model/workload.hpp"

#include <string>
#include <vector>

namespace tense::test {

// The rules that were compiled in, loaded once. Throws when they have mistakes.
const RuleSet& builtin_rules();

// The rules of texts given as (name, text).
RuleSet rules_from(const std::vector<std::pair<std::string, std::string>>& files);

// The systems of a text; throws with the diagnostics when there are any.
std::vector<System> systems_from(const std::string& text);

// A system of one workload named `w`: `circumstances` are top-level lines, `facts` a flow mapping's inside.
System one_workload(const std::string& facts, const std::string& circumstances = {});

}  // namespace tense::test
