// Runs the examples that diagnostics and findings carry, so that what `explain` shows is what the program prints.
#pragma once

#include <string>
#include <string_view>

namespace tense {

// What reading `text` as a file prints about it, without colour; for ids that begin with "rule-" the text is a rule
// beside the built-in ones, and only what has this id is printed. Empty when nothing is.
[[nodiscard]] std::string printed_for(std::string_view id, std::string_view text);

}  // namespace tense
