// Pass two of loading rules: names become indexes, and what only shows across files is checked.
#pragma once

#include "load/rule_reader.hpp"

namespace tense {

// Sorts the rules by id (roles and platforms by their numbers) and resolves every name. `whole`: pass one found no
// mistake, so that what seems missing is missing.
[[nodiscard]] RuleSet resolve_rules(RawRules raw, bool whole, DiagnosticSink& sink);

}  // namespace tense
