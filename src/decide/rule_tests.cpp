#include "decide/rule_tests.hpp"

#include "decide/basis.hpp"
#include "decide/compiled.hpp"
#include "decide/engine.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tense {
namespace {

// The example's first line, from where it begins: a list in brackets may have several on one.
std::string first_line(const Span& span) {
    const std::string_view line = span.source->line(span.line);
    std::size_t at = 0;
    for (int column = 1; column < span.column && at < line.size(); ++column)
        for (++at; at < line.size() && (static_cast<unsigned char>(line[at]) & 0xc0) == 0x80;) ++at;
    return std::string{line.substr(at)};
}

std::string stem(std::string path) {
    if (const auto slash = path.rfind('/'); slash != std::string::npos) path.erase(0, slash + 1);
    if (path.ends_with(".yaml")) path.erase(path.size() - 5);
    return path;
}

// What the example was tested against, for the reader of a failure.
std::string condition_of(const RuleSet& rules, const RuleHeader& rule) {
    for (const Need& need : rules.needs)
        if (&need.rule == &rule) return in_words(need.must) + (need.prefer ? ", or " + in_words(*need.prefer) : "");
    for (const Role& role : rules.roles)
        if (&role.rule == &rule) return in_words(role.when);
    for (const Provider& provider : rules.providers)
        if (&provider.rule == &rule) return in_words(provider.when);
    for (const Advice& advice : rules.advice)
        if (&advice.rule == &rule) return in_words(advice.when);
    for (const Assumption& assumption : rules.assumptions)
        if (&assumption.rule == &rule)
            return fmt::format("{} is not said, and {}", facts()[static_cast<std::size_t>(assumption.fact)].path,
                               in_words(assumption.when));
    return {};
}

std::string in_words(const Outcome& outcome) {
    return outcome.instead.empty() ? outcome.verdict : fmt::format("{} ({})", outcome.verdict, outcome.instead);
}

bool is(const Outcome& outcome, const std::string& expected) {
    return outcome.verdict == expected || outcome.instead == expected;
}

std::string list_of(const std::vector<std::string>& words, std::string_view joint) {
    return words.empty() ? "nothing" : fmt::format("{}", fmt::join(words, joint));
}

TestState state_of(bool holds, bool todo) {
    if (todo) return holds ? TestState::todo_passes : TestState::todo;
    return holds ? TestState::passed : TestState::failed;
}

class Runner {
public:
    Runner(const RuleSet& rules, std::string_view file, const std::vector<std::string>& added)
        : rules_(rules), file_(file), added_(added), compiled_(rules) {}

    RuleTestRun run() {
        for (const RuleHeader* rule : rules_.headers())
            if (file_.empty() || rule->path == file_)
                for (const RuleExample& example : rule->examples) run(*rule, example);
        for (const Scenario& scenario : rules_.scenarios)
            if (file_.empty() || scenario.span.source->name() == file_) run(scenario);
        return std::move(out_);
    }

private:
    void run(const RuleHeader& rule, const RuleExample& example) {
        const bool holds = fires(rules_, rule, example.facts) == example.fires;
        RuleTest test{rule.id,      first_line(example.span), state_of(holds, example.todo), {}, example.span, false,
                      example.fires};
        if (!holds) {
            test.problems.push_back(example.fires ? "should fire on this example and stays silent"
                                                  : "should stay silent on this example and fires");
            test.problems.push_back("it fires when " + condition_of(rules_, rule));
        }
        if (test.state == TestState::passed) {
            Exercise exercise;
            exercise.values = facts_of(rules_, example.facts, example.facts);
            exercise.stated = exercise.values;
            exercise.only = &rule;
            out_.exercises.push_back(std::move(exercise));
        }
        out_.tests.push_back(std::move(test));
    }

    void run(const Scenario& scenario) {
        const SystemDecision decision = decide(compiled_, scenario.system);
        const WorkloadDecision& workload = decision.workloads.front();
        const bool as_expected = scenario.expect.empty() || is(workload.outcome, scenario.expect);
        RuleTest test{stem(scenario.span.source->name()), scenario.name, TestState::passed, {}, scenario.span, true};
        for (const std::string& outcome : scenario.expect_not)
            if (is(workload.outcome, outcome))
                test.problems.push_back(fmt::format("should not be {} and is {}", outcome, in_words(workload.outcome)));
        check_because(scenario, workload, test);
        check_flips(scenario, workload, test);
        const bool rest = test.problems.empty();
        if (!as_expected)
            test.problems.insert(test.problems.begin(),
                                 fmt::format("should be {} and is {}, because of {}", scenario.expect,
                                             in_words(workload.outcome), reasons_of(workload)));
        test.state = rest ? state_of(as_expected, scenario.todo) : TestState::failed;
        const std::string& source = scenario.span.source->name();
        const bool of_the_set = !added_.empty() && std::ranges::find(added_, source) == added_.end();
        if (test.state == TestState::failed && of_the_set) test.state = TestState::changed;
        if (test.state == TestState::passed) exercise(scenario);
        out_.tests.push_back(std::move(test));
    }

    static std::string reasons_of(const WorkloadDecision& workload) {
        std::vector<std::string> sets;
        for (const auto& set : workload.because) sets.push_back(list_of(set, " with "));
        return list_of(sets, ", or ");
    }

    static void check_because(const Scenario& scenario, const WorkloadDecision& workload, RuleTest& test) {
        for (const auto& need : scenario.because) {
            const bool there = std::ranges::any_of(workload.because, [&](const std::vector<std::string>& set) {
                return std::ranges::find(set, need.value) != set.end();
            });
            if (!there)
                test.problems.push_back(
                    fmt::format("should be so because of {}, and is because of {}", need.value, reasons_of(workload)));
        }
    }

    static void check_flips(const Scenario& scenario, const WorkloadDecision& workload, RuleTest& test) {
        for (const std::string& outcome : scenario.flips_to) {
            const bool there =
                std::ranges::any_of(workload.flips, [&](const Flip& flip) { return is(flip.outcome, outcome); });
            if (there) continue;
            std::vector<std::string> to;
            for (const Flip& flip : workload.flips)
                if (std::ranges::find(to, in_words(flip.outcome)) == to.end()) to.push_back(in_words(flip.outcome));
            test.problems.push_back(fmt::format("should flip to {}, and flips to {}", outcome, list_of(to, ", ")));
        }
    }

    void exercise(const Scenario& scenario) {
        const Setting setting = make_setting(compiled_, scenario.system, false);
        const Basis basis = make_basis(setting, scenario.system.workloads.front());
        Exercise out;
        out.values = basis.taken;
        out.stated = basis.stated;
        out.made = basis.assumed;
        out.scenario = &scenario;
        out.must = basis.state.must;
        out_.exercises.push_back(std::move(out));
    }

    const RuleSet& rules_;
    std::string_view file_;
    const std::vector<std::string>& added_;
    CompiledRules compiled_;
    RuleTestRun out_;
};

}  // namespace

RuleTestRun run_rule_tests(const RuleSet& rules, std::string_view file, const std::vector<std::string>& added) {
    return Runner{rules, file, added}.run();
}

}  // namespace tense
