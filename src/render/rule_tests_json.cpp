#include "render/json_report.hpp"
#include "render/rule_tests.hpp"

namespace tense {
namespace {

Json json_of(const Share& share) {
    Json out;
    out["covered"] = share.covered;
    out["all"] = share.all;
    out["per_mille"] = share.per_mille();
    return out;
}

Json json_of(const RuleTest& test) {
    Json out;
    out["rule"] = test.rule;
    out["name"] = test.name;
    out["state"] = to_text(test.state);
    out["problems"] = test.problems;
    put_place(out, test.span);
    return out;
}

Json json_of(const Coverage& coverage) {
    Json out;
    out["total"] = json_of(coverage.total());
    out["rules"] = json_of(coverage.of(CoverageItem::Kind::rule));
    out["branches"] = json_of(coverage.of(CoverageItem::Kind::branch));
    out["verdicts"] = json_of(coverage.of(CoverageItem::Kind::verdict));
    out["missing"] = Json::array();
    for (const CoverageItem& item : coverage.items) {
        if (item.covered) continue;
        Json row;
        row["kind"] = to_text(item.kind);
        row["rule"] = text_or_null(item.rule);
        row["what"] = item.what;
        put_place(row, item.span);
        out["missing"].push_back(std::move(row));
    }
    out["pairs"] = json_of(coverage.pairs);
    out["pairs"]["missing"] = Json::array();
    for (const auto& [a, b] : coverage.missing_pairs) out["pairs"]["missing"].push_back(Json::array({a, b}));
    return out;
}

}  // namespace

std::string rule_tests_as_json(const RuleTestReport& report) {
    Json out = json_head("tense.rules-test/1", report);
    out["tests"] = Json::array();
    for (const RuleTest& test : report.tests) out["tests"].push_back(json_of(test));
    if (report.with_coverage) out["coverage"] = json_of(report.coverage);
    if (report.with_threshold)
        out["threshold"] = {{"percent", report.threshold.written}, {"met", !report.below_threshold()}};
    out["summary"] = {{"passed", report.count(TestState::passed)},
                      {"failed", report.count(TestState::failed)},
                      {"todo", report.count(TestState::todo)},
                      {"todo_passes", report.count(TestState::todo_passes)},
                      {"changed", report.count(TestState::changed)}};
    return json_bytes(out, 2) + "\n";
}

}  // namespace tense
