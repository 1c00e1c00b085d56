#include "spec/json_schema.hpp"

#include "spec/json_parts.hpp"

namespace tense {

const std::vector<SchemaRow>& schemas() {
    static const std::vector<SchemaRow> k_schemas = {
        {"workload", "Workload files.", workload_schema},
        {"rules", "Rule files.", rules_schema},
        {"report", "What --format json prints.", report_schema},
        {"diff", "What diff --format json prints.", diff_schema},
    };
    return k_schemas;
}

std::string workload_schema() {
    using namespace schema;
    Json out{{"$schema", k_draft},
             {"title", "A tense workload file"},
             {"description", "A system and its workloads. See tense-workload(5)."}};
    out.update(object(fields_of(Scope::document), required_of(Scope::document)));
    out["$defs"] = field_definitions();
    return printed(out);
}

}  // namespace tense
