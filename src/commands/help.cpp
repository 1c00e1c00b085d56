// `tense help`: the same texts as --help.
#include "spec/help.hpp"

#include "commands/environment.hpp"
#include "commands/registry.hpp"
#include "spec/command_spec.hpp"
#include "spec/usage.hpp"

namespace tense {
namespace {

struct HelpOptions {
    std::vector<std::string> command;
};

ExitCode run(const HelpOptions& options, Environment& environment) {
    const CommandSpec* command = &program();
    std::string path{command->name};
    for (const std::string& word : options.command) {
        const CommandSpec* next = find_command(command->commands, word);
        if (next == nullptr) throw unknown_command(*command, path, word);
        command = next;
        path += " " + word;
    }
    environment.output.out(help_of(*command, path));
    return ExitCode::done;
}

}  // namespace

CommandSpec help_command() {
    return untyped<HelpOptions>({.name = "help",
                                 .summary = "Print the help of a command.",
                                 .examples = {{"tense help rules test", "Explain a command of a command."}},
                                 .positionals = {{{.name = "COMMAND",
                                                   .summary = "Which command; the list of commands when not given.",
                                                   .kind = ValueKind::command,
                                                   .repeatable = true},
                                                  &HelpOptions::command}},
                                 .run = run});
}

}  // namespace tense
