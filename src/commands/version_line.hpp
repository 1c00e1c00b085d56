// The answer to --version: the program's version and which rules it carries.
#pragma once

#include "commands/environment.hpp"

#include <string>

namespace tense {

// "tense 0.1.0 (rules 1, sha256:0123456789ab)" and a line ending.
[[nodiscard]] std::string version_line(Environment& environment);

}  // namespace tense
