// `tense rules test`: runs the examples that rules carry.
#include "base/text.hpp"
#include "commands/complain.hpp"
#include "commands/environment.hpp"
#include "commands/pipeline.hpp"
#include "decide/engine.hpp"
#include "spec/command_spec.hpp"

#include <fmt/format.h>

namespace tense {
namespace {

struct TestOptions : RulesOptions {
    std::string path;
};

std::string failure_text(const RuleHeader& rule, const RuleExample& example) {
    return fmt::format(
        "{}:{}:{}: {} should {}\n", rule.path, example.span.line, example.span.column, rule.id,
        example.fires ? "fire on this example and stays silent" : "stay silent on this example and fires");
}

ExitCode run(const TestOptions& options, Environment& environment) {
    RulesOptions which = options;
    const bool one_file = options.path.ends_with(".yaml");
    const std::string file = one_file ? plain_path(options.path) : "";
    if (!options.path.empty() && !one_file) which.rules = options.path;
    SourceStore sources;
    const LoadedRules loaded = read_rules(which, environment.files, sources, file);
    if (!loaded.diagnostics.empty()) {
        complain(loaded.diagnostics, ColorWish{"auto"}, environment);
        return ExitCode::input;
    }
    std::size_t passed = 0, failed = 0;
    std::string out;
    for (const RuleHeader* rule : loaded.rules.headers()) {
        if (one_file && rule->path != file) continue;
        for (const RuleExample& example : rule->examples) {
            const bool right = fires(loaded.rules, *rule, example.facts) == example.fires;
            ++(right ? passed : failed);
            if (!right) out += failure_text(*rule, example);
        }
    }
    environment.output.out(out + fmt::format("{} passed, {} failed\n", passed, failed));
    if (failed != 0) return ExitCode::refused;
    return passed == 0 ? ExitCode::nothing : ExitCode::done;
}

}  // namespace

CommandSpec rules_test_command() {
    return untyped<TestOptions>(
        {.name = "test",
         .summary = "Run the examples of the rules.",
         .details = "Every example that should fire must fire, and every one that should stay silent must stay silent. "
                    "The exit code is 1 when one does not, and 4 when there are no examples.",
         .examples = {{"tense rules test", "Test the built-in rules."},
                      {"tense rules test my-rules", "Test the rules of a folder on their own."},
                      {"tense rules test my-rules/slow-readers.yaml",
                       "Test one rule together with the built-in ones."}},
         .options = with_rules_options<TestOptions>({}),
         .positionals = {{{.name = "PATH",
                           .summary =
                               "A folder, as with --rules; or one rule file, added unless it is among the rules.",
                           .kind = ValueKind::file},
                          &TestOptions::path}},
         .run = run});
}

}  // namespace tense
