// One workload's decision as JSON.
#include "render/json_report.hpp"

#include <algorithm>

namespace tense {
namespace {

// The verdicts among these outcomes, each once, in order; and what stands for those that are "neither".
std::vector<std::string> verdicts_of(const std::vector<Outcome>& outcomes) {
    std::vector<std::string> out;
    for (const Outcome& outcome : outcomes)
        if (std::ranges::find(out, outcome.verdict) == out.end()) out.push_back(outcome.verdict);
    return out;
}

std::vector<std::string> insteads_of(const std::vector<Outcome>& outcomes) {
    std::vector<std::string> out;
    for (const Outcome& outcome : outcomes)
        if (!outcome.instead.empty()) out.push_back(outcome.instead);
    return out;
}

Json json_of(const Reading& reading) {
    Json out;
    out["fact"] = reading.fact;
    out["value"] = text_or_null(reading.value);
    out["assumed"] = reading.assumed;
    put_line(out, reading.span);
    out["why"] = text_or_null(reading.why);
    return out;
}

Json json_of(const NeedState& need) {
    const auto stated =
        std::ranges::find_if(need.readings, [](const Reading& reading) { return reading.span.known(); });
    Json out;
    out["id"] = need.id;
    out["rule"] = need.id;
    out["state"] = to_text(need.state);
    out["strength"] = need.must ? "must" : "prefer";
    put_line(out, stated == need.readings.end() ? Span{} : stated->span);
    out["say"] = need.say;
    out["covered"] = need.covered;
    out["assumed"] = need.assumed;
    out["readings"] = json_of(need.readings);
    return out;
}

Json json_of(const Alternative& alternative) {
    return {{"verdict", alternative.outcome.verdict},
            {"instead", text_or_null(alternative.outcome.instead)},
            {"roles", alternative.roles},
            {"platforms", alternative.platforms},
            {"added", alternative.added},
            {"lacks", alternative.lacks},
            {"why_not", alternative.why_not}};
}

Json json_of(const Change& change) {
    return {{"fact", change.fact}, {"to", change.to}};
}

Json json_of(const Flip& flip) {
    Json out;
    out["change"] = array_of(flip.change, json_of);
    out["verdict"] = flip.outcome.verdict;
    if (flip.outcome.verdict == "neither") out["instead"] = text_or_null(flip.outcome.instead);
    return out;
}

Json json_of(const Taken& decided) {
    Json out;
    out["pattern"] = decided.pattern;
    out["platforms"] = decided.platforms;
    out["on"] = text_or_null(decided.on);
    out["record"] = text_or_null(decided.record);
    out["agrees"] = decided.agrees;
    out["elsewhere"] = decided.elsewhere;
    out["line"] = decided.span.line;
    out["column"] = decided.span.column;
    return out;
}

Json json_of(const Assumed& assumed) {
    Json out;
    out["fact"] = assumed.fact;
    out["as"] = assumed.as;
    out["otherwise"] = assumed.otherwise.verdict;
    if (assumed.otherwise.verdict == "neither") out["otherwise_instead"] = text_or_null(assumed.otherwise.instead);
    out["with"] = assumed.with;
    out["rule"] = text_or_null(assumed.rule);
    out["why"] = text_or_null(assumed.why);
    return out;
}

Json json_of(const Question& question) {
    Json out;
    out["fact"] = question.fact;
    out["question"] = question.question;
    out["answers"] = question.answers;
    out["could_become"] = verdicts_of(question.could_become);
    const std::vector<std::string> insteads = insteads_of(question.could_become);
    if (!insteads.empty()) out["instead"] = insteads;
    return out;
}

Json json_of(const QuestionGroup& group) {
    Json out{{"facts", group.facts}, {"could_become", verdicts_of(group.could_become)}};
    const std::vector<std::string> insteads = insteads_of(group.could_become);
    if (!insteads.empty()) out["instead"] = insteads;
    return out;
}

Json json_of(const GivenUp& need) {
    return {{"need", need.need}, {"workaround", need.workaround}, {"kind", need.kind}};
}

Json json_of(const BuyOut& buy_out) {
    return {{"give_up", array_of(buy_out.give_up, json_of)},
            {"verdict", buy_out.outcome.verdict},
            {"instead", text_or_null(buy_out.outcome.instead)},
            {"platforms", buy_out.platforms},
            {"saves", buy_out.saves}};
}

Json json_of(const Unearned& unearned) {
    return {{"platform", unearned.platform}, {"needs", unearned.needs}};
}

Json json_of(const Advised& advised) {
    return {{"rule", advised.rule},   {"kind", advised.conflict ? "conflict" : "obligation"},
            {"title", advised.title}, {"say", advised.say},
            {"fix", advised.fix},     {"readings", json_of(advised.readings)}};
}

Json json_of(const Placement& placement) {
    return {{"role", placement.role},
            {"provider", placement.provider},
            {"title", placement.title},
            {"platforms", placement.platforms},
            {"limits", placement.limits}};
}

}  // namespace

Json json_of(const std::vector<Reading>& readings) {
    return array_of(readings, json_of);
}

Json json_of(const WorkloadDecision& workload) {
    Json out;
    out["name"] = workload.name;
    out["verdict"] = workload.outcome.verdict;
    out["instead"] = text_or_null(workload.outcome.instead);
    out["roles"] = workload.roles;
    out["settled"] = workload.settled;
    out["possible"] = workload.possible_verdicts;
    out["platforms"] = workload.platforms;
    out["alternatives"] = array_of(workload.alternatives, json_of);
    out["needs"] = array_of(workload.needs, json_of);
    out["because"] = workload.because;
    out["flips"] = array_of(workload.flips, json_of);
    out["assumed"] = array_of(workload.assumed, json_of);
    out["ask"] = array_of(workload.ask, json_of);
    // ---- added to the contract ----
    out["ask_groups"] = array_of(workload.ask_groups, json_of);
    out["no_matter"] = workload.no_matter;
    out["buy_out"] = array_of(workload.buy_out, json_of);
    out["unearned"] = array_of(workload.unearned, json_of);
    put_line(out, workload.span);
    out["placements"] = array_of(workload.placements, json_of);
    out["added"] = workload.added;
    out["advice"] = array_of(workload.advice, json_of);
    out["uncovered"] = workload.uncovered;
    out["decided"] = workload.decided ? json_of(*workload.decided) : Json(nullptr);
    return out;
}

}  // namespace tense
