// Everything that has an id, explained: written from the rules and from the tables of facts, diagnostics and findings.
#pragma once

#include "model/explanation.hpp"
#include "model/rule.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tense {

struct ExplanationKind {
    std::string_view name;     // "need"; what may stand before an id: need:retries
    std::string_view summary;  // one line, ends with a full stop
};

// In the order in which everything is listed.
[[nodiscard]] const std::vector<ExplanationKind>& explanation_kinds();

// One page for every id, by kind in the order above. Ids are unique within a kind, not between kinds.
[[nodiscard]] std::vector<Explanation> explanations(const RuleSet& rules);

// The pages an id means: those called exactly so; failing that, those called nearly so ("R_14", "[yaml-tab]",
// "operates" for system.operates, "msk" for kafka). "KIND:ID" narrows to one kind, "rule:ID" to rules. Empty when there
// is none.
[[nodiscard]] std::vector<const Explanation*> find_explanations(const std::vector<Explanation>& all,
                                                                const RuleSet& rules, std::string_view id);

// Up to five ids that may have been meant, the likeliest first: the word is in the id, near in spelling, or in the
// title.
[[nodiscard]] std::vector<std::string> near_ids(const std::vector<Explanation>& all, std::string_view id);

// ---- parts: one file a source of pages --------------------------------------------------------------
void explain_rules(const RuleSet& rules, std::vector<Explanation>& out);   // of every kind, and dated facts
void explain_fields(const RuleSet& rules, std::vector<Explanation>& out);  // facts, and keys that are no facts
void explain_messages(std::vector<Explanation>& out);                      // diagnostics and findings
void explain_verdicts(const RuleSet& rules, std::vector<Explanation>& out);

// A part of a page; empty text is none.
void add_part(Explanation& page, std::string label, std::string text);

// The rules that read a fact, as "retries, order-against-retries"; empty when none does.
[[nodiscard]] std::vector<std::string> readers_of(const RuleSet& rules, FactId fact);

}  // namespace tense
