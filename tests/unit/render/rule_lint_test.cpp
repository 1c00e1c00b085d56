#include "render/rule_lint.hpp"

#include "base/source_text.hpp"
#include "catch.hpp"

#include <nlohmann/json.hpp>

using namespace tense;

TEST_CASE("a defect in a file whose name is no UTF-8 is told in JSON all the same") {
    const SourceText source{"caf\xe9/replay.yaml", "id: replay\n"};
    LintReport report;
    report.findings.push_back({"R10", "replay", "no source", {&source, 1, 1, 1}, {}});
    const auto json = nlohmann::json::parse(lint_as_json(report));
    CHECK(json["findings"][0]["file"] == "caf\xef\xbf\xbd/replay.yaml");
    CHECK(json["findings"][0]["line"] == 1);
}
