#include "spec/command_spec.hpp"

#include <algorithm>

namespace tense {

const std::vector<OptionText>& common_options() {
    static const std::vector<OptionText> k_options = {
        {.name = "help", .short_name = 'h', .summary = "Print the help of this command."},
    };
    return k_options;
}

const std::vector<OptionText>& program_options() {
    static const std::vector<OptionText> k_options = {
        {.name = "help", .short_name = 'h', .summary = "Print the list of commands."},
        {.name = "version", .short_name = 'V', .summary = "Print the versions of the program and of its rules."},
    };
    return k_options;
}

const CommandSpec* find_command(const std::vector<CommandSpec>& commands, std::string_view name) {
    const auto found = std::ranges::find(commands, name, &CommandSpec::name);
    return found == commands.end() ? nullptr : &*found;
}

std::vector<std::string_view> command_names(const std::vector<CommandSpec>& commands) {
    std::vector<std::string_view> names;
    for (const CommandSpec& command : commands) names.push_back(command.name);
    return names;
}

std::string usage_of(const OptionText& option) {
    std::string out = option.short_name != '\0' ? std::string{'-', option.short_name, ',', ' '} : "    ";
    out += "--" + std::string{option.name};
    if (!option.value_name.empty()) out += " " + std::string{option.value_name};
    return out;
}

std::string usage_of(const PositionalText& positional) {
    const std::string name = std::string{positional.name} + (positional.repeatable ? "..." : "");
    return positional.required ? name : "[" + name + "]";
}

std::string usage_of(const CommandSpec& command, std::string_view path) {
    std::string out{path};
    if (!command.commands.empty()) return out + " COMMAND ...";
    if (!command.options.empty()) out += " [OPTIONS]";
    for (const PositionalText& positional : command.positionals) out += " " + usage_of(positional);
    return out;
}

namespace {

void collect(const CommandSpec& parent, const std::string& prefix, std::vector<PlacedCommand>& out) {
    for (const CommandSpec& command : parent.commands) {
        const std::string path = prefix + std::string{command.name};
        out.push_back({path, &command});
        collect(command, path + " ", out);
    }
}

}  // namespace

std::vector<PlacedCommand> all_commands(const CommandSpec& program) {
    std::vector<PlacedCommand> out;
    collect(program, "", out);
    return out;
}

}  // namespace tense
