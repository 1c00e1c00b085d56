// --format text of `tense diff`: what changed in full, before beside after; what stayed in one line each.
#include "render/diff_formats.hpp"
#include "render/diff_words.hpp"
#include "render/text_beside.hpp"
#include "render/words.hpp"

namespace tense {
namespace {

constexpr Columns k_columns{"before", "after"};
constexpr std::size_t k_most_sets = 6;

void write_items(Sheet& sheet, std::string_view label, const std::vector<std::string>& items) {
    if (!items.empty()) sheet.section(label);
    for (const std::string& item : items) sheet.item(item);
}

void write_did_it(Sheet& sheet, const SystemDifference& system, const WorkloadDifference& workload) {
    std::vector<std::string> sets = did_it_words(system, workload);
    if (sets.empty()) return;
    const std::size_t more = sets.size() > k_most_sets ? sets.size() - k_most_sets : 0;
    sets.resize(sets.size() - more);
    sheet.section("what did it");
    if (sets.size() > 1) {
        sheet.item("any one of these alone:");
        for (const std::string& set : sets) sheet.item("- " + set);
    } else {
        sheet.item(sets.front());
    }
    sheet.and_more(more);
    if (!workload.all_sets)
        sheet.item("(too many facts changed to try every combination: these suffice and none of them can be spared)");
}

void write_workload(Sheet& sheet, const SystemDifference& system, const WorkloadDifference& workload) {
    if (!workload.before || !workload.after) {
        const bool added = !workload.before;
        sheet.paragraph(0, (added ? "added: " : "removed: ") + in_one_line(added ? *workload.after : *workload.before));
        return;
    }
    if (told_alike(*workload.before, *workload.after))
        sheet.paragraph(0, in_one_line(*workload.after) + ", as before");
    else
        write_beside(sheet, k_columns, *workload.before, *workload.after);
    write_did_it(sheet, system, workload);
    write_items(sheet, workload.did_it.empty() ? "changed" : "besides", other_changes(workload));
}

void write_system(Sheet& sheet, const SystemDifference& system) {
    sheet.pair(name_of(system), "", "", Ink::strong, Ink::plain);
    sheet.underline('-');
    if (!system.before || !system.after) {
        const SystemDecision& only = system.before ? *system.before : *system.after;
        sheet.paragraph(0, (system.before ? "removed: " : "added: ") + in_one_line(only));
        for (const WorkloadDecision& workload : only.workloads) sheet.paragraph(2, in_one_line(workload));
        return;
    }
    std::vector<std::string> same;
    bool first = true;
    for (const WorkloadDifference& workload : system.workloads) {
        if (kept(workload) == Kept::same) {
            same.push_back(in_one_line(*workload.after));
            continue;
        }
        if (!first) sheet.blank();
        write_workload(sheet, system, workload);
        first = false;
    }
    const bool alike = told_alike(*system.before, *system.after);
    if (!alike || !system.stated.empty()) {
        if (!first) sheet.blank();
        if (alike)
            sheet.paragraph(0, in_one_line(*system.after) + ", as before");
        else
            write_beside(sheet, k_columns, *system.before, *system.after);
        std::vector<std::string> stated;
        for (const StatedChange& change : system.stated) stated.push_back(change_words(change));
        write_items(sheet, "changed", stated);
        first = false;
    } else {
        same.push_back(in_one_line(*system.after));
    }
    if (same.empty()) return;
    if (!first) sheet.blank();
    sheet.paragraph(0, first ? "Nothing differs:" : "As before:", Ink::plain, 0);
    for (const std::string& line : same) sheet.paragraph(2, line);
}

}  // namespace

std::string render_diff_text(const Difference& difference, const RenderOptions& options) {
    Sheet sheet{options};
    sheet.pair(side_name(difference.before), " -> ", side_name(difference.after), Ink::strong, Ink::strong);
    sheet.underline('=');
    for (const SystemDifference& system : difference.systems) {
        sheet.blank();
        write_system(sheet, system);
    }
    return sheet.take();
}

}  // namespace tense
