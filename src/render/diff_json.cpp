// --format json of `tense diff`: schema tense.diff/1, two spaces an indent, keys in one order.
#include "render/diff_formats.hpp"
#include "render/json_report.hpp"

namespace tense {
namespace {

Json line_of(const Span& span) {
    return span.known() ? Json(span.line) : Json(nullptr);
}

Json json_of_all(const std::vector<StatedChange>& changes) {
    Json out = Json::array();
    for (const StatedChange& change : changes)
        out.push_back({{"fact", change.fact},
                       {"old", text_or_null(change.before)},
                       {"new", text_or_null(change.after)},
                       {"old_line", line_of(change.before_span)},
                       {"new_line", line_of(change.after_span)},
                       {"deciding", change.deciding}});
    return out;
}

template <typename Decision>
Json side(const std::optional<Decision>& decision) {
    return decision ? json_in_brief(*decision) : Json(nullptr);
}

Json json_of(const WorkloadDifference& workload) {
    Json out;
    out["name"] = workload.name;
    out["change"] = to_text(kept(workload));
    out["old"] = side(workload.before);
    out["new"] = side(workload.after);
    out["stated"] = json_of_all(workload.stated);
    out["effect"] = to_text(workload.effect);
    out["did_it"] = workload.did_it;
    out["all_sets"] = workload.all_sets;
    return out;
}

Json json_of(const SystemDifference& system) {
    Json out;
    out["system"] = system.after ? system.after->system : system.before->system;
    out["old_system"] = system.before ? Json(system.before->system) : Json(nullptr);
    out["change"] = to_text(kept(system));
    out["old"] = side(system.before);
    out["new"] = side(system.after);
    out["stated"] = json_of_all(system.stated);
    out["workloads"] = Json::array();
    for (const WorkloadDifference& workload : system.workloads) out["workloads"].push_back(json_of(workload));
    return out;
}

}  // namespace

std::string render_diff_json(const Difference& difference, const RenderOptions&) {
    Json out = json_head("tense.diff/1", difference);
    out["old"] = difference.before;
    out["new"] = difference.after;
    out["verdict_changed"] = verdict_changed(difference);
    out["systems"] = Json::array();
    for (const SystemDifference& system : difference.systems) out["systems"].push_back(json_of(system));
    out["diagnostics"] = Json::array();
    for (const Diagnostic& diagnostic : difference.diagnostics) out["diagnostics"].push_back(json_of(diagnostic));
    return json_bytes(out, 2) + "\n";
}

}  // namespace tense
