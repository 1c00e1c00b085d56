// The schemas of what --format json prints: the report of decide, and what diff found. Readers may rely on what is
// listed as required; more keys may be added, so unknown keys are allowed throughout.
#include "model/rule.hpp"
#include "spec/json_parts.hpp"
#include "spec/json_schema.hpp"

#include <array>
#include <utility>

namespace tense {
namespace {

using namespace schema;

constexpr std::array<std::string_view, 3> k_truths = {"true", "false", "unknown"};
constexpr std::array<std::string_view, 2> k_strengths = {"must", "prefer"};
constexpr std::array<std::string_view, 4> k_kept = {"same", "changed", "added", "removed"};
constexpr std::array<std::string_view, 3> k_effects = {"none", "verdict", "platforms"};
constexpr std::array<std::string_view, 3> k_severities = {"note", "warning", "error"};

// Every listed property is required unless it is in `optional`.
Json record(Json properties, const Json& optional = Json::array()) {
    Json required = Json::array();
    for (const auto& [name, type] : properties.items()) {
        bool may_miss = false;
        for (const Json& other : optional) may_miss = may_miss || other == name;
        if (!may_miss) required.push_back(name);
    }
    return {{"type", "object"}, {"properties", std::move(properties)}, {"required", std::move(required)}};
}

Json any_text() {
    return {{"type", "string"}};
}
Json flag() {
    return {{"type", "boolean"}};
}
Json array_of(Json item) {
    return {{"type", "array"}, {"items", std::move(item)}};
}
Json words() {
    return array_of(text());
}
Json nullable(std::string_view type) {
    return {{"type", Json::array({type, "null"})}};
}
// 1-based; null where the file does not say it.
Json place() {
    return {{"type", Json::array({"integer", "null"})}, {"minimum", 1}};
}

Json instead() {
    Json roles = Json::array();
    for (const std::string_view role : role_names())
        if (role != "task-queue" && role != "event-log") roles.push_back(role);
    roles.push_back(nullptr);
    return {{"enum", std::move(roles)}};
}

Json reading() {
    return record({{"fact", text()},
                   {"value", nullable("string")},
                   {"assumed", flag()},
                   {"line", place()},
                   {"column", place()},
                   {"why", nullable("string")}},
                  {"why"});
}

Json need() {
    return record({{"id", text()},
                   {"rule", text()},
                   {"state", one_of(k_truths)},
                   {"strength", one_of(k_strengths)},
                   {"line", place()},
                   {"column", place()},
                   {"say", any_text()},
                   {"covered", flag()},
                   {"assumed", flag()},
                   {"readings", array_of(reference("reading"))}},
                  {"say", "covered", "assumed", "readings"});
}

Json alternative() {
    return record({{"verdict", one_of(verdict_names())},
                   {"platforms", words()},
                   {"why_not", any_text()},
                   {"instead", instead()},
                   {"roles", words()},
                   {"added", words()},
                   {"lacks", words()}},
                  {"instead", "roles", "added", "lacks"});
}

Json flip() {
    return record({{"change", array_of(record({{"fact", text()}, {"to", any_text()}}))},
                   {"verdict", one_of(verdict_names())},
                   {"instead", instead()}},
                  {"instead"});
}

Json assumed() {
    return record(
        {{"fact", text()}, {"as", any_text()}, {"otherwise", one_of(verdict_names())}, {"rule", nullable("string")}},
        {"rule"});
}

Json question() {
    return record({{"fact", text()},
                   {"question", text()},
                   {"could_become", array_of(one_of(verdict_names()))},
                   {"answers", words()}},
                  {"answers"});
}

Json question_group() {
    return record({{"facts", words()}, {"could_become", array_of(one_of(verdict_names()))}});
}

Json buy_out() {
    Json given_up = record({{"need", text()}, {"workaround", text()}, {"kind", one_of(workaround_kinds())}});
    return record({{"give_up", array_of(std::move(given_up))},
                   {"verdict", one_of(verdict_names())},
                   {"instead", instead()},
                   {"platforms", words()},
                   {"saves", words()}});
}

Json unearned() {
    return record({{"platform", text()}, {"needs", words()}});
}

// The decision as the file says, beside the one that --set leads to.
Json without(bool of_workload) {
    Json possible = array_of(one_of(verdict_names()));
    possible["minItems"] = 1;
    Json properties = {{"verdict", one_of(verdict_names())},
                       {"instead", instead()},
                       {"platforms", words()},
                       {"added", words()},
                       {"settled", flag()},
                       {"possible", std::move(possible)}};
    if (of_workload) properties["because"] = array_of(words());
    return record(std::move(properties));
}

Json workload() {
    Json possible = array_of(one_of(verdict_names()));
    possible["minItems"] = 1;
    return record({{"name", text()},
                   {"verdict", one_of(verdict_names())},
                   {"instead", instead()},
                   {"roles", array_of(one_of(role_names()))},
                   {"settled", flag()},
                   {"possible", std::move(possible)},
                   {"platforms", words()},
                   {"alternatives", array_of(alternative())},
                   {"needs", array_of(need())},
                   {"because", array_of(words())},
                   {"flips", array_of(flip())},
                   {"assumed", array_of(assumed())},
                   {"ask", array_of(question())},
                   {"ask_groups", array_of(question_group())},
                   {"no_matter", words()},
                   {"buy_out", array_of(buy_out())},
                   {"unearned", array_of(unearned())},
                   {"without", without(true)}},
                  {"ask_groups", "no_matter", "buy_out", "unearned", "without"});
}

Json stated_change() {
    return record({{"fact", text()},
                   {"old", nullable("string")},
                   {"new", nullable("string")},
                   {"old_line", place()},
                   {"new_line", place()},
                   {"deciding", flag()}});
}

Json side(bool of_workload) {
    return any_of({without(of_workload), {{"type", "null"}}});
}

Json workload_difference() {
    return record({{"name", text()},
                   {"change", one_of(k_kept)},
                   {"old", side(true)},
                   {"new", side(true)},
                   {"stated", array_of(reference("stated"))},
                   {"effect", one_of(k_effects)},
                   {"did_it", array_of(words())},
                   {"all_sets", flag()}});
}

Json system_difference() {
    return record({{"system", text()},
                   {"old_system", nullable("string")},
                   {"change", one_of(k_kept)},
                   {"old", side(false)},
                   {"new", side(false)},
                   {"stated", array_of(reference("stated"))},
                   {"workloads", array_of(reference("workload"))}});
}

Json tool() {
    Json rules = record({{"version", any_text()}, {"digest", text()}});
    return record({{"name", {{"const", "tense"}}}, {"version", text()}, {"rules", std::move(rules)}});
}

Json set() {
    return record({{"workload", nullable("string")}, {"fact", text()}, {"to", any_text()}});
}

Json topology() {
    return record({{"nodes", array_of(record({{"id", text()}, {"kind", text()}, {"label", any_text()}}))},
                   {"links", array_of(record({{"from", text()}, {"to", text()}}))}});
}

Json system() {
    return record({{"file", text()},
                   {"document", {{"type", "integer"}, {"minimum", 1}}},
                   {"system", text()},
                   {"verdict", one_of(verdict_names())},
                   {"settled", flag()},
                   {"workloads", array_of(reference("workload"))},
                   {"topology", reference("topology")},
                   {"sizing", array_of({{"type", "object"}})},
                   {"without", without(false)}},
                  {"without"});
}

Json finding() {
    return record({{"rule", text()},
                   {"severity", one_of(k_severities)},
                   {"message", text()},
                   {"file", nullable("string")},
                   {"line", place()},
                   {"column", place()},
                   {"workload", nullable("string")}});
}

Json diagnostic() {
    return record({{"code", text()},
                   {"file", nullable("string")},
                   {"line", place()},
                   {"column", place()},
                   {"message", text()},
                   {"expected", nullable("string")},
                   {"suggestion", nullable("string")}},
                  {"expected", "suggestion"});
}

}  // namespace

std::string report_schema() {
    Json out{{"$schema", k_draft},
             {"title", "A tense report"},
             {"description", "What --format json prints, and a line of --format jsonl by its definition \"system\"."}};
    out.update(record(
        {{"schema", {{"const", "tense.report/1"}}},
         {"tool", tool()},
         {"systems", array_of(reference("system"))},
         {"findings", array_of(finding())},
         {"diagnostics", array_of(diagnostic())},
         {"summary", record({{"files", count()}, {"systems", count()}, {"workloads", count()}, {"rules", count()}})},
         {"set", array_of(set())}},
        {"set"}));
    out["$defs"] = {{"system", system()}, {"workload", workload()}, {"topology", topology()}, {"reading", reading()}};
    return printed(out);
}

std::string diff_schema() {
    Json out{{"$schema", k_draft},
             {"title", "What tense diff found"},
             {"description", "What tense diff --format json prints."}};
    out.update(record({{"schema", {{"const", "tense.diff/1"}}},
                       {"tool", tool()},
                       {"old", text()},
                       {"new", text()},
                       {"verdict_changed", flag()},
                       {"systems", array_of(reference("system"))},
                       {"diagnostics", array_of(diagnostic())}}));
    out["$defs"] = {{"system", system_difference()}, {"workload", workload_difference()}, {"stated", stated_change()}};
    return printed(out);
}

}  // namespace tense
