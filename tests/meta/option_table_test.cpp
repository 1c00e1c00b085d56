// The table of commands and options is well formed, and every document written from it is complete.
#include "catch.hpp"
#include "commands/registry.hpp"
#include "spec/completion.hpp"
#include "spec/help.hpp"
#include "spec/man_page.hpp"

#include <algorithm>
#include <set>
#include <string>

using namespace tense;

namespace {

bool is_name(std::string_view text) {
    return !text.empty() && text.front() != '-' && text.back() != '-' &&
           std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
}

bool is_sentence(std::string_view text) {
    return !text.empty() && text.back() == '.' && text.find('\n') == std::string_view::npos;
}

// What a command takes, with the options that every command takes.
std::vector<OptionText> all_options(const PlacedCommand& placed) {
    return options_of(*placed.command, false);
}

}  // namespace

TEST_CASE("every command has a name, a summary that ends with a stop, and something to run") {
    std::set<std::string> paths;
    for (const PlacedCommand& placed : all_commands(program())) {
        INFO(placed.path);
        CHECK(paths.insert(placed.path).second);
        CHECK(is_name(placed.command->name));
        CHECK(is_sentence(placed.command->summary));
        CHECK(placed.command->commands.empty() == static_cast<bool>(placed.command->start));
        if (placed.command->start) {
            CHECK_FALSE(placed.command->examples.empty());
            for (const CommandExample& example : placed.command->examples) {
                CHECK(example.line.find("tense " + placed.path) != std::string_view::npos);
                CHECK(is_sentence(example.sentence));
            }
        }
    }
}

TEST_CASE("names of options are unique, long and short, and made of legal characters") {
    for (const PlacedCommand& placed : all_commands(program())) {
        std::set<std::string_view> names;
        std::set<char> short_names;
        for (const OptionText& option : all_options(placed)) {
            INFO(placed.path << " --" << option.name);
            CHECK(is_name(option.name));
            CHECK(names.insert(option.name).second);
            if (option.short_name != '\0') CHECK(short_names.insert(option.short_name).second);
        }
    }
}

TEST_CASE("an option that takes a value names it, and a switch does not") {
    for (const PlacedCommand& placed : all_commands(program()))
        for (const OptionText& option : all_options(placed)) {
            INFO(placed.path << " --" << option.name);
            CHECK((option.kind == ValueKind::none) == option.value_name.empty());
            CHECK((option.kind == ValueKind::choice || option.kind == ValueKind::choice_file) ==
                  !option.choices.empty());
            if (option.kind == ValueKind::none) {
                CHECK_FALSE(option.repeatable);
                CHECK(option.fallback.empty());
            }
            const bool one_of_them =
                std::ranges::find(option.choices, option.fallback, &Choice::name) != option.choices.end();
            if (!option.fallback.empty() && !option.choices.empty()) CHECK(one_of_them);
        }
}

TEST_CASE("summaries and details end with a stop") {
    for (const PlacedCommand& placed : all_commands(program())) {
        for (const OptionText& option : all_options(placed)) {
            INFO(placed.path << " --" << option.name);
            CHECK(is_sentence(option.summary));
            if (!option.details.empty()) CHECK(option.details.back() == '.');
        }
        for (const PositionalText& positional : placed.command->positionals) {
            INFO(placed.path << " " << positional.name);
            CHECK(is_sentence(positional.summary));
        }
        if (!placed.command->details.empty()) CHECK(placed.command->details.back() == '.');
    }
}

TEST_CASE("only the last argument of a command is optional or repeatable") {
    for (const PlacedCommand& placed : all_commands(program())) {
        const auto& positionals = placed.command->positionals;
        for (std::size_t i = 0; i + 1 < positionals.size(); ++i) {
            INFO(placed.path);
            CHECK(positionals[i].required);
            CHECK_FALSE(positionals[i].repeatable);
        }
    }
}

TEST_CASE("every command and every option appears in help, manual page and completions") {
    const std::string page = man_page("tense.1", {program(), "0.0.0", {}});
    const std::string bash = completion_bash(program());
    const std::string zsh = completion_zsh(program());
    const std::string fish = completion_fish(program());
    for (const PlacedCommand& placed : all_commands(program())) {
        INFO(placed.path);
        if (placed.command->commands.empty()) CHECK(page.find(".SS tense " + placed.path + "\n") != std::string::npos);
        CHECK(bash.find("'" + placed.path + "')") != std::string::npos);
        CHECK(zsh.find("_tense_" + function_name(placed.path) + "()") != std::string::npos);
        CHECK(fish.find("'" + placed.path + "'") != std::string::npos);
        const std::string help = help_of(*placed.command, "tense " + placed.path);
        for (const OptionText& option : all_options(placed)) {
            INFO("--" << option.name);
            const std::string name{option.name};
            std::string roff;
            for (const char c : name) roff += c == '-' ? std::string{"\\-"} : std::string{c};
            CHECK(help.find("--" + name) != std::string::npos);
            CHECK(page.find("\\fB\\-\\-" + roff + "\\fR") != std::string::npos);
            CHECK(bash.find("--" + name) != std::string::npos);
            CHECK(zsh.find("--" + name) != std::string::npos);
            CHECK(fish.find(" -l " + name) != std::string::npos);
        }
    }
}
