// Zsh: one function a command, each a call of _arguments.
#include "spec/completion.hpp"

#include <string>

namespace tense {
namespace {

// Inside an _arguments specification brackets and colons have a meaning.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
        out += c;
    }
    return out;
}

std::string names_of(const std::vector<Choice>& choices) {
    std::string out;
    for (const Choice& choice : choices) out += (out.empty() ? "" : " ") + std::string{choice.name};
    return out;
}

std::string action(ValueKind kind, const std::vector<Choice>& choices) {
    switch (kind) {
        case ValueKind::choice:
            return "(" + names_of(choices) + ")";
        case ValueKind::choice_file:
            return "_tense_choice_or_file " + names_of(choices);
        case ValueKind::name_file:
            return " _tense_name_or_file " + names_of(choices);  // the space: without options of _arguments' own
        case ValueKind::file:
            return "_files";
        case ValueKind::directory:
            return "_files -/";
        case ValueKind::none:
        case ValueKind::command:
        case ValueKind::text:
            break;
    }
    return " ";
}

std::string option_spec(const OptionText& option, const std::string& name) {
    std::string out = (option.repeatable ? "*" : "") + name;
    out += "[" + escaped(option.summary) + "]";
    if (!option.value_name.empty()) out += ":" + escaped(option.value_name) + ":" + action(option.kind, option.choices);
    return shell_quoted(out);
}

std::string options(const CommandSpec& command, bool program) {
    std::string out;
    for (const OptionText& option : options_of(command, program)) {
        // A long option takes its value after '=' or as the next word.
        const std::string value = option.value_name.empty() ? "" : "=";
        out += " \\\n        " + option_spec(option, "--" + std::string{option.name} + value);
        if (option.short_name != '\0') {
            const std::string follows = option.value_name.empty() ? "" : "+";
            out += " \\\n        " + option_spec(option, std::string{'-', option.short_name} + follows);
        }
    }
    return out;
}

std::string function_of(const std::string& path, const CommandSpec& command, const CommandSpec& program) {
    const std::string name = path.empty() ? "_tense" : "_tense_" + function_name(path);
    std::string out = "\n" + name + "() {\n";
    if (command.commands.empty()) {
        out += "    _arguments -s -S" + options(command, false);
        for (const PositionalText& positional : positionals_of(command, program)) {
            const std::string place = positional.repeatable ? "*:" : (positional.required ? ":" : "::");
            out += " \\\n        " +
                   shell_quoted(place + escaped(positional.name) + ":" + action(positional.kind, positional.choices));
        }
        return out + "\n}\n";
    }
    out += "    local context state state_descr line\n    typeset -A opt_args\n";
    out += "    _arguments -C" + options(command, path.empty()) + " \\\n        '1: :->command' '*:: :->rest'\n";
    out += "    case $state in\n    command)\n        local -a commands=(\n";
    for (const CommandSpec& child : command.commands)
        out += "            " + shell_quoted(std::string{child.name} + ":" + std::string{child.summary}) + "\n";
    out += "        )\n        _describe -t commands command commands ;;\n    rest)\n        case $line[1] in\n";
    for (const CommandSpec& child : command.commands)
        out += "        " + std::string{child.name} + ") " + name + "_" + function_name(child.name) + " ;;\n";
    return out + "        esac ;;\n    esac\n}\n";
}

}  // namespace

std::string completion_zsh(const CommandSpec& program) {
    std::string out = R"(#compdef tense
# zsh completion for tense

_tense_choice_or_file() {
    if compset -P '*='; then
        _files
    else
        compadd -S '' -- "$@"
    fi
}

_tense_name_or_file() {
    compadd -- "$@"
    _files
}
)";
    out += function_of("", program, program);
    for (const PlacedCommand& placed : all_commands(program)) out += function_of(placed.path, *placed.command, program);
    // Works both as a file of fpath (zsh runs it as the function) and through `source`.
    return out + R"(
if [[ $funcstack[1] == _tense ]]; then
    _tense "$@"
else
    compdef _tense tense
fi
)";
}

}  // namespace tense
