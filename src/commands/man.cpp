// `tense man`: the manual pages, filled from the tables and the built-in rules.
#include "spec/man_page.hpp"

#include "base/version.hpp"
#include "commands/environment.hpp"
#include "commands/pipeline.hpp"
#include "commands/registry.hpp"
#include "spec/command_spec.hpp"

namespace tense {
namespace {

struct ManOptions {
    std::string page = "tense.1";
};

std::vector<Choice> names() {
    std::vector<Choice> out;
    for (const std::string_view name : man_page_names()) out.push_back({name, {}});
    return out;
}

ExitCode run(const ManOptions& options, Environment& environment) {
    SourceStore sources;
    const LoadedRules loaded = read_rules({}, environment.files, sources);
    ManContext context{.program = program(), .version = std::string{program_version()}, .rules = {}};
    for (const RuleHeader* rule : loaded.rules.headers())
        context.rules.push_back({std::string{to_text(rule->kind)}, rule->id, rule->title});
    environment.output.out(man_page(options.page, context));
    return ExitCode::done;
}

}  // namespace

CommandSpec man_command() {
    return untyped<ManOptions>({.name = "man",
                                .summary = "Print a manual page as roff.",
                                .examples = {{"tense man tense-workload.5 | man -l -", "Read about workload files."}},
                                .positionals = {{{.name = "PAGE",
                                                  .summary = "Which page; tense.1 when not given.",
                                                  .kind = ValueKind::choice,
                                                  .choices = names()},
                                                 &ManOptions::page}},
                                .run = run});
}

}  // namespace tense
