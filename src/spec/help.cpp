#include "spec/help.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace tense {
namespace {

constexpr std::size_t k_most_left = 28;  // a longer left cell gets a line of its own

using Row = std::pair<std::string, std::string>;

// Two columns; the right one wraps.
std::string table(const std::vector<Row>& rows) {
    std::size_t left = 0;
    for (const auto& row : rows)
        if (row.first.size() <= k_most_left) left = std::max(left, row.first.size());
    const std::size_t indent = 2 + left + 2;
    std::string out;
    for (const auto& row : rows) {
        out += "  " + row.first;
        if (row.first.size() <= left)
            out += std::string(indent - 2 - row.first.size(), ' ');
        else
            out += "\n" + std::string(indent, ' ');
        out += wrapped(row.second, indent) + "\n";
    }
    return out;
}

std::string names_of(const std::vector<Choice>& choices) {
    std::vector<std::string> names;
    for (const Choice& choice : choices) names.emplace_back(choice.name);
    return join(names, ", ");
}

std::string command_list(const std::vector<CommandSpec>& commands) {
    std::vector<Row> rows;
    for (const CommandSpec& command : commands) rows.emplace_back(command.name, command.summary);
    return "\nCommands:\n" + table(rows);
}

std::string option_list(const std::vector<OptionText>& options) {
    std::vector<Row> rows;
    for (const OptionText& option : options) rows.emplace_back(usage_of(option), full_summary(option));
    return "\nOptions:\n" + table(rows);
}

std::string paragraphs(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const std::size_t end = text.find("\n\n");
        out += "\n" + wrapped(text.substr(0, end), 0) + "\n";
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 2);
    }
    return out;
}

}  // namespace

std::string wrapped(std::string_view text, std::size_t indent, std::size_t width) {
    std::string flat{text};
    std::ranges::replace(flat, '\n', ' ');
    return join(wrap(flat, width - indent), "\n" + std::string(indent, ' '));
}

std::string full_summary(const OptionText& option) {
    std::string out{option.summary};
    if (!option.choices.empty()) out += " One of: " + names_of(option.choices) + ".";
    if (!option.fallback.empty()) out += " Default: " + std::string{option.fallback} + ".";
    if (option.repeatable) out += " May be given several times.";
    return out;
}

std::string help_of(const CommandSpec& command, std::string_view path) {
    const bool program = path.find(' ') == std::string_view::npos;
    std::string out = wrapped(std::string{path} + ": " + std::string{command.summary}, 0) + "\n";
    out += "\nUsage: " + usage_of(command, path) + "\n";
    if (!command.details.empty()) out += paragraphs(command.details);
    if (!command.commands.empty()) out += command_list(command.commands);
    if (!command.positionals.empty()) {
        std::vector<Row> rows;
        for (const PositionalText& positional : command.positionals) {
            std::string summary{positional.summary};
            if (!positional.choices.empty() && positional.kind != ValueKind::name_file)
                summary += " One of: " + names_of(positional.choices) + ".";
            rows.emplace_back(usage_of(positional), summary);
        }
        out += "\nArguments:\n" + table(rows);
    }
    std::vector<OptionText> options = command.options;
    const auto& more = program ? program_options() : common_options();
    options.insert(options.end(), more.begin(), more.end());
    out += option_list(options);
    if (!command.examples.empty()) {
        out += "\nExamples:\n";
        for (const CommandExample& example : command.examples)
            out += "  " + std::string{example.line} + "\n      " + wrapped(example.sentence, 6) + "\n";
    }
    return out;
}

}  // namespace tense
