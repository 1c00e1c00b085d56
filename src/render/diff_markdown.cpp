// --format markdown of `tense diff`: one table a system, for the text of a pull request.
#include "base/text.hpp"
#include "render/diff_formats.hpp"
#include "render/diff_words.hpp"
#include "render/words.hpp"

namespace tense {
namespace {

// Foreign text that cannot end its cell, start markup or hide.
std::string cell(const std::string& text) {
    std::string out;
    for (const char c : printable(text)) {
        if (std::string_view{"\\`*_{}[]<>|#&~"}.find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

template <typename Decision>
std::string side(const std::optional<Decision>& decision) {
    if (!decision) return "–";
    return cell(outcome_brief(decision->outcome) + on_words(decision->platforms));
}

std::string reason(const SystemDifference& system, const WorkloadDifference& workload) {
    switch (kept(workload)) {
        case Kept::added:
            return "added";
        case Kept::removed:
            return "removed";
        case Kept::same:
            return "";
        case Kept::changed:
            break;
    }
    std::string out;
    for (const std::string& set : did_it_words(system, workload)) out += (out.empty() ? "" : "<br>or ") + cell(set);
    if (!workload.all_sets) out += "<br>(not every combination was tried)";
    if (!out.empty()) return out;
    for (const std::string& change : other_changes(workload)) out += (out.empty() ? "" : "<br>") + cell(change);
    return out.empty() ? "" : "verdict as before; " + out;
}

}  // namespace

std::string render_diff_markdown(const Difference& difference, const RenderOptions&) {
    std::string out = "# " + cell(side_name(difference.before)) + " -> " + cell(side_name(difference.after)) + "\n";
    for (const SystemDifference& system : difference.systems) {
        out += "\n## " + cell(name_of(system)) +
               "\n\n| workload | before | after | what did it |\n| --- | --- | --- | --- |\n";
        for (const WorkloadDifference& workload : system.workloads)
            out += "| " + cell(workload.name) + " | " + side(workload.before) + " | " + side(workload.after) + " | " +
                   reason(system, workload) + " |\n";
        std::string stated;
        for (const StatedChange& change : system.stated)
            stated += (stated.empty() ? "" : "<br>") + cell(change_words(change));
        out += "| **the system** | " + side(system.before) + " | " + side(system.after) + " | " + stated + " |\n";
    }
    return out;
}

}  // namespace tense
