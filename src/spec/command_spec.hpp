// A command as data. Help, man page, completions and the parser are all written from this; the type of the
// command's options is known to the command alone.
#pragma once

#include "spec/binder.hpp"
#include "spec/exit_code.hpp"
#include "spec/option_row.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace tense {

struct Environment;  // commands/environment.hpp: what a running command may touch

struct CommandExample {
    std::string_view line;      // "tense decide storefront.yaml"
    std::string_view sentence;  // what it does, ends with a full stop
};

// One call of a command: its options, bound and then filled by the parser.
class Invocation {
public:
    Invocation() = default;
    Invocation(const Invocation&) = delete;
    Invocation& operator=(const Invocation&) = delete;
    virtual ~Invocation() = default;
    [[nodiscard]] virtual ExitCode run(Environment& environment) = 0;
};

struct CommandSpec {
    std::string_view name = {};
    std::string_view summary = {};  // one line, ends with a full stop
    std::string_view details = {};  // for help and man page; paragraphs are separated by an empty line
    std::vector<CommandExample> examples = {};
    std::vector<CommandSpec> commands = {};
    std::vector<OptionText> options = {};
    std::vector<PositionalText> positionals = {};
    // Binds a fresh set of options. Empty for a command that only has commands of its own.
    std::function<std::unique_ptr<Invocation>(Binder&)> start = {};
};

// A command as its own file writes it: the typed half of a CommandSpec.
template <typename Options>
struct Command {
    std::string_view name = {};
    std::string_view summary = {};
    std::string_view details = {};
    std::vector<CommandExample> examples = {};
    std::vector<OptionRow<Options>> options = {};
    std::vector<PositionalRow<Options>> positionals = {};
    ExitCode (*run)(const Options& options, Environment& environment) = nullptr;
};

template <typename Options>
class TypedInvocation : public Invocation {
public:
    TypedInvocation(const Command<Options>& command, Binder& binder) : run_(command.run) {
        for (const auto& row : command.options)
            std::visit([&](auto member) { binder.option(row.text, options_.*member); }, row.slot);
        for (const auto& row : command.positionals)
            std::visit([&](auto member) { binder.positional(row.text, options_.*member); }, row.slot);
    }
    ExitCode run(Environment& environment) override { return run_(options_, environment); }

private:
    Options options_{};
    ExitCode (*run_)(const Options&, Environment&);
};

template <typename Options>
[[nodiscard]] CommandSpec untyped(Command<Options> command) {
    CommandSpec spec{
        .name = command.name, .summary = command.summary, .details = command.details, .examples = command.examples};
    for (const auto& row : command.options) spec.options.push_back(row.text);
    for (const auto& row : command.positionals) spec.positionals.push_back(row.text);
    const auto shared = std::make_shared<const Command<Options>>(std::move(command));
    spec.start = [shared](Binder& binder) -> std::unique_ptr<Invocation> {
        return std::make_unique<TypedInvocation<Options>>(*shared, binder);
    };
    return spec;
}

// What every command takes, and what only `tense` itself takes. The parser knows these by itself.
[[nodiscard]] const std::vector<OptionText>& common_options();
[[nodiscard]] const std::vector<OptionText>& program_options();

[[nodiscard]] const CommandSpec* find_command(const std::vector<CommandSpec>& commands, std::string_view name);
[[nodiscard]] std::vector<std::string_view> command_names(const std::vector<CommandSpec>& commands);

// "-f, --format NAME[=FILE]", or "    --rules DIR" when there is no short name.
[[nodiscard]] std::string usage_of(const OptionText& option);
// "FILE...", "[COMMAND...]".
[[nodiscard]] std::string usage_of(const PositionalText& positional);
// "tense decide [OPTIONS] FILE...". `path` is what was typed before: "tense decide".
[[nodiscard]] std::string usage_of(const CommandSpec& command, std::string_view path);

// Every command with its full path, parents before children, in the table's order.
struct PlacedCommand {
    std::string path;  // "rules list"
    const CommandSpec* command;
};
[[nodiscard]] std::vector<PlacedCommand> all_commands(const CommandSpec& program);

}  // namespace tense
