// A rule for reading: in words, and as JSON.
#pragma once

#include "model/rule.hpp"

#include <string>

namespace tense {

[[nodiscard]] std::string rule_as_text(const RuleSet& rules, const RuleHeader& rule);
[[nodiscard]] std::string rule_as_json(const RuleSet& rules, const RuleHeader& rule);

}  // namespace tense
