#include "base/diagnostic_codes.hpp"
#include "base/text.hpp"
#include "catch.hpp"
#include "commands/pipeline.hpp"
#include "commands/try_out.hpp"
#include "in_memory.hpp"
#include "model/finding_kinds.hpp"
#include "spec/explanations.hpp"
#include "support/systems.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <sstream>

using namespace tense;
using test::run;

namespace {

using Json = nlohmann::ordered_json;

// What no short text can provoke.
const std::set<std::string_view> k_without_example = {"yaml-limit", "unreadable-file", "rule-limit", "rule-coverage",
                                                           "set-form", "set-workload", "set-fact", "set-twice"};

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

const std::vector<Explanation>& pages() {
    static const std::vector<Explanation> k_pages = explanations(test::builtin_rules());
    return k_pages;
}

std::vector<std::string> found(std::string_view id) {
    std::vector<std::string> out;
    for (const Explanation* page : find_explanations(pages(), test::builtin_rules(), id))
        out.push_back(page->kind + ":" + page->id);
    return out;
}

const std::string k_two = R"(tense: 1
system: shop
workloads:
  - {name: orders, says: this-happened}
  - {name: mail, says: process-this, retries: required}
---
tense: 1
system: office
workloads:
  - {name: mail, says: process-this}
)";

Failure failure_of(const std::vector<std::string>& ids) {
    try {
        (void)run("explain", {{"ID", ids}}, {{"two.yaml", k_two}});
    } catch (const Failure& failure) {
        return failure;
    }
    FAIL("nothing was thrown");
    return {Failure::Kind::internal, ""};
}

}  // namespace

TEST_CASE("the example of every diagnostic gets its code, and its mended form does not") {
    for (const DiagnosticCode& code : diagnostic_codes()) {
        INFO(code.code);
        CHECK_FALSE(code.why.empty());
        CHECK(code.wrong.empty() == k_without_example.contains(code.code));
        CHECK(code.wrong.empty() == code.right.empty());
        if (code.wrong.empty()) continue;
        const std::string mark = "[" + std::string{code.code} + "]\n";
        CHECK(has(printed_for(code.code, code.wrong), mark));
        CHECK(printed_for(code.code, code.right).empty());
    }
}

TEST_CASE("the example of every finding has it, with the severity of its row, and its mended form has none") {
    for (const FindingKind& kind : finding_kinds()) {
        INFO(kind.id);
        const std::string printed = printed_for(kind.id, kind.wrong);
        CHECK(has(printed, "[" + std::string{kind.id} + "]\n"));
        CHECK(has(printed, std::string{to_text(kind.severity)} + ": "));
        CHECK(printed_for(kind.id, kind.right).empty());
    }
    CHECK_THROWS_AS(make_finding("no-such-kind", "", {}), std::logic_error);
}

TEST_CASE("everything that has an id has a page, and ids are unique within their kind") {
    const RuleSet& rules = test::builtin_rules();
    std::set<std::string> ids;
    for (const Explanation& page : pages()) {
        INFO(page.kind << ":" << page.id);
        CHECK(ids.insert(page.kind + ":" + page.id).second);
        CHECK_FALSE(page.title.empty());
        CHECK(std::ranges::find(explanation_kinds(), page.kind, &ExplanationKind::name) != explanation_kinds().end());
        for (const Explanation::Part& part : page.parts) {
            CHECK(part.label.size() <= 11);
            CHECK_FALSE(part.text.empty());
        }
    }
    for (const RuleHeader* rule : rules.headers())
        CHECK(ids.contains(std::string{to_text(rule->kind)} + ":" + rule->id));
    for (const DatedFact& fact : rules.facts) CHECK(ids.contains("source:" + fact.id));
    for (const FactSpec& fact : facts()) CHECK(ids.contains("fact:" + fact.path));
    for (const DiagnosticCode& code : diagnostic_codes()) CHECK(ids.contains("diagnostic:" + std::string{code.code}));
    for (const FindingKind& kind : finding_kinds()) CHECK(ids.contains("finding:" + std::string{kind.id}));
    for (const std::string_view role : role_names()) CHECK(ids.contains("role:" + std::string{role}));
    for (const std::string verdict : {"task-queue", "event-log", "hybrid", "neither"})
        CHECK(ids.contains("verdict:" + verdict));
}

TEST_CASE("a rule's page has its reason, its examples, its questions and every source with its date") {
    const RuleSet& rules = test::builtin_rules();
    for (const RuleHeader* rule : rules.headers()) {
        INFO(rule->id);
        const auto shown = find_explanations(pages(), rules, std::string{to_text(rule->kind)} + ":" + rule->id);
        REQUIRE(shown.size() == 1);
        CHECK(shown.front()->why == rule->why);
        CHECK(shown.front()->ask.size() == rule->ask.size());
        REQUIRE(shown.front()->examples.size() == rule->examples.size());
        for (std::size_t i = 0; i < rule->examples.size(); ++i) {
            CHECK(shown.front()->examples[i].fires == rule->examples[i].fires);
            CHECK_FALSE(shown.front()->examples[i].facts.empty());
        }
        REQUIRE(shown.front()->sources.size() == rule->sources.size());
        for (std::size_t i = 0; i < rule->sources.size(); ++i) {
            const DatedFact* fact = rules.find_fact(rule->sources[i].value);
            CHECK(shown.front()->sources[i].as_of == (fact == nullptr ? "" : fact->as_of));
            CHECK_FALSE(shown.front()->sources[i].source.empty());
        }
    }
}

