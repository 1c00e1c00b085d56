// The proof of a rule set: checks R02 to R14 and R17 over the finite abstraction of the facts, unknowns included.
#pragma once

#include "decide/compiled.hpp"
#include "model/rule_finding.hpp"
#include "model/rule_tests.hpp"

namespace tense {

// All findings. Works on whole rule sets that loaded without diagnostics (R01 is the loader's).
// Bounded searches say in their message what was tried.
[[nodiscard]] std::vector<RuleFinding> lint_rules(const RuleSet& rules);

// By code, then rule.
void sort_findings(std::vector<RuleFinding>& findings);

// R13, from what the rules' own tests exercise (decide/coverage).
[[nodiscard]] std::vector<RuleFinding> lint_coverage(const CompiledRules& rules, const Coverage& coverage);

// What cannot be proved by trying: "`a` reads too many facts ...".
[[nodiscard]] std::string too_wide(std::string_view what, double combinations);

// The parts, one a file. Each appends.
void lint_structure(const RuleSet& rules, std::vector<RuleFinding>& out);       // R02, R10, R14, R17
void lint_texts(const RuleSet& rules, std::vector<RuleFinding>& out);           // R12
void lint_needs(const CompiledRules& rules, std::vector<RuleFinding>& out);     // R07, R08, R09
void lint_order(const CompiledRules& rules, std::vector<RuleFinding>& out);     // R05, R06
void lint_totality(const CompiledRules& rules, std::vector<RuleFinding>& out);  // R03
void lint_balance(const CompiledRules& rules, std::vector<RuleFinding>& out);   // R11
void lint_liveness(const CompiledRules& rules, std::vector<RuleFinding>& out);  // R04

}  // namespace tense
