// `tense rules lint`: proves a rule set, or says with an example where it fails.
#include "base/version.hpp"
#include "commands/complain.hpp"
#include "commands/environment.hpp"
#include "commands/pipeline.hpp"
#include "commands/targets.hpp"
#include "decide/coverage.hpp"
#include "decide/rule_tests.hpp"
#include "lint/lint.hpp"
#include "render/rule_lint.hpp"
#include "spec/command_spec.hpp"

namespace tense {
namespace {

struct LintOptions : RulesOptions {
    std::string path;
    std::vector<std::string> formats;
};

std::vector<Choice> lint_formats() {
    return {{"text", "For people: each defect with its place, the fix and an example."},
            {"json", "The same as one JSON document."}};
}

std::vector<RuleFinding> all_findings(const LoadedRules& loaded) {
    std::vector<RuleFinding> out = lint_rules(loaded.rules);
    const RuleTestRun tests = run_rule_tests(loaded.rules, {}, loaded.added);
    for (RuleFinding& finding : lint_coverage(measure_coverage(loaded.rules, tests.exercises)))
        out.push_back(std::move(finding));
    return out;
}

ExitCode run(const LintOptions& options, Environment& environment) {
    RulesOptions which = options;
    if (!options.path.empty()) which.rules = options.path;
    const auto targets = targets_of("tense rules lint", options.formats, {options.path}, {"text", "json"});
    SourceStore sources;
    const LoadedRules loaded = read_rules(which, environment.files, sources, {}, true);
    if (!loaded.diagnostics.empty()) {
        complain(loaded.diagnostics, ColorWish{"auto"}, environment);
        return ExitCode::input;
    }
    LintReport report;
    report.version = std::string{program_version()};
    report.rules_version = loaded.rules.version;
    report.rules_digest = loaded.rules.digest;
    report.rules = loaded.rules.rule_count();
    report.findings = all_findings(loaded);
    sort_findings(report.findings);
    std::string standard;
    for (const Target& target : targets) {
        const std::string text = target.format == "json" ? lint_as_json(report) : lint_as_text(report);
        if (target.file.empty())
            standard = text;
        else
            environment.output.file(target.file, text);
    }
    environment.output.out(standard);
    return report.clean() ? ExitCode::done : ExitCode::refused;
}

}  // namespace

CommandSpec rules_lint_command() {
    return untyped<LintOptions>(
        {.name = "lint",
         .summary = "Prove the rules: total, strict, nothing dead, nothing said twice.",
         .details =
             "The rules are tried over the finite abstraction of the facts, unknowns included: every value that some "
             "condition can tell from another. A defect is printed with its place, the fix, and where there is one an "
             "input that shows it, as a workload file for tense decide. Notes are no defects. What a search for an "
             "example did not find is reported with what was tried. The exit code is 1 when there is a defect. The "
             "codes are explained by tense explain R04 and so on.",
         .examples = {{"tense rules lint", "Prove the built-in rules."},
                      {"tense rules lint my-rules", "Prove the rules of a folder."}},
         .options = with_rules_options<LintOptions>({format_row(lint_formats(), &LintOptions::formats)}),
         .positionals = {{{.name = "PATH",
                           .summary = "A folder of rules; the built-in ones when it is not given.",
                           .kind = ValueKind::directory},
                          &LintOptions::path}},
         .run = run});
}

}  // namespace tense
