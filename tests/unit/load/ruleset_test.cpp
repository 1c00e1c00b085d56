#include "catch.hpp"
#include "decide/cells.hpp"
#include "load/builtin_rules.hpp"
#include "load/ruleset_loader.hpp"
#include "support/systems.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

using namespace tense;

namespace {

std::vector<std::pair<std::string, std::string>> built_in() {
    std::vector<std::pair<std::string, std::string>> files;
    for (const BuiltinFile& file : builtin_files()) files.emplace_back(file.path, file.text);
    return files;
}

std::vector<std::string> ids(const RuleSet& rules) {
    std::vector<std::string> out;
    for (const RuleHeader* header : rules.headers()) out.push_back(header->id);
    return out;
}

std::string need(const std::string& id) {
    return "id: " + id +
           "\nkind: need\ntitle: T\nwhy: W\nsources: [\"A title\"]\nask: {replay: \"Again?\"}\nwhen: {replay: "
           "required}\nsay: S\n"
           "covered_by: [event-log]\nexamples: [{fires: {replay: required}}, {silent: {replay: none}}]\n";
}

}  // namespace

TEST_CASE("the rules in the program are the files of rules/, byte for byte") {
    const std::filesystem::path root = std::filesystem::path{TENSE_SOURCE_DIR} / "rules";
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{root})
        count += entry.path().extension() == ".yaml" ? 1 : 0;
    CHECK(builtin_files().size() == count);
    for (const BuiltinFile& file : builtin_files()) {
        std::ifstream stream{root / file.path, std::ios::binary};
        std::ostringstream text;
        text << stream.rdbuf();
        INFO(file.path);
        CHECK(text.str() == file.text);
    }
}

TEST_CASE("the order of files does not matter") {
    auto files = built_in();
    const RuleSet forward = test::rules_from(files);
    std::ranges::reverse(files);
    const RuleSet backward = test::rules_from(files);
    CHECK(ids(forward) == ids(backward));
    CHECK(forward.digest == backward.digest);
    for (std::size_t i = 0; i < forward.providers.size(); ++i)
        CHECK(forward.providers[i].covers == backward.providers[i].covers);
}

TEST_CASE("the digest changes with any byte of any rule") {
    auto files = built_in();
    const std::string before = test::rules_from(files).digest;
    files.front().second += "\n# a comment\n";
    CHECK(test::rules_from(files).digest != before);
}

TEST_CASE("more needs than fit are refused") {
    SourceStore store;
    std::vector<const SourceText*> sources;
    for (int i = 0; i < 65; ++i) {
        const std::string id = "n" + std::to_string(i);
        sources.push_back(&store.add(id + ".yaml", need(id)));
    }
    DiagnosticSink sink;
    (void)load_rules(sources, sink);
    const auto diagnostics = sink.sorted();
    CHECK(std::ranges::find(diagnostics, "rule-limit", &Diagnostic::code) != diagnostics.end());
}

TEST_CASE("more roles than fit are refused, where there is no provider either") {
    SourceStore store;
    std::vector<const SourceText*> sources;
    for (int i = 0; i < 65; ++i) {
        const std::string id = "r" + std::to_string(i);
        sources.push_back(&store.add(id + ".yaml", "id: " + id + "\nkind: role\n"));
    }
    DiagnosticSink sink;
    (void)load_rules(sources, sink);
    const auto diagnostics = sink.sorted();
    CHECK(std::ranges::find(diagnostics, "rule-limit", &Diagnostic::code) != diagnostics.end());
}

TEST_CASE("every role of the contract has a rule, and every need of the contract decides something") {
    const RuleSet& rules = test::builtin_rules();
    for (const std::string_view role : role_names())
        CHECK(std::ranges::any_of(rules.roles, [&](const Role& r) { return r.rule.id == role; }));
    std::vector<bool> tested(facts().size());
    for (const Condition* condition : deciding_conditions(rules))
        for (const FactId id : facts_of(*condition)) tested[static_cast<std::size_t>(id)] = true;
    for (std::size_t i = 0; i < facts().size(); ++i)
        if (facts()[i].kind == FactKind::level) {
            INFO(facts()[i].path);
            CHECK(tested[i]);
        }
}

TEST_CASE("every rule states its reason and its sources, and titles fit on a line") {
    for (const RuleHeader* header : test::builtin_rules().headers()) {
        INFO(header->id);
        CHECK(header->why.size() > 20);
        CHECK_FALSE(header->sources.empty());
        CHECK(header->title.size() <= 60);
        CHECK_FALSE(header->title.ends_with("."));
    }
}

TEST_CASE("every dated fact is cited by a rule, and has a source and a day") {
    const RuleSet& rules = test::builtin_rules();
    for (const DatedFact& fact : rules.facts) {
        INFO(fact.id);
        CHECK(fact.source.size() > 10);
        CHECK(fact.as_of.size() == 10);
        CHECK(std::ranges::any_of(rules.headers(), [&](const RuleHeader* header) {
            return std::ranges::find(header->sources, fact.id, &Located<std::string>::value) != header->sources.end();
        }));
    }
}
