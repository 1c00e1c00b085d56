#include "render/diff_words.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace tense {
namespace {

std::string value_words(const std::string& value, const Span& span) {
    if (value.empty()) return "not said";
    return value + (span.known() ? " (line " + std::to_string(span.line) + ")" : "");
}

}  // namespace

std::string change_words(const StatedChange& change) {
    return change.fact + ": " + value_words(change.before, change.before_span) + " -> " +
           value_words(change.after, change.after_span);
}

const StatedChange* find_change(const SystemDifference& system, const WorkloadDifference& workload,
                                const std::string& fact) {
    for (const auto* list : {&workload.stated, &system.stated})
        if (const auto found = std::ranges::find(*list, fact, &StatedChange::fact); found != list->end())
            return &*found;
    return nullptr;
}

std::vector<std::string> did_it_words(const SystemDifference& system, const WorkloadDifference& workload) {
    std::vector<std::string> out;
    for (const std::vector<std::string>& set : workload.did_it) {
        std::vector<std::string> texts;
        for (const std::string& fact : set) {
            const StatedChange* change = find_change(system, workload, fact);
            texts.push_back(change == nullptr ? fact : change_words(*change));
        }
        out.push_back((texts.size() > 1 ? "together: " : "") + join(texts, "; "));
    }
    return out;
}

std::vector<std::string> other_changes(const WorkloadDifference& workload) {
    std::vector<std::string> out;
    for (const StatedChange& change : workload.stated) {
        const bool told = std::ranges::any_of(workload.did_it, [&](const std::vector<std::string>& set) {
            return std::ranges::find(set, change.fact) != set.end();
        });
        if (!told) out.push_back(change_words(change));
    }
    return out;
}

std::string name_of(const SystemDifference& system) {
    if (!system.before) return system.after->system;
    if (!system.after || system.before->system == system.after->system) return system.before->system;
    return system.before->system + " -> " + system.after->system;
}

std::string side_name(const std::string& name) {
    return name == "-" ? "standard input" : name;
}

}  // namespace tense
