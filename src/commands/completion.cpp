// `tense completion`: scripts that complete the command line of tense in a shell.
#include "spec/completion.hpp"

#include "commands/environment.hpp"
#include "commands/registry.hpp"
#include "spec/command_spec.hpp"

#include <algorithm>

namespace tense {
namespace {

struct CompletionOptions {
    std::string shell;
};

std::vector<Choice> names() {
    std::vector<Choice> out;
    for (const Shell& shell : shells()) out.push_back({shell.name, shell.summary});
    return out;
}

ExitCode run(const CompletionOptions& options, Environment& environment) {
    environment.output.out(std::ranges::find(shells(), options.shell, &Shell::name)->write(program()));
    return ExitCode::done;
}

}  // namespace

CommandSpec completion_command() {
    return untyped<CompletionOptions>({.name = "completion",
                                       .summary = "Print a completion script for a shell.",
                                       .examples = {{"source <(tense completion bash)", "Complete in this Bash."},
                                                    {"tense completion fish | source", "Complete in this Fish."}},
                                       .positionals = {{{.name = "SHELL",
                                                         .summary = "Which shell.",
                                                         .kind = ValueKind::choice,
                                                         .choices = names(),
                                                         .required = true},
                                                        &CompletionOptions::shell}},
                                       .run = run});
}

}  // namespace tense
