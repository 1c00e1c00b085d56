// All a renderer may see.
#pragma once

#include "base/diagnostic.hpp"
#include "model/decision.hpp"
#include "model/topology.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tense {

enum class Severity { note, warning, error };
[[nodiscard]] std::string_view to_text(Severity severity);

// "The product": the architecture has a problem.
struct Finding {
    std::string rule;
    Severity severity = Severity::warning;
    std::string message;
    Span span;
    std::string workload;
};

struct ReportedSystem {
    SystemDecision decision;
    Topology topology;
    std::optional<SystemDecision> without = {};  // as the file says, where `--set` changed something said here
};

// What was supposed with `--set WORKLOAD.FACT=VALUE`.
struct SetFact {
    std::string workload;  // empty: a circumstance of every system
    std::string fact;      // path, `system.` included
    std::string to;        // as written
};

struct Report {
    std::string version;  // of the program
    std::string rules_version;
    std::string rules_digest;
    std::vector<ReportedSystem> systems;  // by file, then document
    std::vector<Finding> findings;        // by place, then rule
    std::vector<Diagnostic> diagnostics;  // by place
    std::vector<SetFact> set;             // in the order given
    std::size_t files = 0;
    std::size_t workloads = 0;
    std::size_t rules = 0;
};

}  // namespace tense
