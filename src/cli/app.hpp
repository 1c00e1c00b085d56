// From words to a running command: the table of commands meets the parser.
#pragma once

#include "commands/environment.hpp"
#include "spec/command_spec.hpp"

#include <string>
#include <vector>

namespace tense {

// Runs one command line; `words` are the arguments without the program's name. Every mistake in it is a
// Failure of kind usage. Without words the help index goes to standard error.
[[nodiscard]] ExitCode run_command_line(const CommandSpec& program, const std::vector<std::string>& words,
                                        Environment& environment);

}  // namespace tense
