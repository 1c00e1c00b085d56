// Fish: one `complete` a word that may be typed. A helper finds the command that the line has reached.
#include "spec/completion.hpp"

#include "base/text.hpp"

#include <string>

namespace tense {
namespace {

// Fish takes \' and \\ inside single quotes.
std::string quoted(std::string_view text) {
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\') out += '\\';
        out += c;
    }
    return out + "'";
}

std::string words_of(const std::vector<Choice>& choices) {
    std::vector<std::string> names;
    for (const Choice& choice : choices) names.emplace_back(choice.name);
    return join(names, " ");
}

std::string value_part(ValueKind kind, const std::vector<Choice>& choices) {
    switch (kind) {
        case ValueKind::none:
            return "";
        case ValueKind::command:
        case ValueKind::text:
            return " -x";
        case ValueKind::choice:
            return " -x -a " + quoted(words_of(choices));
        case ValueKind::choice_file:
            return " -x -a " + quoted("(__tense_choice_or_file " + words_of(choices) + ")");
        case ValueKind::name_file:
        case ValueKind::file:
            return " -r -F";
        case ValueKind::directory:
            return " -x -a '(__fish_complete_directories)'";
    }
    return "";
}

std::string rows_of(const std::string& path, const CommandSpec& command, const CommandSpec& program) {
    const std::string start = "complete -c tense -n " + quoted(path.empty() ? "__tense_at" : "__tense_at " + path);
    std::string out;
    for (const CommandSpec& child : command.commands)
        out += start + " -a " + quoted(child.name) + " -d " + quoted(child.summary) + "\n";
    for (const OptionText& option : options_of(command, path.empty())) {
        out += start + " -l " + std::string{option.name};
        if (option.short_name != '\0') out += std::string{" -s "} + option.short_name;
        out += value_part(option.kind, option.choices) + " -d " + quoted(option.summary) + "\n";
    }
    for (const PositionalText& positional : positionals_of(command, program)) {
        if (positional.kind == ValueKind::file || positional.kind == ValueKind::directory ||
            positional.kind == ValueKind::name_file)
            out += start + " -F\n";
        for (const Choice& choice : positional.choices) {
            out += start + " -a " + quoted(choice.name);
            if (!choice.summary.empty()) out += " -d " + quoted(choice.summary);
            out += "\n";
        }
    }
    return out;
}

}  // namespace

std::string completion_fish(const CommandSpec& program) {
    std::string paths;
    for (const PlacedCommand& placed : all_commands(program)) paths += " " + quoted(placed.path);
    std::string out = "# fish completion for tense\n\n";
    out += "set -g __tense_paths" + paths + "\n";
    out += R"(
# Whether the line has reached exactly this command.
function __tense_at
    set -l at
    for word in (commandline -opc)[2..-1]
        if contains -- (string join -- ' ' $at $word) $__tense_paths
            set at $at $word
        else
            break
        end
    end
    test "$at" = "$argv"
end

# NAME, or NAME=FILE once there is a '='.
function __tense_choice_or_file
    set -l word (commandline -ct | string replace -r '^--[a-z-]+=' '')
    if string match -q '*=*' -- $word
        set -l name (string split -m 1 = -- $word)[1]
        for path in (__fish_complete_path (string split -m 1 = -- $word)[2])
            echo "$name=$path"
        end
    else
        printf '%s\n' $argv
    end
end

complete -c tense -f
)";
    out += rows_of("", program, program);
    for (const PlacedCommand& placed : all_commands(program)) out += rows_of(placed.path, *placed.command, program);
    return out;
}

}  // namespace tense
