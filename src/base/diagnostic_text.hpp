// Diagnostics for people, in the manner of compilers: place and message, the line itself, carets
// under the spot, then what was expected.
#pragma once

#include "base/diagnostic.hpp"

#include <string>
#include <vector>

namespace tense {

// All of them in the order given (DiagnosticSink::sorted() for reports), each ending in a newline. `color`
// adds terminal colours. Text from files is shown through printable().
[[nodiscard]] std::string diagnostic_text(const std::vector<Diagnostic>& diagnostics, bool color);

}  // namespace tense
