// P15: every change of the default rules is reported with an input that shows it, or proved to change nothing, or no
// input is found that another search can tell it by.
#include "lint/against.hpp"

#include "catch.hpp"
#include "decide/basis.hpp"
#include "lint/lint.hpp"
#include "load/builtin_rules.hpp"
#include "load/ruleset_loader.hpp"
#include "support/systems.hpp"

#include <functional>
#include <iostream>
#include <random>

using namespace tense;
using test::builtin_rules;

namespace {

struct Mutant {
    std::string name;
    RuleSet rules;
};

// The verdict, and what to do instead, of the first workload of a file.
Outcome decided(const RuleSet& rules, const std::string& file) {
    const std::vector<System> systems = test::systems_from(file);
    const CompiledRules compiled{rules};
    const Setting setting = make_setting(compiled, systems.front(), false);
    return make_basis(setting, systems.front().workloads.front()).outcome;
}

void forget_need(RuleSet& rules, std::size_t need) {
    const Mask below = bit(static_cast<int>(need)) - 1;
    for (Provider& provider : rules.providers)
        provider.covers = (provider.covers & below) | (provider.covers >> 1 & ~below);
    for (Need& other : rules.needs) {
        std::erase(other.refines, static_cast<int>(need));
        for (int& index : other.refines)
            if (index > static_cast<int>(need)) --index;
    }
    rules.needs.erase(rules.needs.begin() + static_cast<std::ptrdiff_t>(need));
}

UnaryTest* first_bound(Condition& condition) {
    if (condition.kind == Condition::Kind::test)
        for (const Interval& interval : condition.test.intervals)
            if ((interval.low && interval.low->index() == 2) || (interval.high && interval.high->index() == 2))
                return &condition.test;
    for (Condition& part : condition.parts)
        if (UnaryTest* found = first_bound(part)) return found;
    return nullptr;
}

std::vector<Mutant> mutants() {
    const RuleSet& rules = builtin_rules();
    std::vector<Mutant> out;
    const auto mutate = [&](const std::string& name, const std::function<void(RuleSet&)>& change) {
        out.push_back({name, rules});
        change(out.back().rules);
    };
    for (std::size_t i = 0; i < rules.providers.size(); i += 2) {
        const Mask covers = rules.providers[i].covers;
        if (covers == 0) continue;
        mutate("cell of " + rules.providers[i].rule.id, [&](RuleSet& r) { r.providers[i].covers &= covers - 1; });
    }
    for (std::size_t i = 0; i + 1 < rules.roles.size(); ++i)
        mutate("order of " + rules.roles[i].rule.id, [&](RuleSet& r) {
            std::swap(r.roles[i], r.roles[i + 1]);
            std::swap(r.roles[i].order, r.roles[i + 1].order);
            for (Provider& provider : r.providers) {
                if (provider.role == static_cast<int>(i))
                    provider.role = static_cast<int>(i) + 1;
                else if (provider.role == static_cast<int>(i) + 1)
                    provider.role = static_cast<int>(i);
            }
        });
    for (std::size_t i = 0; i + 1 < rules.platforms.size(); i += 2)
        mutate("effort of " + rules.platforms[i].rule.id, [&](RuleSet& r) {
            std::swap(r.platforms[i], r.platforms[i + 1]);
            std::swap(r.platforms[i].effort, r.platforms[i + 1].effort);
            for (Provider& provider : r.providers)
                for (int& platform : provider.runs) {
                    if (platform == static_cast<int>(i))
                        platform = static_cast<int>(i) + 1;
                    else if (platform == static_cast<int>(i) + 1)
                        platform = static_cast<int>(i);
                }
        });
    for (std::size_t i = 0; i < rules.needs.size(); ++i) {
        const std::string& id = rules.needs[i].rule.id;
        if (rules.needs[i].must.parts.size() > 1)
            mutate("part of " + id, [&](RuleSet& r) { r.needs[i].must.parts.pop_back(); });
        else
            mutate("inverted " + id, [&](RuleSet& r) { r.needs[i].must = opposite(rules.needs[i].must); });
        Condition copy = rules.needs[i].must;
        if (first_bound(copy) != nullptr)
            mutate("threshold of " + id, [&](RuleSet& r) {
                for (Interval& interval : first_bound(r.needs[i].must)->intervals)
                    for (auto* bound : {&interval.low, &interval.high})
                        if (*bound && (*bound)->index() == 2) **bound = Known{std::get<double>(**bound) * 3};
            });
        if (i % 3 == 0) mutate("without " + id, [&](RuleSet& r) { forget_need(r, i); });
    }
    for (std::size_t i = 1; i < rules.providers.size(); i += 4)
        mutate("without " + rules.providers[i].rule.id,
               [&](RuleSet& r) { r.providers.erase(r.providers.begin() + static_cast<std::ptrdiff_t>(i)); });
    for (std::size_t i = 0; i < rules.assumptions.size(); ++i) {
        mutate("without " + rules.assumptions[i].rule.id,
               [&](RuleSet& r) { r.assumptions.erase(r.assumptions.begin() + static_cast<std::ptrdiff_t>(i)); });
        mutate("value of " + rules.assumptions[i].rule.id, [&](RuleSet& r) {
            Known& value = r.assumptions[i].value;
            if (int* choice = std::get_if<int>(&value)) *choice = *choice == 0 ? 2 : 0;
            if (bool* flag = std::get_if<bool>(&value)) *flag = !*flag;
            if (double* number = std::get_if<double>(&value)) *number = *number * 1e6 + 1;
        });
    }
    return out;
}

// A search of its own, through the definitions alone: whether any of some random inputs tells two sets apart.
std::size_t differences(const RuleSet& before, const RuleSet& after, std::size_t inputs) {
    static const std::vector<std::string> k_circumstances = {"",
                                                             "operates: [postgresql]\nteam: {operations: low}",
                                                             "operates: [kafka]",
                                                             "operates: [redis, postgresql]",
                                                             "operates: [rabbitmq, celery]",
                                                             "operates: [temporal, mysql]",
                                                             "operates: [database, task-broker]"};
    std::mt19937 random{7};
    const RuleSet* const both[] = {&before, &after};
    const Cells cells = cells_of(both);
    std::size_t out = 0;
    for (const std::string& circumstances : k_circumstances) {
        const System system = test::one_workload("", circumstances);
        const Facts here = facts_of(before, system.facts, empty_sheet());
        const Plan plans[] = {make_plan(before, here, ~Mask{0}, true), make_plan(after, here, ~Mask{0}, true)};
        for (std::size_t n = 0; n < inputs / k_circumstances.size(); ++n) {
            Facts values = here;
            for (std::size_t i = 0; i < facts().size(); ++i) {
                if (facts()[i].derived) make_known(values[i], static_cast<double>(random() % 2));
                if (facts()[i].system || facts()[i].derived || cells.values[i].empty() || random() % 3 != 0) continue;
                values[i] = cells.values[i][random() % cells.values[i].size()];
            }
            const Outcome was = outcome_at(plans[0], read_state(before, assume(before, values)));
            const Outcome is = outcome_at(plans[1], read_state(after, assume(after, values)));
            out += was == is ? 0 : 1;
        }
    }
    return out;
}

bool reports(const Against& against, std::string_view code) {
    return std::ranges::any_of(against.findings, [&](const RuleFinding& finding) { return finding.code == code; });
}

}  // namespace

