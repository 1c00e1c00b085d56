#include "model/rule_finding.hpp"

#include <algorithm>
#include <array>

namespace tense {
namespace {

using enum Severity;

constexpr std::array k_checks = std::to_array<LintCheck>({
    {"R02", error,
     "Nothing is there in vain: every provider covers a need, every platform is run, every dated fact is cited.",
     "What nothing uses is a leftover or a slip, and a reader takes it for a rule.",
     "Use it in a rule, or take it out."},
    {"R03", error, "Total: whatever a file says, some roles cover what it needs.",
     "An input without a verdict is where an adviser is asked and has nothing to say.",
     "Let a role that is always available cover the need, or make a role available where the need holds."},
    {"R04", error,
     "Nothing is dead: every need, role, provider, assumption, threshold and verdict decides for some input.",
     "A rule that can never win is read, reviewed and trusted for nothing.",
     "Correct the condition or the price, or take the rule out."},
    {"R05", error, "The order of prices is strict, and no id decides.",
     "Two answers at one price would be told apart by the spelling of their ids.",
     "Give one of the two a different coverage or platform, or let one assumption yield to the other."},
    {"R06", error, "No provider is dominated: none is always at least as dear as another that covers as much.",
     "A dominated provider can never be recommended.", "Take it out, or say what it covers and the other does not."},
    {"R07", error, "No need is implied by another without saying so.",
     "Two rules for one thing drift apart, and a reason that always comes with another explains nothing.",
     "Name the wider need under `refines`, or merge the two."},
    {"R08", error, "No two needs exclude each other, save through a choice such as says or ordering.",
     "Needs are independent statements; where two never meet, one of their conditions is likely wrong.",
     "Correct the condition."},
    {"R09", note, "Needs grow with what is asked for: a higher level never takes a must-need away.",
     "Then two evaluations settle a verdict. Where a need is not monotone, reachable verdicts are enumerated instead; "
     "the "
     "result is as exact.",
     "Nothing has to be done; write the need without `not` over a level if you can."},
    {"R10", error, "Every threshold has a source with a date, and bounds agree on which side they belong to.",
     "A number without a source cannot be questioned, and one without a date cannot grow old.",
     "Cite a dated fact, or a source with its date. Where two rules disagree on a bound, write both as `>=`, or both "
     "as "
     "`>`."},
    {"R11", warning, "No verdict takes nearly all inputs under the declared base rates.",
     "An adviser that always says the same is not asked twice.", "Correct the rules, or the base rates."},
    {"R12", error, "Texts are there, differ from each other, and speak only of what the rule reads.",
     "A reason that names another number or fact than the condition tests is a false reason.",
     "Correct the text or the condition."},
    {"R13", error, "Every rule, role and verdict is exercised by an example or a scenario.",
     "What no example shows can break unseen.", "Add an example that fires and one that stays silent."},
    {"R14", error, "No two examples of a rule contradict each other.",
     "One of them is wrong, and the tests cannot say which.", "Take one of them out."},
    {"R15", note, "A change of the rules changes no verdict unseen.",
     "A reviewer of a rule must see which answers move.",
     "Read the example, and raise the version if it is meant: R16 asks for that."},
    {"R16", error, "The version of the rules says what changed.",
     "Reports carry the version; two with the same one must have the same verdicts.",
     "Raise the minor version for a changed verdict, the major one for a changed set of facts."},
    {"R17", error, "Questions are in step with the rules: each fact is asked for once, and none for nothing.",
     "A question whose answer changes nothing wastes an answer.", "Take the question out, or word it once."},
});

}  // namespace

std::span<const LintCheck> lint_checks() {
    return k_checks;
}

const LintCheck* find_lint_check(std::string_view code) {
    const auto found = std::ranges::find(k_checks, code, &LintCheck::code);
    return found == k_checks.end() ? nullptr : &*found;
}

std::string_view RuleFinding::fix() const {
    if (!own_fix.empty()) return own_fix;
    const LintCheck* check = find_lint_check(code);
    return check == nullptr ? std::string_view{} : check->fix;
}

std::size_t LintReport::count(Severity severity) const {
    return static_cast<std::size_t>(std::ranges::count_if(findings, [&](const RuleFinding& finding) {
        const LintCheck* check = find_lint_check(finding.code);
        return check != nullptr && check->severity == severity;
    }));
}

}  // namespace tense
