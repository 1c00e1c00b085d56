// What `tense explain` prints: pages, derivations, and the list of all ids, for people and for programs.
#pragma once

#include "model/derivation.hpp"
#include "model/explanation.hpp"
#include "model/report.hpp"
#include "render/registry.hpp"
#include "render/sheet.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tense {

// Ids of one kind, for the list.
struct ExplainedKind {
    std::string_view name, summary;
    std::vector<std::string> ids;
};

struct ExplainReport {
    Report tool;  // for its versions alone
    std::vector<ExplainedKind> index;
    std::vector<Explanation> pages;
    std::vector<Derivation> derivations;
};

[[nodiscard]] std::string explain_as_text(const ExplainReport& report, const RenderOptions& options);
// Schema "tense.explain/1": keys and their order do not change.
[[nodiscard]] std::string explain_as_json(const ExplainReport& report);

void write_explanation(Sheet& sheet, const Explanation& page);
void write_derivation(Sheet& sheet, const Derivation& derivation);

}  // namespace tense