TEST_CASE("each change of the default rules is shown, proved harmless, or not to be found") {
    std::size_t shown = 0, proved = 0, searched = 0;
    const std::vector<Mutant> all = mutants();
    REQUIRE(all.size() >= 60);
    for (const Mutant& mutant : all) {
        INFO(mutant.name);
        const Against against = compare_rules(builtin_rules(), mutant.rules);
        if (against.changed > 0) {
            ++shown;
            CHECK_FALSE(against.proved_equal);
            REQUIRE(reports(against, "R15"));
            CHECK(reports(against, "R16"));
            INFO(against.findings.front().witness);
            CHECK_FALSE(decided(builtin_rules(), against.findings.front().witness) ==
                        decided(mutant.rules, against.findings.front().witness));
            continue;
        }
        CHECK_FALSE(reports(against, "R15"));
        (against.proved_equal ? proved : searched) += 1;
        CHECK(differences(builtin_rules(), mutant.rules, 14'000) == 0);
        if (!against.proved_equal) std::cout << "no input found: " << mutant.name << "\n";
    }
    std::cout << all.size() << " changes of the rules: " << shown << " shown, " << proved << " proved equal, "
              << searched << " without an input that shows them\n";
    CHECK(shown >= 75);
}

TEST_CASE("rules that are only worded otherwise are proved equal") {
    CHECK(compare_rules(builtin_rules(), builtin_rules()).proved_equal);
    RuleSet rules = builtin_rules();
    for (Need& need : rules.needs) {
        Condition twice;
        twice.kind = Condition::Kind::negation;
        twice.parts.push_back(opposite(need.must));
        need.must = twice;
        need.say += ", so to speak";
    }
    const Against against = compare_rules(builtin_rules(), rules);
    CHECK(against.proved_equal);
    CHECK(against.inputs == 0);
    CHECK(against.findings.empty());
}

TEST_CASE("a change names the roles as everywhere, and the one rule and the line that it is about") {
    std::vector<std::pair<std::string, std::string>> files;
    for (const BuiltinFile& file : builtin_files())
        if (!holds_scenarios(file.text)) files.emplace_back(file.path, file.text);
    for (auto& [path, text] : files) {
        if (path != "needs/late-readers.yaml") continue;
        const std::string from = "when: {late_readers: required";
        REQUIRE(text.find(from) != std::string::npos);
        text.replace(text.find(from), from.size(), "when: {late_readers: required, replay: required");
    }
    const RuleSet rules = test::rules_from(files);
    const Against against = compare_rules(builtin_rules(), rules);
    CHECK(against.compared.find("event log to neither (publish-subscribe)") != std::string::npos);
    REQUIRE(against.findings.size() == 2);
    CHECK(against.findings[0].code == "R15");
    CHECK(against.findings[0].rule == "late-readers");
    CHECK(against.findings[0].span.source == rules.find("late-readers")->span.source);
    CHECK(against.findings[1].code == "R16");
    REQUIRE(against.findings[1].span.source != nullptr);
    CHECK(against.findings[1].span.source->text().find("kind: ruleset") != std::string::npos);
    CHECK(against.findings[1].span.line == rules.version_span.line);
}

TEST_CASE("the version has to say what changed") {
    const auto codes = [](const std::string& version, bool verdicts, bool facts_too) {
        RuleSet rules = builtin_rules();
        rules.version = version;
        const auto need = static_cast<std::size_t>(
            std::ranges::find(rules.needs, "retries", [](const Need& n) { return n.rule.id; }) - rules.needs.begin());
        if (verdicts) rules.needs[need].must = opposite(opposite(rules.needs[0].must));
        if (facts_too) forget_need(rules, need);
        std::string out;
        for (const RuleFinding& finding : compare_rules(builtin_rules(), rules).findings) out += finding.code + " ";
        return out;
    };
    REQUIRE(builtin_rules().version == "1.1");
    CHECK(codes("1.1", false, false).empty());
    CHECK(codes("1.0", false, false) == "R16 ");
    CHECK(codes("1.1", false, true)
              .ends_with("R16 "));  // the facts, for which the verdicts changed too: one cause, told once
    CHECK(codes("1.1", false, true).find("R16 R16") == std::string::npos);
    CHECK(codes("1.2", false, true).ends_with("R16 "));
    CHECK(codes("1.2", false, true).find("R16 R16") == std::string::npos);
    CHECK(codes("2.0", false, true).find("R16") == std::string::npos);
}
