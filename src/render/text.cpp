// --format text: for people in a design review. At 80 columns, in plain ASCII, so that it can be pasted anywhere.
//
//   storefront  (examples/storefront.yaml)
//   ======================================
//
//   send-receipt: task queue, on Celery and RabbitMQ
//     settled
//     because     ...
//
// Sections without anything to say are left out.
#include "render/formats.hpp"
#include "render/text_beside.hpp"
#include "render/text_parts.hpp"
#include "render/words.hpp"

namespace tense {
namespace {

void write_head(Sheet& sheet, const SystemDecision& system) {
    std::string place = "(" + system.file;
    if (system.document > 1) place += ", document " + std::to_string(system.document);
    sheet.pair(system.system, "  ", place + ")", Ink::strong, Ink::plain);
    sheet.underline('=');
    if (!system.summary.empty()) sheet.paragraph(0, system.summary, Ink::plain, 0);
}

void write_system(Sheet& sheet, const Report& report, const ReportedSystem& reported) {
    const SystemDecision& system = reported.decision;
    write_head(sheet, system);
    if (reported.without) return write_what_if(sheet, report, reported);
    for (const WorkloadDecision& workload : system.workloads) {
        sheet.blank();
        write_workload(sheet, workload);
    }
    sheet.blank();
    const std::string verdict =
        outcome_words(system.outcome) + on_words(system.platforms) + added_words(system.platforms, system.added);
    sheet.pair("The system", ": ", verdict, Ink::plain, Ink::strong);
    write_status(sheet, system);
    if (reported.topology.nodes.empty()) return;
    sheet.blank();
    write_sketch(sheet, reported.topology);
}

void write_finding(Sheet& sheet, const Finding& finding) {
    std::string text;
    if (finding.span.source != nullptr) {
        text += finding.span.source->name() + ":";
        if (finding.span.known())
            text += std::to_string(finding.span.line) + ":" + std::to_string(finding.span.column) + ":";
        text += " ";
    }
    text.append(to_text(finding.severity)).append(": ");
    if (!finding.workload.empty()) text += finding.workload + ": ";
    text += finding.message + " [" + finding.rule + "]";
    sheet.paragraph(0, text, finding.severity == Severity::error ? Ink::strong : Ink::plain);
}

}  // namespace

std::string render_text(const Report& report, const RenderOptions& options) {
    Sheet sheet{options};
    bool first = true;
    for (const ReportedSystem& system : report.systems) {
        if (!first) sheet.blank();
        write_system(sheet, report, system);
        first = false;
    }
    if (!first && !report.findings.empty()) sheet.blank();
    for (const Finding& finding : report.findings) write_finding(sheet, finding);
    return sheet.take();
}

}  // namespace tense
