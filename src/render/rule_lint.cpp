#include "render/rule_lint.hpp"

#include "base/text.hpp"
#include "render/json_report.hpp"

#include <fmt/format.h>

namespace tense {
namespace {

constexpr std::size_t k_width = 80;

void write_paragraph(std::string& out, const std::string& text, std::size_t indent) {
    for (const std::string& line : wrap(text, k_width - indent)) out += std::string(indent, ' ') + line + "\n";
}

std::string place_of(const RuleFinding& finding) {
    if (finding.span.source == nullptr) return "";
    return fmt::format("{}:{}:{}: ", printable(finding.span.source->name()), finding.span.line, finding.span.column);
}

void write_finding(std::string& out, const RuleFinding& finding) {
    const LintCheck* check = find_lint_check(finding.code);
    out += fmt::format("{}{}: {} [{}]\n", place_of(finding), to_text(check->severity), printable(finding.message),
                       finding.code);
    if (check->severity != Severity::note) write_paragraph(out, std::string{finding.fix()}, 2);
    if (finding.witness.empty()) return;
    out += "  for example:\n";
    for (std::size_t at = 0; at < finding.witness.size();) {
        const std::size_t end = finding.witness.find('\n', at);
        out += "    " + finding.witness.substr(at, end - at) + "\n";
        at = end + 1;
    }
}

}  // namespace

std::string lint_as_text(const LintReport& report) {
    std::string out;
    for (const RuleFinding& finding : report.findings) write_finding(out, finding);
    if (!report.findings.empty()) out += "\n";
    if (report.with_base) write_paragraph(out, report.compared, 0);
    const std::size_t notes = report.count(Severity::note);
    std::string sum = number_words(report.rules, "rule", "rules") + ", " +
                      (report.clean() ? (report.with_base ? "no defect that the change brings" : "no defect")
                                      : number_words(report.findings.size() - notes, "defect", "defects"));
    if (notes > 0) sum += ", " + number_words(notes, "note", "notes");
    out += sum + "\n";
    return out;
}

std::string lint_as_json(const LintReport& report) {
    Json out = json_head("tense.lint/1", report);
    out["clean"] = report.clean();
    out["findings"] = Json::array();
    for (const RuleFinding& finding : report.findings) {
        const LintCheck* check = find_lint_check(finding.code);
        Json entry;
        entry["code"] = finding.code;
        entry["severity"] = to_text(check->severity);
        entry["rule"] = text_or_null(finding.rule);
        entry["message"] = finding.message;
        entry["fix"] = finding.fix();
        put_place(entry, finding.span);
        entry["witness"] = text_or_null(finding.witness);
        out["findings"].push_back(std::move(entry));
    }
    if (report.with_base) out["against"] = {{"proved_equal", report.proved_equal}, {"compared", report.compared}};
    out["checks"] = Json::array();
    for (const LintCheck& check : lint_checks()) {
        std::size_t found = 0;
        for (const RuleFinding& finding : report.findings) found += finding.code == check.code ? 1 : 0;
        out["checks"].push_back({{"code", check.code}, {"proves", check.title}, {"findings", found}});
    }
    out["rules"] = report.rules;
    return json_bytes(out, 2) + "\n";
}

}  // namespace tense
