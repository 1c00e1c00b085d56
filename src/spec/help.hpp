// The help texts, for a terminal of 80 columns: one of each command, and the list of commands.
#pragma once

#include "spec/command_spec.hpp"

#include <string>
#include <string_view>

namespace tense {

// `path` is what is typed to run it: "tense", "tense rules list". A command with commands of its own gets a list.
[[nodiscard]] std::string help_of(const CommandSpec& command, std::string_view path);

// The summary of an option with what follows from its other cells: choices, default, repetition.
[[nodiscard]] std::string full_summary(const OptionText& option);

// `text` as one paragraph of at most `width` columns, each line after the first indented.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t indent, std::size_t width = 80);

}  // namespace tense
