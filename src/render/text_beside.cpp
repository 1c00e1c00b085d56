#include "render/text_beside.hpp"

#include "base/text.hpp"
#include "render/words.hpp"

#include <algorithm>

namespace tense {
namespace {

constexpr std::size_t k_most_sets = 4;

std::string verdict_text(const Outcome& outcome, bool covered) {
    return outcome_words(outcome) + (covered ? "" : ": no allowed role covers what is needed");
}

std::string platforms_text(const std::vector<std::string>& platforms) {
    return platforms.empty() ? "none" : listed_words(platforms);
}

std::string because_text(const WorkloadDecision& workload) {
    const auto& sets = workload.because;
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < std::min(sets.size(), k_most_sets); ++i) texts.push_back(listed(sets[i], "with"));
    std::erase(texts, std::string{});
    if (texts.empty()) return "no need asks for more";
    std::string out = (texts.size() > 1 ? "any of: " : "") + join(texts, "; ");
    if (sets.size() > k_most_sets) out += "; and " + std::to_string(sets.size() - k_most_sets) + " more";
    return out;
}

void row(Sheet& sheet, std::string_view label, const std::string& left, const std::string& right) {
    sheet.section(label);
    if (left == right)
        sheet.beside(left, "the same", Ink::plain, Ink::faint);
    else
        sheet.beside(left, right, Ink::plain, Ink::strong);
}

void headline(Sheet& sheet, const std::string& name, const Outcome& left, const Outcome& right) {
    const std::string words =
        left == right ? "still " + outcome_brief(left) : outcome_brief(left) + " -> " + outcome_brief(right);
    sheet.pair(name, ": ", words, Ink::plain, Ink::strong);
}

}  // namespace

void write_beside(Sheet& sheet, const Columns& columns, const WorkloadDecision& left, const WorkloadDecision& right) {
    headline(sheet, right.name, left.outcome, right.outcome);
    sheet.beside(columns.left, columns.right, Ink::faint, Ink::faint);
    row(sheet, "verdict", verdict_text(left.outcome, left.uncovered.empty()),
        verdict_text(right.outcome, right.uncovered.empty()));
    row(sheet, "platforms", platforms_text(left.platforms), platforms_text(right.platforms));
    row(sheet, "to add", platforms_text(left.added), platforms_text(right.added));
    row(sheet, "because", because_text(left), because_text(right));
    row(sheet, "status", status_words(left), status_words(right));
}

void write_beside(Sheet& sheet, const Columns& columns, const SystemDecision& left, const SystemDecision& right) {
    headline(sheet, "The system", left.outcome, right.outcome);
    sheet.beside(columns.left, columns.right, Ink::faint, Ink::faint);
    row(sheet, "verdict", verdict_text(left.outcome, true), verdict_text(right.outcome, true));
    row(sheet, "platforms", platforms_text(left.platforms), platforms_text(right.platforms));
    row(sheet, "to add", platforms_text(left.added), platforms_text(right.added));
    row(sheet, "status", status_words(left), status_words(right));
}

std::string in_one_line(const WorkloadDecision& workload) {
    return workload.name + ": " + outcome_brief(workload.outcome) + on_words(workload.platforms);
}

std::string in_one_line(const SystemDecision& system) {
    return "The system: " + outcome_brief(system.outcome) + on_words(system.platforms);
}

namespace {

// How a --set names a workload of this system: 3 by its name, 2 by SYSTEM/NAME, 1 by 2/NAME, 0 not at all. Of several
// systems those are meant in which it is highest, as in load/workload_names.
int closeness(const SetFact& set, const SystemDecision& system) {
    int out = 0;
    for (const WorkloadDecision& workload : system.workloads) {
        if (set.workload == workload.name) return 3;
        if (set.workload == system.system + "/" + workload.name) out = 2;
        if (set.workload == std::to_string(system.document) + "/" + workload.name) out = std::max(out, 1);
    }
    return out;
}

}  // namespace

void write_what_if(Sheet& sheet, const Report& report, const ReportedSystem& system) {
    constexpr Columns k_columns{"as the file says", "with --set"};
    const SystemDecision& with = system.decision;
    const SystemDecision& without = *system.without;
    const auto here = [&](const SetFact& set) {
        if (set.workload.empty()) return true;
        const int mine = closeness(set, with);
        if (mine == 0 || mine == 3) return mine == 3;
        return std::ranges::none_of(report.systems,
                                    [&](const ReportedSystem& other) { return closeness(set, other.decision) > mine; });
    };
    for (const SetFact& set : report.set)
        if (here(set))
            sheet.paragraph(0,
                            "what if: " + (set.workload.empty() ? "" : set.workload + ".") + set.fact + "=" + set.to);
    const bool meant = std::ranges::any_of(report.set, here);
    std::vector<std::string> unchanged;
    for (std::size_t i = 0; i < with.workloads.size(); ++i) {
        if (told_alike(without.workloads[i], with.workloads[i])) {
            unchanged.push_back(in_one_line(with.workloads[i]));
            continue;
        }
        sheet.blank();
        write_beside(sheet, k_columns, without.workloads[i], with.workloads[i]);
    }
    sheet.blank();
    if (told_alike(without, with))
        unchanged.push_back(in_one_line(with));
    else
        write_beside(sheet, k_columns, without, with);
    if (unchanged.empty()) return;
    if (!told_alike(without, with)) sheet.blank();
    sheet.paragraph(0,
                    !meant                                     ? "No --set speaks of this system:"
                    : unchanged.size() > with.workloads.size() ? "Nothing changes:"
                                                               : "With and without the same:",
                    Ink::plain, 0);
    for (const std::string& line : unchanged) sheet.paragraph(2, line);
}

}  // namespace tense
