// The objects of the JSON report, shared by the formats that are written in JSON. Keys and their order are the
// contract's; what is added stands behind them.
#pragma once

#include "model/report.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace tense {

using Json = nlohmann::ordered_json;

[[nodiscard]] Json json_of(const WorkloadDecision& workload);
[[nodiscard]] Json json_of(const ReportedSystem& system);
[[nodiscard]] Json json_of(const Finding& finding);
[[nodiscard]] Json json_of(const Diagnostic& diagnostic);
[[nodiscard]] Json json_of(const SetFact& set);

// What was decided, without what is said about it: for decisions that stand beside another.
[[nodiscard]] Json json_in_brief(const WorkloadDecision& workload);
[[nodiscard]] Json json_in_brief(const SystemDecision& system);

// Empty text is null: nothing was said.
[[nodiscard]] Json text_or_null(const std::string& text);

// As bytes; an indent below zero puts everything on one line. Text that is no UTF-8 is replaced, so this never throws.
[[nodiscard]] std::string json_bytes(const Json& json, int indent);

}  // namespace tense
