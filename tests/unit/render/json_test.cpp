#include "render/registry.hpp"
#include "unit/render/sample.hpp"

#include "catch.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <sstream>

using namespace tense;
using Json = nlohmann::ordered_json;

namespace {

const SourceText k_source{"examples/storefront.yaml", ""};

std::string rendered(const std::string& format, const Report& report) {
    const Renderer* renderer = find_renderer(format);
    REQUIRE(renderer != nullptr);
    return renderer->render(report, {});
}

std::vector<std::string> keys(const Json& object) {
    std::vector<std::string> out;
    for (const auto& item : object.items()) out.push_back(item.key());
    return out;
}

// The first keys of an object, as many as are expected.
void starts_with(const Json& object, const std::vector<std::string>& expected) {
    std::vector<std::string> found = keys(object);
    REQUIRE(found.size() >= expected.size());
    found.resize(expected.size());
    CHECK(found == expected);
}

}  // namespace

TEST_CASE("the report has the contract's keys in the contract's order") {
    const Json json = Json::parse(rendered("json", sample::report({}, k_source)));
    CHECK(keys(json) == std::vector<std::string>{"schema", "tool", "systems", "findings", "diagnostics", "summary"});
    CHECK(json["schema"] == "tense.report/1");
    CHECK(keys(json["tool"]) == std::vector<std::string>{"name", "version", "rules"});
    CHECK(keys(json["tool"]["rules"]) == std::vector<std::string>{"version", "digest"});
    const Json& system = json["systems"][0];
    starts_with(system, {"file", "document", "system", "verdict", "settled", "possible", "platforms", "workloads",
                         "topology", "sizing"});
    const Json& workload = system["workloads"][0];
    starts_with(workload, {"name", "verdict", "instead", "roles", "settled", "possible", "platforms", "alternatives",
                           "needs", "because", "flips", "assumed", "ask"});
    CHECK(keys(workload["alternatives"][0]) ==
          std::vector<std::string>{"verdict", "instead", "roles", "platforms", "added", "lacks", "why_not"});
    starts_with(workload["needs"][0], {"id", "rule", "state", "strength", "line", "column"});
    CHECK(keys(workload["flips"][0]) == std::vector<std::string>{"change", "verdict"});
    CHECK(keys(workload["flips"][2]) == std::vector<std::string>{"change", "verdict", "instead"});
    CHECK(keys(workload["flips"][2]["change"][0]) == std::vector<std::string>{"fact", "to"});
    starts_with(workload["assumed"][0], {"fact", "as", "otherwise", "otherwise_instead"});
    CHECK(keys(workload["ask"][0]) == std::vector<std::string>{"fact", "question", "answers", "could_become"});
    CHECK(keys(system["topology"]) == std::vector<std::string>{"nodes", "links"});
    CHECK(keys(json["findings"][0]) ==
          std::vector<std::string>{"rule", "severity", "message", "file", "line", "column", "workload"});
    starts_with(json["diagnostics"][0], {"code", "file", "line", "column", "message", "expected", "suggestion"});
    CHECK(keys(json["summary"]) == std::vector<std::string>{"files", "systems", "workloads", "rules"});
}

TEST_CASE("what is not there is null, not an empty text") {
    const Json json = Json::parse(rendered("json", sample::report({}, k_source)));
    const Json& workloads = json["systems"][0]["workloads"];
    CHECK(workloads[0]["instead"].is_null());
    CHECK(workloads[2]["instead"] == "direct-call");
    CHECK(workloads[0]["needs"][0]["line"] == 17);
    CHECK(workloads[0]["needs"][0]["column"] == 15);
    CHECK(workloads[0]["needs"][2]["line"].is_null());
    CHECK(workloads[0]["needs"][2]["state"] == "unknown");
    CHECK(workloads[0]["needs"][2]["readings"][0]["value"].is_null());
}

TEST_CASE("a question that may change what stands for neither says so") {
    const Json json = Json::parse(rendered("json", sample::report({}, k_source)));
    const Json& ask = json["systems"][0]["workloads"][2]["ask"][0];
    CHECK(ask["could_become"] == Json({"neither"}));
    CHECK(ask["instead"] == Json({"in-process"}));
}

