// The left side of a `--set`: which fact of which workload is meant.
#pragma once

#include "base/diagnostic.hpp"
#include "model/workload.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tense {

struct SetTarget {
    const SourceText* source = nullptr;
    std::string workload;      // empty: a circumstance
    std::string fact;          // path, `system.` included
    Span fact_span;            // of FACT
    std::size_t value_at = 0;  // byte at which VALUE begins
};

// Names may hold dots, so the longest name of a workload of these systems wins for which a fact is left. What is
// wrong goes to the sink. `whole`: a workload that is not in the systems does not exist; otherwise nothing is said of
// it.
[[nodiscard]] std::optional<SetTarget> read_target(const SourceText& word, bool whole,
                                                   const std::vector<System>& systems, DiagnosticSink& sink);

}  // namespace tense
