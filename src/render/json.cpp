// --format json: the whole report, two spaces an indent.
#include "render/formats.hpp"
#include "render/json_report.hpp"

namespace tense {

std::string render_json(const Report& report, const RenderOptions&) {
    Json out = json_head("tense.report/1", report);
    out["systems"] = Json::array();
    for (const ReportedSystem& system : report.systems) out["systems"].push_back(json_of(system));
    out["findings"] = Json::array();
    for (const Finding& finding : report.findings) out["findings"].push_back(json_of(finding));
    out["diagnostics"] = Json::array();
    for (const Diagnostic& diagnostic : report.diagnostics) out["diagnostics"].push_back(json_of(diagnostic));
    out["summary"] = {{"files", report.files},
                      {"systems", report.systems.size()},
                      {"workloads", report.workloads},
                      {"rules", report.rules}};
    if (!report.set.empty()) {
        out["set"] = Json::array();
        for (const SetFact& set : report.set) out["set"].push_back(json_of(set));
    }
    return json_bytes(out, 2) + "\n";
}

}  // namespace tense
