// Mistakes on the command line, in one voice: what is wrong, the nearest right word, where to read on.
#pragma once

#include "base/failure.hpp"
#include "spec/command_spec.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tense {

// `path` is what was typed before: "tense", "tense rules".
[[nodiscard]] Failure unknown_command(const CommandSpec& command, std::string_view path, std::string_view word);
[[nodiscard]] Failure unknown_option(const CommandSpec& command, std::string_view path, std::string_view word);
// `what` is the option or argument: "--format", "SHELL".
[[nodiscard]] Failure unknown_value(std::string_view what, std::string_view value, const std::vector<Choice>& choices);
[[nodiscard]] Failure usage_mistake(std::string_view path, std::string message);

// "; did you mean "decide"?", or nothing when no candidate is near.
[[nodiscard]] std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates);

}  // namespace tense
