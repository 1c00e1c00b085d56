// What differs between two descriptions of the same systems, and which fact did it. Made by `decide`, read by
// renderers.
#pragma once

#include "base/diagnostic.hpp"
#include "model/decision.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tense {

// Whether two decisions say the same where they are told beside each other: outcome, platforms, what is to be added,
// what is still possible, and the reasons.
[[nodiscard]] bool told_alike(const WorkloadDecision& a, const WorkloadDecision& b);
[[nodiscard]] bool told_alike(const SystemDecision& a, const SystemDecision& b);  // of the system, not of its workloads

// Something that one description says and the other does not, or says otherwise.
struct StatedChange {
    std::string fact;    // path; or a key that is no fact: `triggered_by`, `decided`, `retries.why`
    std::string before;  // as written; empty: not said
    std::string after;
    Span before_span, after_span;
    bool deciding = false;  // a verdict can rest on it
};

// Which of the two the facts are held responsible for.
enum class Effect { none, verdict, platforms };
[[nodiscard]] std::string_view to_text(Effect effect);  // none | verdict | platforms

struct WorkloadDifference {
    std::string name;
    std::optional<WorkloadDecision> before, after;  // one is missing: added or removed
    std::vector<StatedChange> stated;
    Effect effect = Effect::none;
    // Minimal sets of changed facts, each of which alone turns the old verdict (or, where that stayed, the old
    // platforms) into the new one; smallest first. Paths; circumstances begin with `system.`.
    std::vector<std::vector<std::string>> did_it;
    bool all_sets = true;  // false: too many facts changed to try every combination; one set that cannot spare any fact
};

struct SystemDifference {
    std::optional<SystemDecision> before, after;  // one is missing: added or removed
    std::vector<StatedChange> stated;             // circumstances
    std::vector<WorkloadDifference> workloads;    // in the order of the new description; then those that were removed
};

struct Difference {
    std::string version;  // of the program
    std::string rules_version;
    std::string rules_digest;
    std::string before, after;  // what was compared, as people named it
    std::vector<SystemDifference> systems;
    std::vector<Diagnostic> diagnostics;  // by place; when there are any, nothing was compared
};

enum class Kept { same, changed, added, removed };
[[nodiscard]] std::string_view to_text(Kept kept);  // same | changed | added | removed
[[nodiscard]] Kept kept(const WorkloadDifference& workload);
[[nodiscard]] Kept kept(const SystemDifference& system);

// Whether the verdict, or what to do instead, of a workload or a system that both descriptions have is another.
[[nodiscard]] bool verdict_changed(const Difference& difference);

}  // namespace tense
