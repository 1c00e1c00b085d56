// `tense rules list`: every rule on a line.
#include "commands/complain.hpp"
#include "commands/environment.hpp"
#include "commands/pipeline.hpp"
#include "spec/command_spec.hpp"
#include "spec/rule_format.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace tense {
namespace {

struct ListOptions : RulesOptions {
    std::string kind;
    std::string format = "text";
};

std::string as_text(const std::vector<const RuleHeader*>& rules) {
    std::size_t kind = 0, id = 0;
    for (const RuleHeader* rule : rules) {
        kind = std::max(kind, to_text(rule->kind).size());
        id = std::max(id, rule->id.size());
    }
    std::string out;
    for (const RuleHeader* rule : rules)
        out += fmt::format("{:<{}}  {:<{}}  {}\n", to_text(rule->kind), kind, rule->id, id, rule->title);
    return out;
}

std::string as_json(const std::vector<const RuleHeader*>& rules) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const RuleHeader* rule : rules)
        list.push_back({{"id", rule->id}, {"kind", to_text(rule->kind)}, {"title", rule->title}, {"file", rule->path}});
    return list.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

ExitCode run(const ListOptions& options, Environment& environment) {
    SourceStore sources;
    const LoadedRules loaded = read_rules(options, environment.files, sources);
    if (!loaded.diagnostics.empty()) {
        complain(loaded.diagnostics, ColorWish{"auto"}, environment);
        return ExitCode::input;
    }
    std::vector<const RuleHeader*> rules = loaded.rules.headers();
    if (!options.kind.empty())
        std::erase_if(rules, [&](const RuleHeader* rule) { return to_text(rule->kind) != options.kind; });
    environment.output.out(options.format == "json" ? as_json(rules) : as_text(rules));
    return ExitCode::done;
}

std::vector<Choice> kinds() {
    std::vector<Choice> out;
    for (const std::string_view kind : rule_kind_names()) out.push_back({kind, {}});
    return out;
}

}  // namespace

CommandSpec rules_list_command() {
    return untyped<ListOptions>(
        {.name = "list",
         .summary = "List the rules: kind, id and title.",
         .examples = {{"tense rules list --kind need", "List the needs that the rules know."}},
         .options = with_rules_options<ListOptions>({{{.name = "kind",
                                                       .short_name = 'k',
                                                       .value_name = "KIND",
                                                       .summary = "Only rules of this kind.",
                                                       .kind = ValueKind::choice,
                                                       .choices = kinds()},
                                                      &ListOptions::kind},
                                                     {{.name = "format",
                                                       .short_name = 'f',
                                                       .value_name = "NAME",
                                                       .summary = "How to print.",
                                                       .kind = ValueKind::choice,
                                                       .choices = {{"text", "For people."}, {"json", "For programs."}},
                                                       .fallback = "text"},
                                                      &ListOptions::format}}),
         .run = run});
}

}  // namespace tense
