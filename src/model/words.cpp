// The spelling of small enumerations in reports.
#include "model/decision.hpp"
#include "model/derivation.hpp"
#include "model/report.hpp"
#include "model/topology.hpp"

namespace tense {

std::string_view to_text(Truth truth) {
    switch (truth) {
        case Truth::no:
            return "false";
        case Truth::unknown:
            return "unknown";
        case Truth::yes:
            return "true";
    }
    return {};
}

std::string_view to_text(Severity severity) {
    switch (severity) {
        case Severity::note:
            return "note";
        case Severity::warning:
            return "warning";
        case Severity::error:
            return "error";
    }
    return {};
}

std::string_view to_text(Derivation::Standing standing) {
    switch (standing) {
        case Derivation::Standing::fires:
            return "fires";
        case Derivation::Standing::open:
            return "open";
        case Derivation::Standing::silent:
            return "silent";
    }
    return {};
}

std::string_view to_text(TopologyNode::Kind kind) {
    using enum TopologyNode::Kind;
    switch (kind) {
        case producer:
            return "producer";
        case topic:
            return "topic";
        case consumer:
            return "consumer";
        case seam:
            return "seam";
        case exchange:
            return "exchange";
        case queue:
            return "queue";
        case dead_letter:
            return "dead-letter-queue";
        case worker:
            return "worker";
        case workflow:
            return "workflow";
        case table:
            return "table";
        case schedule:
            return "schedule";
        case process:
            return "process";
        case caller:
            return "caller";
        case service:
            return "service";
    }
    return {};
}

}  // namespace tense
