// JSON Schemas (draft 2020-12) for what people write and what programs read: editors complete and check files with
// them. Each text is indented, ends with a line ending and depends on the tables alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tense {

struct SchemaRow {
    std::string_view name;     // what `tense schema` takes
    std::string_view summary;  // one line, ends with a full stop
    std::string (*write)();
};

[[nodiscard]] const std::vector<SchemaRow>& schemas();

[[nodiscard]] std::string workload_schema();  // from the field table
[[nodiscard]] std::string rules_schema();     // from the table of rule keys and the facts
[[nodiscard]] std::string report_schema();    // of decide --format json
[[nodiscard]] std::string diff_schema();      // of diff --format json

}  // namespace tense
