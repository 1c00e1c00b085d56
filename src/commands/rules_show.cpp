// `tense rules show`: a rule as the file it was written in. In words it is told by `tense explain`.
#include "base/failure.hpp"
#include "base/text.hpp"
#include "commands/complain.hpp"
#include "commands/environment.hpp"
#include "commands/pipeline.hpp"
#include "load/builtin_rules.hpp"
#include "spec/command_spec.hpp"
#include "spec/usage.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <system_error>

namespace tense {
namespace {

struct ShowOptions : RulesOptions {
    std::string id;
    std::string all;
};

// Every file that the built-in rules were compiled from, so that --rules DIR decides alike.
void write_all(const std::string& folder, Output& output) {
    namespace fs = std::filesystem;
    const auto refuse = [&](const std::string& reason) {
        throw Failure{Failure::Kind::output, fmt::format("cannot write to {}: {}", in_quotes(folder), reason),
                      "name a folder that is empty or not there yet"};
    };
    std::error_code error;
    const fs::path root{folder};
    if (fs::exists(root, error) && !fs::is_directory(root, error)) refuse("it is a file");
    if (fs::exists(root, error) && !fs::is_empty(root, error)) refuse("it is not empty");
    for (const BuiltinFile& file : builtin_files()) {
        const fs::path path = root / fs::path{file.path};
        fs::create_directories(path.parent_path(), error);
        if (error) refuse(error.message());
        output.file(path.generic_string(), file.text);
    }
}

ExitCode run(const ShowOptions& options, Environment& environment) {
    if (options.id.empty() == options.all.empty())
        throw usage_mistake("tense rules show", "give the ID of one rule, or --all DIR");
    if (!options.all.empty()) {
        if (!options.rules.empty() || !options.extra_rules.empty())
            throw usage_mistake("tense rules show",
                                "--all writes the built-in rules, so --rules and --extra-rules "
                                "say nothing beside it");
        write_all(options.all, environment.output);
        return ExitCode::done;
    }
    SourceStore sources;
    const LoadedRules loaded = read_rules(options, environment.files, sources);
    if (!loaded.diagnostics.empty()) {
        complain(loaded.diagnostics, ColorWish{"auto"}, environment);
        return ExitCode::input;
    }
    const RuleHeader* rule = loaded.rules.find(options.id);
    if (rule == nullptr) {
        std::vector<std::string_view> ids;
        for (const RuleHeader* header : loaded.rules.headers()) ids.push_back(header->id);
        throw Failure{Failure::Kind::usage,
                      fmt::format("no rule is called \"{}\"{}", printable(options.id), did_you_mean(options.id, ids)),
                      "Try: tense rules list"};
    }
    environment.output.out(rule->text);
    return ExitCode::done;
}

}  // namespace

CommandSpec rules_show_command() {
    return untyped<ShowOptions>(
        {.name = "show",
         .summary = "Print the file that a rule was written in.",
         .details = "`tense explain ID` tells the same in words.",
         .examples = {{"tense rules show replay", "Print one rule, such as to begin one of your own."},
                      {"tense rules show --all my-rules",
                       "Copy the built-in rules, to change them: --rules my-rules."}},
         .options = with_rules_options<ShowOptions>(
             {{{.name = "all",
                .value_name = "DIR",
                .summary = "Write every file of the built-in rules below a folder.",
                .details = "Scenarios, dated facts and the version are among them. The folder is made; one that is "
                           "there must be empty.",
                .kind = ValueKind::directory},
               &ShowOptions::all}}),
         .positionals = {{{.name = "ID", .summary = "The rule's name."}, &ShowOptions::id}},
         .run = run});
}

}  // namespace tense
