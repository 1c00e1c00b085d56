// --format jsonl: one system a line, in the order in which the report has them.
#include "render/formats.hpp"
#include "render/json_report.hpp"

namespace tense {

std::string render_jsonl(const Report& report, const RenderOptions&) {
    std::string out;
    for (const ReportedSystem& system : report.systems) {
        Json line;
        line["schema"] = "tense.system/1";
        line.update(json_of(system));
        if (!report.set.empty()) {
            line["set"] = Json::array();
            for (const SetFact& set : report.set) line["set"].push_back(json_of(set));
        }
        out += json_bytes(line, -1) + "\n";
    }
    return out;
}

}  // namespace tense
