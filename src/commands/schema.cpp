// `tense schema`: the JSON Schemas of workload files, rule files and the report.
#include "spec/json_schema.hpp"

#include "commands/environment.hpp"
#include "spec/command_spec.hpp"

#include <algorithm>

namespace tense {
namespace {

struct SchemaOptions {
    std::string name;
};

std::vector<Choice> names() {
    std::vector<Choice> out;
    for (const SchemaRow& row : schemas()) out.push_back({row.name, row.summary});
    return out;
}

ExitCode run(const SchemaOptions& options, Environment& environment) {
    environment.output.out(std::ranges::find(schemas(), options.name, &SchemaRow::name)->write());
    return ExitCode::done;
}

}  // namespace

CommandSpec schema_command() {
    return untyped<SchemaOptions>(
        {.name = "schema",
         .summary = "Print a JSON Schema of what tense reads or writes.",
         .details = "Editors complete and check files with it. Draft 2020-12.",
         .examples = {{"tense schema workload > workload.schema.json", "Save the schema of workload files."}},
         .positionals = {{{.name = "SCHEMA",
                           .summary = "Which schema.",
                           .kind = ValueKind::choice,
                           .choices = names(),
                           .required = true},
                          &SchemaOptions::name}},
         .run = run});
}

}  // namespace tense
