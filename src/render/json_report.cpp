#include "render/json_report.hpp"

namespace tense {
namespace {

Json json_of(const Topology& topology) {
    Json nodes = Json::array();
    for (const TopologyNode& node : topology.nodes)
        nodes.push_back({{"id", node.id},
                         {"kind", to_text(node.kind)},
                         {"label", node.label},
                         {"platform", text_or_null(node.platform)},
                         {"workload", node.workload}});
    Json links = Json::array();
    for (const TopologyLink& link : topology.links)
        links.push_back({{"from", link.from}, {"to", link.to}, {"label", link.label}});
    Json out;
    out["nodes"] = std::move(nodes);
    out["links"] = std::move(links);
    return out;
}

// What workloads and systems have alike.
template <typename Decision>
Json brief(const Decision& decision) {
    Json out;
    out["verdict"] = decision.outcome.verdict;
    out["instead"] = text_or_null(decision.outcome.instead);
    out["platforms"] = decision.platforms;
    out["added"] = decision.added;
    out["settled"] = decision.settled;
    out["possible"] = decision.possible_verdicts;
    return out;
}

}  // namespace

void put_line(Json& out, const Span& span) {
    out["line"] = span.known() ? Json(span.line) : Json(nullptr);
    out["column"] = span.known() ? Json(span.column) : Json(nullptr);
}

void put_place(Json& out, const Span& span) {
    out["file"] = span.source != nullptr ? Json(span.source->name()) : Json(nullptr);
    put_line(out, span);
}

Json text_or_null(const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

Json json_of(const ReportedSystem& reported) {
    const SystemDecision& system = reported.decision;
    Json out;
    out["file"] = system.file;
    out["document"] = system.document;
    out["system"] = system.system;
    out["verdict"] = system.outcome.verdict;
    out["settled"] = system.settled;
    out["possible"] = system.possible_verdicts;
    out["platforms"] = system.platforms;
    out["workloads"] = Json::array();
    for (std::size_t i = 0; i < system.workloads.size(); ++i) {
        out["workloads"].push_back(json_of(system.workloads[i]));
        if (reported.without) out["workloads"].back()["without"] = json_in_brief(reported.without->workloads[i]);
    }
    out["topology"] = json_of(reported.topology);
    out["sizing"] = Json::array();
    // ---- added to the contract ----
    out["instead"] = text_or_null(system.outcome.instead);
    out["added"] = system.added;
    out["summary"] = text_or_null(system.summary);
    if (reported.without) out["without"] = json_in_brief(*reported.without);
    return out;
}

Json json_in_brief(const WorkloadDecision& workload) {
    Json out = brief(workload);
    out["because"] = workload.because;
    return out;
}

Json json_in_brief(const SystemDecision& system) {
    return brief(system);
}

Json json_of(const SetFact& set) {
    return {{"workload", text_or_null(set.workload)}, {"fact", set.fact}, {"to", set.to}};
}

Json json_of(const Finding& finding) {
    Json out;
    out["rule"] = finding.rule;
    out["severity"] = to_text(finding.severity);
    out["message"] = finding.message;
    put_place(out, finding.span);
    out["workload"] = text_or_null(finding.workload);
    return out;
}

Json json_of(const Diagnostic& diagnostic) {
    Json out;
    out["code"] = diagnostic.code;
    put_place(out, diagnostic.span);
    out["message"] = diagnostic.message;
    out["expected"] = text_or_null(diagnostic.expected);
    out["suggestion"] = text_or_null(diagnostic.suggestion);
    out["notes"] = Json::array();
    for (const Diagnostic::Note& note : diagnostic.notes) {
        Json item;
        put_place(item, note.span);
        item["text"] = note.text;
        out["notes"].push_back(std::move(item));
    }
    return out;
}

std::string json_bytes(const Json& json, int indent) {
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace tense
