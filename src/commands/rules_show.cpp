// `tense rules show`: one rule, in words, as JSON, or as the file it was written in.
#include "base/failure.hpp"
#include "base/text.hpp"
#include "commands/complain.hpp"
#include "commands/environment.hpp"
#include "commands/pipeline.hpp"
#include "commands/rule_text.hpp"
#include "spec/command_spec.hpp"
#include "spec/usage.hpp"

#include <fmt/format.h>

namespace tense {
namespace {

struct ShowOptions : RulesOptions {
    std::string id;
    std::string format = "text";
    bool source = false;
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
    if (options.source)
        environment.output.out(rule->text);
    else
        environment.output.out(options.format == "json" ? rule_as_json(loaded.rules, *rule)
                                                        : rule_as_text(loaded.rules, *rule));
    return ExitCode::done;
}

}  // namespace

CommandSpec rules_show_command() {
    return untyped<ShowOptions>(
        {.name = "show",
         .summary = "Show a rule: its reason, its condition, its sources.",
         .examples = {{"tense rules show replay", "Explain one rule."},
                      {"tense rules show replay --source", "Print the file that the rule was written in."}},
         .options = with_rules_options<ShowOptions>(
             {{{.name = "source", .summary = "Print the rule's file instead."}, &ShowOptions::source},
              {{.name = "format",
                .short_name = 'f',
                .value_name = "NAME",
                .summary = "How to print.",
                .kind = ValueKind::choice,
                .choices = {{"text", "For people."}, {"json", "For programs."}},
                .fallback = "text"},
               &ShowOptions::format}}),
         .positionals = {{{.name = "ID", .summary = "The rule's name.", .required = true}, &ShowOptions::id}},
         .run = run});
}

}  // namespace tense
