// Rule files to a rule set. The same code reads the built-in rules, --rules and --extra-rules.
#pragma once

#include "base/diagnostic.hpp"
#include "model/rule.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tense {

// `sources`: one text a rule file, named as people should see it. Mistakes go to the sink; the result is usable only
// when there were none.
[[nodiscard]] RuleSet load_rules(const std::vector<const SourceText*>& sources, DiagnosticSink& sink);

// Whether a rule file says that it holds scenarios, told without parsing it. These files decide nothing: they are left
// out of the digest, and out of what commands other than `rules test` read.
[[nodiscard]] bool holds_scenarios(std::string_view text);

}  // namespace tense
