// The objects of the JSON report, shared by the formats that are written in JSON. Keys and their order are the
// contract's; what is added stands behind them.
#pragma once

#include "model/report.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace tense {

using Json = nlohmann::ordered_json;

[[nodiscard]] Json json_of(const WorkloadDecision& workload);
[[nodiscard]] Json json_of(const ReportedSystem& system);
[[nodiscard]] Json json_of(const Finding& finding);
[[nodiscard]] Json json_of(const Diagnostic& diagnostic);
[[nodiscard]] Json json_of(const SetFact& set);
[[nodiscard]] Json json_of(const std::vector<Reading>& readings);

// What was decided, without what is said about it: for decisions that stand beside another.
[[nodiscard]] Json json_in_brief(const WorkloadDecision& workload);
[[nodiscard]] Json json_in_brief(const SystemDecision& system);

// How every document of the program begins: its schema, and which program and rules wrote it. `report` has version,
// rules_version and rules_digest.
template <typename Report>
[[nodiscard]] Json json_head(std::string_view schema, const Report& report) {
    Json out;
    out["schema"] = schema;
    out["tool"] = {{"name", "tense"},
                   {"version", report.version},
                   {"rules", {{"version", report.rules_version}, {"digest", report.rules_digest}}}};
    return out;
}

// Empty text is null: nothing was said.
[[nodiscard]] Json text_or_null(const std::string& text);

// The keys `line` and `column`, or `file` before them; null where the span does not know.
void put_line(Json& out, const Span& span);
void put_place(Json& out, const Span& span);

template <typename T>
[[nodiscard]] Json array_of(const std::vector<T>& items, Json (*each)(const std::type_identity_t<T>&)) {
    Json out = Json::array();
    for (const T& item : items) out.push_back(each(item));
    return out;
}

// As bytes; an indent below zero puts everything on one line. Text that is no UTF-8 is replaced, so this never throws.
[[nodiscard]] std::string json_bytes(const Json& json, int indent);

}  // namespace tense
