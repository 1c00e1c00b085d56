// `tense rules table`: the decision table of the rules, for a reviewer.
#include "base/failure.hpp"
#include "base/text.hpp"
#include "commands/complain.hpp"
#include "commands/environment.hpp"
#include "commands/pipeline.hpp"
#include "commands/targets.hpp"
#include "decide/decision_table.hpp"
#include "load/workload_loader.hpp"
#include "render/decision_table.hpp"
#include "spec/command_spec.hpp"
#include "spec/usage.hpp"

#include <fmt/format.h>

namespace tense {
namespace {

struct TableOptions : RulesOptions {
    std::string file;
    std::vector<std::string> formats;
};

std::vector<Choice> table_formats() {
    return {{"markdown", "A table with a legend, for reading."}, {"csv", "The rows alone, for other programs."}};
}

ExitCode run(const TableOptions& options, Environment& environment) {
    const auto wishes = options.formats.empty() ? std::vector<std::string>{"markdown"} : options.formats;
    const auto targets = targets_of("tense rules table", wishes, {options.file}, {"markdown", "csv"});
    SourceStore sources;
    const LoadedRules loaded = read_rules(options, environment.files, sources);
    std::vector<Diagnostic> diagnostics = loaded.diagnostics;
    System system;
    system.facts = empty_sheet();
    if (!options.file.empty()) {
        DiagnosticSink sink;
        const std::string path = plain_path(options.file);
        std::vector<System> systems = load_systems(sources.add(path, environment.files.read(path)), sink);
        for (Diagnostic& diagnostic : sink.sorted()) diagnostics.push_back(std::move(diagnostic));
        if (diagnostics.empty() && systems.size() != 1)
            throw Failure{Failure::Kind::input,
                          fmt::format("{} describes {} systems, and a table is for the circumstances of one",
                                      in_quotes(path), systems.size()),
                          "Put the system's document in a file of its own."};
        if (!systems.empty()) system = std::move(systems.front());
    }
    if (!diagnostics.empty()) {
        complain(diagnostics, ColorWish{"auto"}, environment);
        return ExitCode::input;
    }
    const DecisionTable table = make_decision_table(loaded.rules, system);
    write_targets(targets, environment.output, [&](const Target& target) {
        return target.format == "csv" ? table_as_csv(table) : table_as_markdown(table);
    });
    return ExitCode::done;
}

}  // namespace

CommandSpec rules_table_command() {
    return untyped<TableOptions>(
        {.name = "table",
         .summary = "Write the rules as a decision table.",
         .details = "The table is made from the same priced candidates as every verdict, and equals the verdicts for "
                    "every set of needs. Its rows are read from the top, and the first that matches decides. What is "
                    "run already changes the prices and so the table: a workload file gives these circumstances, and "
                    "its workloads are not looked at. Without one nothing is known to be there.",
         .examples = {{"tense rules table", "The table where nothing is known to be run."},
                      {"tense rules table --format csv=table.csv storefront.yaml",
                       "The table under the circumstances of a file, for a spreadsheet."}},
         .options = with_rules_options<TableOptions>({format_row(table_formats(), &TableOptions::formats)}),
         .positionals = {{{.name = "FILE",
                           .summary = "A workload file whose circumstances the table is for; - is standard input.",
                           .kind = ValueKind::file},
                          &TableOptions::file}},
         .run = run});
}

}  // namespace tense
