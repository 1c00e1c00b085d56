#include "spec/completion.hpp"

namespace tense {

const std::vector<Shell>& shells() {
    static const std::vector<Shell> k_shells = {
        {"bash", "GNU Bash, version 4 or newer.", completion_bash},
        {"zsh", "Z shell.", completion_zsh},
        {"fish", "Fish.", completion_fish},
    };
    return k_shells;
}

std::string shell_quoted(std::string_view text) {
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'')
            out += "'\\''";
        else
            out += c;
    }
    return out + "'";
}

std::string function_name(std::string_view path) {
    std::string out{path};
    for (char& c : out)
        if (c == ' ' || c == '-') c = '_';
    return out;
}

std::vector<OptionText> options_of(const CommandSpec& command, bool program) {
    std::vector<OptionText> out = command.options;
    const auto& more = program ? program_options() : common_options();
    out.insert(out.end(), more.begin(), more.end());
    return out;
}

std::vector<PositionalText> positionals_of(const CommandSpec& command, const CommandSpec& program) {
    std::vector<PositionalText> out = command.positionals;
    for (PositionalText& positional : out) {
        if (positional.kind != ValueKind::command) continue;
        positional.kind = ValueKind::choice;
        for (const CommandSpec& other : program.commands) positional.choices.push_back({other.name, other.summary});
    }
    return out;
}

}  // namespace tense
