#include "model/difference.hpp"

#include <algorithm>
#include <tuple>

namespace tense {

bool told_alike(const WorkloadDecision& a, const WorkloadDecision& b) {
    return std::tie(a.outcome, a.platforms, a.added, a.settled, a.possible, a.because) ==
           std::tie(b.outcome, b.platforms, b.added, b.settled, b.possible, b.because);
}

bool told_alike(const SystemDecision& a, const SystemDecision& b) {
    return std::tie(a.outcome, a.platforms, a.added, a.settled, a.possible_verdicts) ==
           std::tie(b.outcome, b.platforms, b.added, b.settled, b.possible_verdicts);
}

std::string_view to_text(Effect effect) {
    switch (effect) {
        case Effect::none:
            return "none";
        case Effect::verdict:
            return "verdict";
        case Effect::platforms:
            return "platforms";
    }
    return {};
}

std::string_view to_text(Kept kept) {
    switch (kept) {
        case Kept::same:
            return "same";
        case Kept::changed:
            return "changed";
        case Kept::added:
            return "added";
        case Kept::removed:
            return "removed";
    }
    return {};
}

Kept kept(const WorkloadDifference& workload) {
    if (!workload.before) return Kept::added;
    if (!workload.after) return Kept::removed;
    return workload.stated.empty() && told_alike(*workload.before, *workload.after) ? Kept::same : Kept::changed;
}

Kept kept(const SystemDifference& system) {
    if (!system.before) return Kept::added;
    if (!system.after) return Kept::removed;
    const bool same =
        system.stated.empty() && system.before->system == system.after->system &&
        told_alike(*system.before, *system.after) &&
        std::ranges::all_of(system.workloads, [](const WorkloadDifference& each) { return kept(each) == Kept::same; });
    return same ? Kept::same : Kept::changed;
}

bool verdict_changed(const Difference& difference) {
    const auto other = [](const auto& each) {
        return each.before && each.after && each.before->outcome != each.after->outcome;
    };
    return std::ranges::any_of(difference.systems, [&](const SystemDifference& system) {
        return other(system) || std::ranges::any_of(system.workloads, other);
    });
}

}  // namespace tense
