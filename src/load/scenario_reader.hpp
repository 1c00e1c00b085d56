// Files of `kind: scenarios`: whole decisions that the rules must come to, for `rules test`.
#pragma once

#include "load/mapping_reader.hpp"
#include "model/rule.hpp"

#include <vector>

namespace tense {

// Reads the list below `scenarios`. Mistakes go to the sink; a name that `out` has already is one.
void read_scenarios(MappingReader& file, std::vector<Scenario>& out, DiagnosticSink& sink);

}  // namespace tense