TEST_CASE("an id that names several things finds all of them, and a kind narrows it") {
    CHECK(found("retries") == std::vector<std::string>{"need:retries", "fact:retries"});
    CHECK(found("need:retries") == std::vector<std::string>{"need:retries"});
    CHECK(found("task-queue") == std::vector<std::string>{"verdict:task-queue", "role:task-queue"});
    CHECK(found("rule:retries") == std::vector<std::string>{"need:retries"});
    CHECK(found("late_readers") == std::vector<std::string>{"fact:late_readers"});
    CHECK(found("late-readers") == std::vector<std::string>{"need:late-readers"});
}

TEST_CASE("an id is found as people copy it: other case, brackets, the key of a circumstance, another name") {
    CHECK(found("r_14") == std::vector<std::string>{"source:R-14"});
    CHECK(found("[yaml-tab]") == std::vector<std::string>{"diagnostic:yaml-tab"});
    CHECK(found("operates") == std::vector<std::string>{"fact:system.operates"});
    CHECK(found("Apache Kafka") == std::vector<std::string>{"platform:kafka"});
    CHECK(found("replya").empty());
}

TEST_CASE("what may have been meant is near in spelling, or has the word in it") {
    CHECK(near_ids(pages(), "replya").front() == "replay");
    const auto near = near_ids(pages(), "stream");
    CHECK(std::ranges::find(near, "stream-processing") != near.end());
    CHECK(near.size() <= 5);
    CHECK(near_ids(pages(), "zzzzzz").empty());
}

TEST_CASE("pages fit 80 columns, but for what is quoted from the program") {
    for (const Explanation& page : pages()) {
        if (!page.wrong.empty()) continue;
        std::istringstream lines{run("explain", {{"ID", {page.kind + ":" + page.id}}}).out};
        for (std::string line; std::getline(lines, line);) {
            INFO(line);
            CHECK(display_width(line) <= 80);
        }
    }
}

TEST_CASE("the JSON has the same keys for every page, and the index has every id") {
    const Json index = Json::parse(run("explain", {{"format", {"json"}}}).out);
    CHECK(index["schema"] == "tense.explain/1");
    std::size_t count = 0;
    for (const Json& kind : index["index"]) count += kind["ids"].size();
    CHECK(count == pages().size());
    const Json out =
        Json::parse(run("explain", {{"ID", {"need:retries", "R-14", "yaml-tab", "hybrid", "menu-covers-nothing"}},
                                    {"format", {"json"}}})
                        .out);
    REQUIRE(out["entries"].size() == 5);
    std::set<std::vector<std::string>> keys;
    for (const Json& entry : out["entries"]) {
        std::vector<std::string> names;
        for (const auto& item : entry.items()) names.push_back(item.key());
        keys.insert(names);
    }
    CHECK(keys.size() == 1);
    CHECK(out["entries"][2]["printed"].get<std::string>().find("[yaml-tab]") != std::string::npos);
}

TEST_CASE("a workload is found by name, with its system or document where several have it, or alone") {
    const std::map<std::string, std::string> files = {{"two.yaml", k_two},
                                                      {"one.yaml", "tense: 1\nworkloads: [{name: a/b#c}]\n"}};
    const auto title = [&](const std::string& id) {
        const auto out = run("explain", {{"ID", {id}}}, files).out;
        return out.substr(0, out.find('\n'));
    };
    CHECK(title("two.yaml#orders") == "orders  (two.yaml, line 4)");
    CHECK(title("two.yaml#shop/mail") == "mail  (two.yaml, line 5)");
    CHECK(title("two.yaml#2/mail") == "mail  (two.yaml, document 2, line 10)");
    CHECK(title("./two.yaml#office/mail") == "mail  (two.yaml, document 2, line 10)");
    CHECK(title("one.yaml#") == "a/b#c  (one.yaml, line 2)");
    CHECK(title("one.yaml#a/b#c") == "a/b#c  (one.yaml, line 2)");
}

TEST_CASE("a workload that is not there, or not told apart, is bad usage with the names there are") {
    const Failure missing = failure_of({"two.yaml#ordesr"});
    CHECK(missing.kind() == Failure::Kind::usage);
    CHECK(has(missing.what(), "orders"));
    CHECK(has(missing.advice(), "1/orders, 1/mail, 2/mail"));
    const Failure several = failure_of({"two.yaml#mail"});
    CHECK(several.kind() == Failure::Kind::usage);
    CHECK(has(several.advice(), "1/mail, 2/mail"));
    CHECK_FALSE(has(several.advice(), "orders"));
    CHECK(failure_of({"two.yaml#"}).kind() == Failure::Kind::usage);
    CHECK(failure_of({"none.yaml#a"}).kind() == Failure::Kind::input);
}

TEST_CASE("a file that is wrong gives no derivation, and the rest of the call is answered") {
    const auto outcome = run("explain", {{"ID", {"hybrid", "wrong.yaml#a", "two.yaml#orders"}}},
                             {{"two.yaml", k_two}, {"wrong.yaml", "tense: 1\nworkloads: [{name: a, sys: both}]\n"}});
    CHECK(outcome.code == ExitCode::input);
    CHECK(has(outcome.err, "[unknown-key]"));
    CHECK(has(outcome.out, "hybrid (verdict)"));
    CHECK(has(outcome.out, "orders  (two.yaml, line 4)"));
}

TEST_CASE("silence read as none leaves no need open that a level could raise") {
    const auto standing = [](const std::string& reading) {
        const std::string out =
            run("explain", {{"ID", {"two.yaml#1/mail"}}, {"unstated", {reading}}, {"format", {"json"}}},
                {{"two.yaml", k_two}})
                .out;
        const Json parsed = Json::parse(out);
        for (const Json& need : parsed["derivations"][0]["needs"])
            if (need["id"] == "stream-processing") return need["standing"].get<std::string>();
        return std::string{};
    };
    CHECK(standing("unknown") == "open");
    CHECK(standing("none") == "silent");
}