TEST_CASE("several outcomes of one verdict name the verdict once") {
    Report report = sample::report({}, k_source);
    report.systems[0].decision.workloads[0].ask[0].could_become = {
        {"neither", "direct-call"}, {"neither", "in-process"}, {"hybrid", ""}};
    const Json json = Json::parse(rendered("json", report));
    const Json& ask = json["systems"][0]["workloads"][0]["ask"][0];
    CHECK(ask["could_become"] == Json({"neither", "hybrid"}));
    CHECK(ask["instead"] == Json({"direct-call", "in-process"}));
}

TEST_CASE("an empty report is complete") {
    const std::string text = rendered("json", {});
    const Json json = Json::parse(text);
    CHECK(text.back() == '\n');
    CHECK(json["systems"] == Json::array());
    CHECK(json["findings"] == Json::array());
    CHECK(json["diagnostics"] == Json::array());
    CHECK(json["summary"]["systems"] == 0);
    CHECK(rendered("jsonl", {}).empty());
}

TEST_CASE("lists of a workload that says nothing are empty lists") {
    Report report;
    report.systems.resize(1);
    report.systems[0].decision.workloads.resize(1);
    const Json json = Json::parse(rendered("json", report));
    const Json& system = json["systems"][0];
    for (const char* key : {"possible", "platforms", "sizing"}) CHECK(system[key] == Json::array());
    CHECK(system["topology"]["nodes"] == Json::array());
    CHECK(system["topology"]["links"] == Json::array());
    for (const char* key : {"roles", "possible", "platforms", "alternatives", "needs", "because", "flips", "assumed",
                            "ask", "placements", "added", "advice", "uncovered"})
        CHECK(system["workloads"][0][key] == Json::array());
}

TEST_CASE("a line of jsonl is the system of the report with a schema in front") {
    Report report = sample::report({}, k_source);
    report.systems.push_back(report.systems[0]);
    report.systems[1].decision.document = 2;
    const Json whole = Json::parse(rendered("json", report));
    std::istringstream lines{rendered("jsonl", report)};
    std::string line;
    std::size_t count = 0;
    while (std::getline(lines, line)) {
        Json json = Json::parse(line);
        CHECK(keys(json).front() == "schema");
        CHECK(json["schema"] == "tense.system/1");
        json.erase("schema");
        CHECK(json.dump() == whole["systems"][count].dump());
        ++count;
    }
    CHECK(count == 2);
}

TEST_CASE("JSON parses back whatever stands in the file") {
    for (const std::string& hostile : sample::hostile_texts()) {
        const SourceText source{hostile, ""};
        const Report report = sample::report(sample::Words::all(hostile), source);
        CAPTURE(hostile);
        const Json json = Json::parse(rendered("json", report));
        const std::string name = json["systems"][0]["workloads"][0]["name"];
        // Only broken UTF-8 may come back as something else.
        if (hostile.find('\xff') == std::string::npos)
            CHECK(name == hostile);
        else
            CHECK(name.find("broken") != std::string::npos);
        const std::string lines = rendered("jsonl", report);
        CHECK(std::count(lines.begin(), lines.end(), '\n') == 1);
        CHECK(Json::parse(lines).is_object());
    }
}

TEST_CASE("a finding without a place has no place") {
    Report report;
    report.findings = {{"some-rule", Severity::note, "something", {}, ""}};
    const Json json = Json::parse(rendered("json", report));
    const Json& finding = json["findings"][0];
    CHECK(finding["severity"] == "note");
    for (const char* key : {"file", "line", "column", "workload"}) CHECK(finding[key].is_null());
}

TEST_CASE("every format is found by its name and by no other") {
    for (const Renderer& renderer : renderers()) {
        CHECK(find_renderer(renderer.name) == &renderer);
        CHECK(renderer.summary.ends_with("."));
        CHECK_FALSE(renderer.extension.empty());
        CHECK(renderer.media_type.find('/') != std::string_view::npos);
    }
    CHECK(find_renderer("jso") == nullptr);
    CHECK(find_renderer("") == nullptr);
}
