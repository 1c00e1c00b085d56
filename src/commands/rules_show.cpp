// `tense rules show`: a rule as the file it was written in. In words it is told by `tense explain`.
#include "base/failure.hpp"
#include "base/text.hpp"
#include "commands/complain.hpp"
#include "commands/environment.hpp"
#include "commands/pipeline.hpp"
#include "spec/command_spec.hpp"
#include "spec/usage.hpp"

#include <fmt/format.h>

namespace tense {
namespace {

struct ShowOptions : RulesOptions {
    std::string id;
};

ExitCode run(const ShowOptions& options, Environment& environment) {
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
         .examples = {{"tense rules show replay", "Print one rule, such as to begin one of your own."}},
         .options = with_rules_options<ShowOptions>({}),
         .positionals = {{{.name = "ID", .summary = "The rule's name.", .required = true}, &ShowOptions::id}},
         .run = run});
}

}  // namespace tense
