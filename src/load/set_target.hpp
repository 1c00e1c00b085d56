// The left side of a `--set`: which fact of which workload is meant.
#pragma once

#include "base/diagnostic.hpp"
#include "load/workload_names.hpp"
#include "model/workload.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tense {

struct SetTarget {
    const SourceText* source = nullptr;
    std::string workload;               // as typed; empty: a circumstance
    std::vector<WorkloadPlace> places;  // that it means
    std::string fact;                   // path, `system.` included
    Span fact_span;                     // of FACT
    std::size_t value_at = 0;           // byte at which VALUE begins
};

// Names may hold dots and equals signs, so the longest name of a workload of these systems wins for which a fact and a
// value are left. SYSTEM/NAME and 2/NAME are names too (load/workload_names). What is wrong goes to the sink. `whole`:
// a workload that is not in the systems does not exist; otherwise nothing is said of it.
[[nodiscard]] std::optional<SetTarget> read_target(const SourceText& word, bool whole,
                                                   const std::vector<System>& systems, DiagnosticSink& sink);

}  // namespace tense
