// Compares two rule sets: proved equal part by part, or decided side by side on many inputs.
#include "lint/against.hpp"

#include "lint/against_parts.hpp"
#include "lint/witness.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace tense {
namespace {

constexpr std::size_t k_shown = 5;  // kinds of change in a message

// "1.10" as {1, 10}; what cannot be read counts as 0.
std::array<int, 2> version_parts(std::string_view text) {
    std::array<int, 2> out{};
    const std::size_t dot = std::min(text.find('.'), text.size());
    std::from_chars(text.data(), text.data() + dot, out[0]);
    if (dot < text.size()) std::from_chars(text.data() + dot + 1, text.data() + text.size(), out[1]);
    return out;
}

// "task queue", "neither (scheduled job)"; publish-subscribe keeps its hyphen, as everywhere.
std::string in_words(const Outcome& outcome) {
    const auto spaced = [](std::string id) {
        if (id != "publish-subscribe") std::ranges::replace(id, '-', ' ');
        return id;
    };
    return spaced(outcome.verdict) + (outcome.instead.empty() ? "" : " (" + spaced(outcome.instead) + ")");
}

std::string from_to(const Comparison& found, std::pair<int, int> change) {
    return in_words(found.outcomes[static_cast<std::size_t>(change.first)]) + " to " +
           in_words(found.outcomes[static_cast<std::size_t>(change.second)]);
}

// "task queue to hybrid (120), ...", the most frequent first.
std::string tally(const Comparison& found) {
    std::vector<std::pair<std::pair<int, int>, std::size_t>> changes{found.changes.begin(), found.changes.end()};
    std::ranges::stable_sort(changes, std::greater{}, [](const auto& change) { return change.second; });
    std::string out;
    for (std::size_t i = 0; i < std::min(changes.size(), k_shown); ++i)
        out += fmt::format("{}{} ({})", i == 0 ? "" : ", ", from_to(found, changes[i].first), changes[i].second);
    if (changes.size() > k_shown) out += fmt::format(", and {} more kinds of change", changes.size() - k_shown);
    return out;
}

std::string what_was_tried(const Comparison& found) {
    std::string out =
        "Compared were workloads of up to three stated facts, up to two under each single circumstance, and ";
    out += found.capped ? "combinations (not all: they are too many)" : "every combination";
    out += " of the facts that the changed rules read, alone and beside each other fact";
    if (found.searched > 0) out += fmt::format(", then {} random inputs that meet the changed rules", found.searched);
    return out + ".";
}

std::vector<std::string> facts_read(const RuleSet& rules) {
    const Cells cells = cells_of(rules);
    std::vector<std::string> out;
    for (std::size_t i = 0; i < facts().size(); ++i)
        if (!cells.values[i].empty()) out.push_back(facts()[i].path);
    return out;
}

std::string only_in(const std::vector<std::string>& these, const std::vector<std::string>& those) {
    std::string out;
    for (const std::string& path : these)
        if (std::ranges::find(those, path) == those.end()) out += (out.empty() ? "" : ", ") + path;
    return out;
}

// The rule that was added or whose file differs, where that is one alone.
const RuleHeader* changed_rule(const RuleSet& before, const RuleSet& after) {
    const RuleHeader* out = nullptr;
    std::size_t changed = 0;
    for (const RuleHeader* rule : after.headers()) {
        const RuleHeader* was = before.find(rule->id);
        if (was != nullptr && was->text == rule->text) continue;
        out = rule;
        ++changed;
    }
    for (const RuleHeader* rule : before.headers()) changed += after.find(rule->id) == nullptr ? 1 : 0;
    return changed == 1 ? out : nullptr;
}

// R16: what the two versions must say of each other. Of several things amiss the gravest, which mends the others too.
void check_version(const RuleSet& before, const RuleSet& after, const Against& against, std::vector<RuleFinding>& out) {
    const auto was = version_parts(before.version);
    const auto is = version_parts(after.version);
    const auto report = [&](const std::string& message) {
        out.push_back({"R16", "", message, after.version_span, {}});
    };
    const auto read_before = facts_read(before);
    const auto read_after = facts_read(after);
    if (is < was) {
        report(fmt::format("the version sank from {} to {}", before.version, after.version));
    } else if (read_before != read_after && is[0] <= was[0]) {
        const std::string more = only_in(read_after, read_before);
        const std::string less = only_in(read_before, read_after);
        report(fmt::format("the facts that decide changed ({}{}{}{}{}), and the version did not rise from {} to {}.0",
                           more.empty() ? "" : "now also ", more, more.empty() || less.empty() ? "" : "; ",
                           less.empty() ? "" : "no longer ", less, before.version, was[0] + 1));
    } else if (against.changed > 0 && is <= was) {
        report(fmt::format("verdicts changed, and the version did not rise from {} to {}.{}", before.version, was[0],
                           was[1] + 1));
    }
}

}  // namespace

Against compare_rules(const RuleSet& before, const RuleSet& after) {
    const std::array<const RuleSet*, 2> both{&before, &after};
    const Cells joint = cells_of(both);
    const CompiledRules compiled_before{before, joint};
    const CompiledRules compiled_after{after, joint};
    const ChangedParts parts = changed_parts(compiled_before, compiled_after);
    Against out;
    out.proved_equal = parts.equal;
    if (parts.equal) {
        out.compared =
            "No verdict changes, whatever the input: every rule that decides holds for the same inputs as "
            "before and costs the same.";
    } else {
        const Comparison found = compare_inputs(compiled_before, compiled_after, parts);
        out.inputs = found.inputs;
        for (const auto& [change, count] : found.changes) out.changed += count;
        if (out.changed == 0) {
            out.compared = fmt::format("No changed verdict among {} inputs; the rules are not proved equal. {}",
                                       out.inputs, what_was_tried(found));
        } else {
            out.compared = fmt::format("Of {} inputs compared {} change: {}. {}", out.inputs, out.changed, tally(found),
                                       what_was_tried(found));
            const RuleHeader* rule = changed_rule(before, after);
            out.findings.push_back({"R15", rule == nullptr ? "" : rule->id,
                                    fmt::format("{} of {} inputs change their verdict, the example from {}",
                                                out.changed, out.inputs, from_to(found, found.smallest_change)),
                                    rule == nullptr ? Span{} : rule->span, witness_file(found.smallest)});
        }
    }
    check_version(before, after, out, out.findings);
    return out;
}

}  // namespace tense
