// Text for people: widths on a terminal, wrapping, making foreign text safe to print.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tense {

// Terminal cells: combining marks take none, East Asian wide characters and emoji two. Control characters
// count one; use printable() first.
[[nodiscard]] std::size_t display_width(std::string_view utf8);

// Lines of at most `width` cells, broken at spaces; a longer word stays whole on a line of its own.
// A '\n' in the text always ends a line, so two of them leave an empty one.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, std::size_t width);

// Foreign text made safe for a terminal: control characters, bidi controls, invisible characters and broken
// UTF-8 become visible escapes such as \x1b or \u202e. A newline becomes the two characters \n.
// Everything else is unchanged, the backslash too.
[[nodiscard]] std::string printable(std::string_view text);

// A user's text for a message: printable, in double quotes, cut with "…" when it is long.
[[nodiscard]] std::string in_quotes(std::string_view text);

[[nodiscard]] std::string join(const std::vector<std::string>& parts, std::string_view separator);

// "a", "a and b", "a, b and c".
[[nodiscard]] std::string listed(const std::vector<std::string>& items, std::string_view last_joint = "and");

// "1 mistake", "3 mistakes".
[[nodiscard]] std::string number_words(std::size_t n, std::string_view singular, std::string_view plural);

}  // namespace tense
