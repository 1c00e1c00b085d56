#include "spec/man_page.hpp"

#include "base/diagnostic_codes.hpp"
#include "model/field.hpp"
#include "model/finding_kinds.hpp"
#include "render/registry.hpp"
#include "spec/help.hpp"
#include "spec/man_templates.hpp"
#include "spec/roff.hpp"
#include "spec/rule_format.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>

namespace tense {
namespace {

// "-f, --format NAME" with the parts that are typed in bold and the value in italics.
std::string option_tag(const OptionText& option) {
    std::string out;
    if (option.short_name != '\0') out += roff::bold(std::string{'-', option.short_name}) + ", ";
    out += roff::bold("--" + std::string{option.name});
    if (!option.value_name.empty()) out += " " + roff::italic(option.value_name);
    return out;
}

std::string option_items(const std::vector<OptionText>& options) {
    std::string out;
    for (const OptionText& option : options) {
        std::string body = full_summary(option);
        if (!option.details.empty()) body += " " + std::string{option.details};
        out += roff::item(option_tag(option), body);
    }
    return out;
}

std::string paragraphs(std::string_view plain) {
    std::string out;
    while (!plain.empty()) {
        const std::size_t end = std::min(plain.find("\n\n"), plain.size());
        out += ".PP\n" + roff::text(plain.substr(0, end));
        plain.remove_prefix(std::min(end + 2, plain.size()));
    }
    return out;
}

std::string commands(const CommandSpec& program) {
    std::string out;
    for (const PlacedCommand& placed : all_commands(program)) {
        const CommandSpec& command = *placed.command;
        if (!command.commands.empty()) continue;  // its commands speak for it
        out += roff::subsection("tense " + placed.path);
        out += roff::text("`" + usage_of(command, "tense " + placed.path) + "`");
        out += ".PP\n" + roff::text(command.summary) + paragraphs(command.details);
        for (const PositionalText& positional : command.positionals)
            out += roff::item(roff::italic(usage_of(positional)), positional.summary);
        out += option_items(command.options);
        for (const CommandExample& example : command.examples)
            out += ".PP\n" + roff::text(example.sentence) + roff::verbatim(example.line);
    }
    out += roff::subsection("Every command");
    return out + option_items(common_options()) + roff::subsection("tense itself") + option_items(program_options());
}

std::string exit_status() {
    std::string out;
    for (const ExitCodeRow& row : k_exit_codes)
        out += roff::item(roff::bold(std::to_string(number(row.code))), row.meaning);
    return out;
}

std::string formats() {
    std::string out;
    for (const Renderer& renderer : renderers()) out += roff::item(roff::bold(renderer.name), renderer.summary);
    return out;
}

std::string diagnostics() {
    std::string out;
    for (const DiagnosticCode& row : diagnostic_codes())
        out += roff::item(roff::bold(row.code), std::string{row.meaning} + " " + std::string{row.fix});
    return out;
}

std::string findings() {
    std::string out;
    for (const FindingKind& row : finding_kinds())
        out += roff::item(roff::bold(row.id) + " (" + std::string{to_text(row.severity)} + ")",
                          std::string{row.meaning} + " " + std::string{row.fix});
    return out;
}

std::string choice_names(std::span<const std::string_view> choices) {
    std::string out;
    for (const std::string_view choice : choices) out += (out.empty() ? "" : ", ") + std::string{choice};
    return out;
}

// The fields of one scope, in the table's order.
std::string fields_of(Scope scope) {
    std::string out;
    for (const Field& field : fields()) {
        if (field.scope != scope) continue;
        std::string body{field.summary};
        if (!field.only_of.empty()) body += " Of `" + std::string{field.only_of} + "` only.";
        if (!field.details.empty()) body += " " + std::string{field.details};
        if (field.shape == Shape::choice || field.shape == Shape::parts)
            body += " One of: " + choice_names(field.choices) + ".";
        if (field.shape == Shape::parts) body += " A list of them.";
        if (field.required) body += " Required.";
        if (!field.example.empty())
            body += " For example: `" + std::string{field.name} + ": " + std::string{field.example} + "`";
        out += roff::item(roff::bold(field.name), body);
    }
    return out;
}

std::string all_fields() {
    constexpr std::pair<Scope, std::string_view> scopes[] = {
        {Scope::document, "A document"},
        {Scope::team, "The team (team)"},
        {Scope::platform, "A platform in use (platforms)"},
        {Scope::workload, "A workload (an entry of workloads)"},
        {Scope::need, "A need written as a mapping"},
        {Scope::decided, "A decision taken (decided)"},
    };
    std::string out;
    for (const auto& [scope, title] : scopes) out += roff::subsection(title) + fields_of(scope);
    return out;
}

std::string rule_keys() {
    std::string out;
    std::string_view kind;
    bool first = true;
    for (const RuleKey& key : rule_keys_table()) {
        if (first || key.kind != kind)
            out += roff::subsection(key.kind.empty()         ? "Every kind"
                                    : key.kind == "scenario" ? "A scenario (an entry of scenarios)"
                                                             : "kind: " + std::string{key.kind});
        first = false;
        kind = key.kind;
        out += roff::item(roff::bold(key.key), std::string{key.summary} + (key.required ? " Required." : ""));
    }
    return out;
}

std::string fact_list() {
    std::string out;
    for (const FactSpec& fact : facts()) {
        std::string body{fact.summary};
        if (!fact.choices.empty()) body += " One of: " + choice_names(fact.choices) + ".";
        out += roff::item(roff::bold(fact.path), body);
    }
    return out;
}

std::string rules(const std::vector<ListedRule>& list) {
    std::string out, kind;
    for (const ListedRule& rule : list) {
        if (rule.kind != kind) out += roff::subsection("kind: " + rule.kind);
        kind = rule.kind;
        out += roff::item(roff::bold(rule.id), rule.title);
    }
    return out;
}

std::string fill(std::string_view hole, const ManContext& context) {
    if (hole == "VERSION") return context.version;
    if (hole == "COMMANDS") return commands(context.program);
    if (hole == "EXIT_STATUS") return exit_status();
    if (hole == "FORMATS") return formats();
    if (hole == "DIAGNOSTICS") return diagnostics();
    if (hole == "FINDINGS") return findings();
    if (hole == "FIELDS") return all_fields();
    if (hole == "RULE_KEYS") return rule_keys();
    if (hole == "FACTS") return fact_list();
    if (hole == "RULES") return rules(context.rules);
    throw std::logic_error("no table fills the hole @" + std::string{hole} + "@");
}

// The next "@NAME@" from `at` on: its start and length, or npos.
std::pair<std::size_t, std::size_t> next_hole(std::string_view text, std::size_t at) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ_";
    while ((at = text.find('@', at)) != std::string_view::npos) {
        const std::size_t end = text.find_first_not_of(letters, at + 1);
        if (end != std::string_view::npos && end > at + 1 && text[end] == '@') return {at, end + 1 - at};
        ++at;
    }
    return {std::string_view::npos, 0};
}

}  // namespace

std::vector<std::string_view> man_page_names() {
    std::vector<std::string_view> names;
    for (const ManTemplate& page : man_templates()) names.push_back(page.name);
    return names;
}

std::string man_page(std::string_view name, const ManContext& context) {
    const auto found = std::ranges::find(man_templates(), name, &ManTemplate::name);
    if (found == man_templates().end()) throw std::logic_error("no manual page " + std::string{name});
    std::string_view rest = found->text;
    std::string out;
    while (true) {
        const auto [start, length] = next_hole(rest, 0);
        if (start == std::string_view::npos) return out + std::string{rest};
        out += rest.substr(0, start);
        std::string filling = fill(rest.substr(start + 1, length - 2), context);
        // A hole stands on a line of its own; what fills it ends with a line ending already.
        const bool whole_line = filling.ends_with('\n');
        out += filling;
        rest.remove_prefix(start + length);
        if (whole_line && rest.starts_with('\n')) rest.remove_prefix(1);
    }
}

}  // namespace tense
