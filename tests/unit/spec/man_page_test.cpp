#include "spec/man_page.hpp"
#include "base/diagnostic_codes.hpp"
#include "catch.hpp"
#include "model/field.hpp"
#include "render/registry.hpp"
#include "spec/roff.hpp"
#include "spec/rule_format.hpp"

using namespace tense;

namespace {

std::string page(std::string_view name) {
    static const CommandSpec k_program{.name = "tense", .summary = "Samples."};
    return man_page(name, {.program = k_program, .version = "1.2.3", .rules = {{"need", "replay", "Read again"}}});
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("there are three pages, and none has a hole left") {
    CHECK(man_page_names() == std::vector<std::string_view>{"tense-rules.5", "tense-workload.5", "tense.1"});
    for (const std::string_view name : man_page_names()) {
        INFO(name);
        CHECK(has(page(name), "\"tense 1.2.3\""));
        CHECK_FALSE(has(page(name), "@"));
    }
    CHECK_THROWS(page("tense.9"));
}

TEST_CASE("the pages have every row of the tables") {
    const std::string program = page("tense.1"), workload = page("tense-workload.5"), rules = page("tense-rules.5");
    for (const Renderer& renderer : renderers()) CHECK(has(program, roff::bold(renderer.name)));
    for (const DiagnosticCode& row : diagnostic_codes()) CHECK(has(program, roff::bold(row.code)));
    for (const Field& field : fields()) CHECK(has(workload, roff::bold(field.name)));
    for (const RuleKey& key : rule_keys_table()) CHECK(has(rules, roff::bold(key.key)));
    for (const FactSpec& fact : facts()) CHECK(has(rules, roff::bold(fact.path)));
    CHECK(has(rules, roff::bold("replay")));
    for (const ExitCodeRow& row : k_exit_codes) CHECK(has(program, roff::bold(std::to_string(number(row.code)))));
}
