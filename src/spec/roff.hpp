// The little of roff (man macros) that the manual pages need.
#pragma once

#include <string>
#include <string_view>

namespace tense::roff {

// Plain text as roff text: backslashes and dashes escaped, no accidental requests, each sentence on its own line,
// long lines broken.
// Words between backquotes become bold.
[[nodiscard]] std::string text(std::string_view plain);
// The same on one line, for arguments of macros: also without double quotes.
[[nodiscard]] std::string inline_text(std::string_view plain);

[[nodiscard]] std::string bold(std::string_view plain);
[[nodiscard]] std::string italic(std::string_view plain);

// ".TP" with its tag and body. `tag` is roff already, `body` is plain text; paragraphs are separated by empty lines.
[[nodiscard]] std::string item(const std::string& tag, std::string_view body);
[[nodiscard]] std::string subsection(std::string_view title);
// Lines kept as they are.
[[nodiscard]] std::string verbatim(std::string_view lines);

}  // namespace tense::roff
