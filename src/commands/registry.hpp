// The table of commands. A command is one file here and one row in registry.cpp; the parser, help, the manual page
// and the completions follow from it.
#pragma once

#include "spec/command_spec.hpp"

namespace tense {

// `tense` itself: its name, its summary and its commands.
[[nodiscard]] const CommandSpec& program();

}  // namespace tense
