// Completion scripts, one a shell, written from the table of commands.
#pragma once

#include "spec/command_spec.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tense {

[[nodiscard]] std::string completion_bash(const CommandSpec& program);
[[nodiscard]] std::string completion_zsh(const CommandSpec& program);
[[nodiscard]] std::string completion_fish(const CommandSpec& program);

struct Shell {
    std::string_view name;
    std::string_view summary;  // one line, ends with a full stop
    std::string (*write)(const CommandSpec& program);
};

[[nodiscard]] const std::vector<Shell>& shells();

// Shared by the writers: `text` in single quotes; a single quote inside ends, escapes and starts again.
[[nodiscard]] std::string shell_quoted(std::string_view text);
// "rules list" -> "rules_list".
[[nodiscard]] std::string function_name(std::string_view path);
// The options of a command together with those that every command (or `tense` itself) takes.
[[nodiscard]] std::vector<OptionText> options_of(const CommandSpec& command, bool program);
// The arguments of a command; one that names a command has the program's commands as its choices.
[[nodiscard]] std::vector<PositionalText> positionals_of(const CommandSpec& command, const CommandSpec& program);

}  // namespace tense
