// What `rules lint` found, for people and for programs.
#pragma once

#include "model/rule_finding.hpp"

#include <string>

namespace tense {

[[nodiscard]] std::string lint_as_text(const LintReport& report);
[[nodiscard]] std::string lint_as_json(const LintReport& report);  // schema tense.lint/1

}  // namespace tense
