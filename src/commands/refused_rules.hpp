// What is said of rules that are wrong, by the commands that look at rules alone.
#pragma once

#include "commands/environment.hpp"
#include "commands/pipeline.hpp"
#include "spec/exit_code.hpp"

namespace tense {

// Prints the diagnostics. A folder of extra rules that was named as a whole set has none of the roles that its rules
// speak of: then that is said once, as a Failure (input), in the place of all that follows from it.
[[nodiscard]] ExitCode refuse_rules(const LoadedRules& loaded, const RulesOptions& which, Environment& environment);

}  // namespace tense
