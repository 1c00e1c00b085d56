// The right side of a `--set`: VALUE, read as the same words in a file would be.
#pragma once

#include "load/fact_reader.hpp"
#include "load/set_target.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tense {

struct SetValue {
    std::string written;
    FactSheet sheet;           // what the value states
    std::vector<FactId> says;  // which facts it speaks of; those it does not state become unknown
    bool all_of_it = false;    // the whole field is said anew, its parts included
    FieldExtras extras;
    Circumstances circumstances;
};

// Mistakes go to the sink, placed in the text of the --set.
[[nodiscard]] std::optional<SetValue> read_set_value(const SetTarget& target, DiagnosticSink& sink);

}  // namespace tense
