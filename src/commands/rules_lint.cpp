// `tense rules lint`: proves a rule set, or says with an example where it fails.
#include "base/version.hpp"
#include "commands/complain.hpp"
#include "commands/environment.hpp"
#include "commands/pipeline.hpp"
#include "commands/refused_rules.hpp"
#include "commands/rules_base.hpp"
#include "commands/targets.hpp"
#include "decide/coverage.hpp"
#include "decide/rule_tests.hpp"
#include "lint/against.hpp"
#include "lint/lint.hpp"
#include "render/rule_lint.hpp"
#include "spec/command_spec.hpp"
#include "spec/usage.hpp"

#include <algorithm>

namespace tense {
namespace {

struct LintOptions : RulesOptions {
    std::string path;
    std::string against;
    std::vector<std::string> formats;
};

std::vector<Choice> lint_formats() {
    return {{"text", "For people: each defect with its place, the fix and an example."},
            {"json", "The same as one JSON document."}};
}

std::vector<RuleFinding> all_findings(const LoadedRules& loaded) {
    std::vector<RuleFinding> out = lint_rules(loaded.rules);
    const RuleTestRun tests = run_rule_tests(loaded.rules, {}, loaded.added);
    for (RuleFinding& finding :
         lint_coverage(CompiledRules{loaded.rules}, measure_coverage(loaded.rules, tests.exercises)))
        out.push_back(std::move(finding));
    return out;
}

// Leaves what the base does not have, and adds what the change itself brings.
void compare(LintReport& report, const LoadedRules& base, const LoadedRules& loaded) {
    const std::vector<RuleFinding> before = all_findings(base);
    std::erase_if(report.findings,
                  [&](const RuleFinding& finding) { return std::ranges::find(before, finding) != before.end(); });
    Against against = compare_rules(base.rules, loaded.rules);
    report.with_base = true;
    report.proved_equal = against.proved_equal;
    report.compared = std::move(against.compared);
    for (RuleFinding& finding : against.findings) report.findings.push_back(std::move(finding));
}

ExitCode run(const LintOptions& options, Environment& environment) {
    if (!options.path.empty() && !options.rules.empty())
        throw usage_mistake("tense rules lint", "PATH and --rules name two rule sets; give one");
    RulesOptions which = options;
    if (!options.path.empty()) which.rules = options.path;
    const auto targets = targets_of("tense rules lint", options.formats, {options.path}, {"text", "json"});
    SourceStore sources;
    const LoadedRules loaded = read_rules(which, environment.files, sources, {}, true);
    if (!loaded.diagnostics.empty()) return refuse_rules(loaded, which, environment);
    LoadedRules base;
    if (!options.against.empty()) base = read_base_rules(options.against, which, environment, sources);
    if (!base.diagnostics.empty()) {
        complain(base.diagnostics, ColorWish{"auto"}, environment);
        return ExitCode::input;
    }
    LintReport report;
    report.version = std::string{program_version()};
    report.rules_version = loaded.rules.version;
    report.rules_digest = loaded.rules.digest;
    report.rules = loaded.rules.rule_count();
    report.findings = all_findings(loaded);
    if (!options.against.empty()) compare(report, base, loaded);
    sort_findings(report.findings);
    write_targets(targets, environment.output, [&](const Target& target) {
        return target.format == "json" ? lint_as_json(report) : lint_as_text(report);
    });
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
                      {"tense rules lint my-rules", "Prove the rules of a folder."},
                      {"tense rules lint rules --against origin/main", "Show what a change of the rules changes."}},
         .options = with_rules_options<LintOptions>(
             {{{.name = "against",
                .value_name = "DIR|REV",
                .summary = "Report only what differs from the rules of a folder or a git revision.",
                .details =
                    "Defects that the other rules have too are left out. Both sets are decided side by side: either "
                    "it is proved that no verdict changes, or a note tells how many of the inputs that were compared "
                    "change, from what to what, with the smallest example. It is a defect when verdicts or the facts "
                    "that decide change and the version of the rules does not say so. A folder that exists goes "
                    "before a revision, at which the folder of PATH or --rules is read through git; without either "
                    "it is the folder rules at the top of the repository.",
                .kind = ValueKind::text},
               &LintOptions::against},
              format_row(lint_formats(), &LintOptions::formats)}),
         .positionals = {{{.name = "PATH",
                           .summary = "A folder of rules; the built-in ones when it is not given.",
                           .kind = ValueKind::directory},
                          &LintOptions::path}},
         .run = run});
}

}  // namespace tense
