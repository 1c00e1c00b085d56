// The rules that `rules lint --against` compares with: a folder, or the linted folder as a git revision has it.
#pragma once

#include "commands/environment.hpp"
#include "commands/pipeline.hpp"

namespace tense {

// `against`: a folder that exists, or a revision. `which`: the linted rules; without a folder of their own they are
// `rules` at the repository's top. Extra rules are added as they are now. Throws Failure of kind input when there is
// no such folder, revision or rule file, of kind tool when git cannot be run.
[[nodiscard]] LoadedRules read_base_rules(const std::string& against, const RulesOptions& which,
                                          Environment& environment, SourceStore& sources);

}  // namespace tense
