// `tense rules test`: runs the examples and scenarios that rules carry, and measures what they exercise.
#include "base/text.hpp"
#include "base/version.hpp"
#include "commands/complain.hpp"
#include "commands/environment.hpp"
#include "commands/pipeline.hpp"
#include "commands/refused_rules.hpp"
#include "commands/targets.hpp"
#include "decide/coverage.hpp"
#include "decide/rule_tests.hpp"
#include "render/rule_tests.hpp"
#include "spec/command_spec.hpp"
#include "spec/usage.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tense {
namespace {

struct TestOptions : RulesOptions {
    std::string path;
    std::vector<std::string> formats;
    bool coverage = false;
    std::string threshold;
    bool verbose = false;
};

std::vector<Choice> test_formats() {
    return {{"text", "For people: what needs a look, and the sums."},
            {"json", "Every test with its place, and the coverage, as one JSON document."},
            {"junit", "JUnit XML, a suite for each rule and each file of scenarios."}};
}

// Digits, and a point with more digits: kept as a fraction, so that nothing is rounded.
Threshold read_threshold(const std::string& text) {
    const auto refuse = [&]() {
        return usage_mistake("tense rules test",
                             fmt::format("--coverage-threshold takes a percentage from 0 to 100, such as 97.5, and not "
                                         "\"{}\"",
                                         printable(text)));
    };
    constexpr std::size_t k_most_decimals = 6;
    Threshold out;
    out.written = text;
    const std::size_t point = text.find('.');
    const std::string whole = text.substr(0, point);
    const std::string decimals = point == std::string::npos ? "" : text.substr(point + 1);
    const auto digits = [](const std::string& part) {
        return !part.empty() && std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; });
    };
    if (!digits(whole) || whole.size() > 3 || (point != std::string::npos && !digits(decimals)) ||
        decimals.size() > k_most_decimals)
        throw refuse();
    for (const char c : whole + decimals) out.part = out.part * 10 + static_cast<std::size_t>(c - '0');
    for (std::size_t i = 0; i < decimals.size(); ++i) out.whole *= 10;
    if (out.part > out.whole) throw refuse();
    return out;
}

std::string rendered(const RuleTestReport& report, const std::string& format, bool verbose) {
    if (format == "json") return rule_tests_as_json(report);
    if (format == "junit") return rule_tests_as_junit(report);
    return rule_tests_as_text(report, verbose);
}

ExitCode run(const TestOptions& options, Environment& environment) {
    RulesOptions which = options;
    const bool one_file = options.path.ends_with(".yaml");
    const std::string file = one_file ? plain_path(options.path) : "";
    if (!options.path.empty() && !one_file && !options.rules.empty())
        throw usage_mistake("tense rules test", "PATH and --rules name two rule sets; give one");
    const auto targets = targets_of("tense rules test", options.formats, {options.path}, {"text", "json", "junit"});
    RuleTestReport report;
    report.with_threshold = !options.threshold.empty();
    if (report.with_threshold) report.threshold = read_threshold(options.threshold);
    report.with_coverage = options.coverage || report.with_threshold;
    if (!options.path.empty() && !one_file) which.rules = options.path;
    SourceStore sources;
    const LoadedRules loaded = read_rules(which, environment.files, sources, file, true);
    if (!loaded.diagnostics.empty()) return refuse_rules(loaded, which, environment);
    RuleTestRun done = run_rule_tests(loaded.rules, file, loaded.added);
    if (report.with_coverage) report.coverage = measure_coverage(loaded.rules, done.exercises, file);
    report.tests = std::move(done.tests);
    report.version = std::string{program_version()};
    report.rules_version = loaded.rules.version;
    report.rules_digest = loaded.rules.digest;
    write_targets(targets, environment.output,
                  [&](const Target& target) { return rendered(report, target.format, options.verbose); });
    if (report.count(TestState::failed) != 0 || report.below_threshold()) return ExitCode::refused;
    return report.tests.empty() ? ExitCode::nothing : ExitCode::done;
}

}  // namespace

CommandSpec rules_test_command() {
    return untyped<TestOptions>(
        {.name = "test",
         .summary = "Run the examples and scenarios of the rules.",
         .details =
             "Every example that should fire must fire, every one that should stay silent must stay silent, and every "
             "scenario must be decided as it expects. What is marked as todo may fail, and is reported when it no "
             "longer does. Rules that were added may change what the scenarios of the others expect; these are then "
             "reported "
             "as changed and do not fail. The exit code is 1 when a test fails or the coverage is below the threshold, "
             "and 4 when "
             "there are no tests.\n\n"
             "Coverage counts, each once: that each rule fires (a need as a must and as a preference) and stays "
             "silent; that each part of a condition and each alternative of a test is true and is false; and that a "
             "scenario expects each verdict and each role that can stand in its place. Unknown is neither true nor "
             "false, and percentages are rounded down. Pairs of needs that meet in a scenario have a figure of their "
             "own. Of one rule file only its rule is counted, of one file of scenarios the verdicts.",
         .examples = {{"tense rules test", "Test the built-in rules."},
                      {"tense rules test my-rules", "Test the rules of a folder on their own."},
                      {"tense rules test my-rules/slow-readers.yaml", "Test one rule together with the built-in ones."},
                      {"tense rules test my-rules --coverage-threshold 97.5 --format junit=rules.xml",
                       "In continuous integration: refuse less coverage, and write a report."}},
         .options = with_rules_options<TestOptions>(
             {format_row(test_formats(), &TestOptions::formats),
              {{.name = "coverage", .summary = "Say how much of the rules the tests exercise, and what they miss."},
               &TestOptions::coverage},
              {{.name = "coverage-threshold",
                .value_name = "PERCENT",
                .summary = "Exit with 1 when the coverage is lower.",
                .details = "From 0 to 100, with at most six decimals; compared exactly. Includes --coverage.",
                .kind = ValueKind::text},
               &TestOptions::threshold},
              {{.name = "verbose", .summary = "Name all that is not covered, not the first few."},
               &TestOptions::verbose}}),
         .positionals = {{{.name = "PATH",
                           .summary =
                               "A folder, as with --rules; or one rule file, added unless it is among the rules.",
                           .kind = ValueKind::file},
                          &TestOptions::path}},
         .run = run});
}

}  // namespace tense
