// The only file that has seen CLI11.
//
// Commands are found here, word by word, and CLI11 parses only what follows: with its own subcommands a file called
// "rules" after `tense decide` would be taken for the command. It reads the options and leaves the other words to us:
// a positional list of its own would take a file called "[a,b]" for two. Counting, choices and the wording of every
// mistake are ours as well, so that messages do not depend on its version. Tried with 2.1.2, 2.4.2 and 2.7.2.
#include "cli/app.hpp"

#include "base/text.hpp"
#include "commands/version_line.hpp"
#include "spec/completion.hpp"
#include "spec/help.hpp"
#include "spec/usage.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <deque>
#include <functional>
#include <iterator>
#include <utility>

namespace tense {
namespace {

using Words = std::vector<std::string>;

class Cli11Binder : public Binder {
public:
    Cli11Binder(const CommandSpec& command, std::string path) : command_(command), path_(std::move(path)) {
        app_.set_help_flag();
        app_.set_config();
        app_.allow_extras();
    }

    void option(const OptionText& text, bool& slot) override {
        // Always with a variable: add_flag(name, "text") is ambiguous in C++20.
        int& count = counts_.emplace_back(0);
        app_.add_flag(names_of(text), count);
        switches_.emplace_back(&count, &slot);
    }
    void option(const OptionText& text, std::string& slot) override {
        Words& words = value_option(text);
        after_.push_back([this, &text, &words, &slot] {
            if (words.size() > 1)
                throw usage_mistake(path_, fmt::format("--{} is given {} times", text.name, words.size()));
            check_values(text, words);
            if (!words.empty()) slot = words.front();
        });
    }
    void option(const OptionText& text, Words& slot) override {
        Words& words = value_option(text);
        after_.push_back([this, &text, &words, &slot] {
            check_values(text, words);
            slot = words;
        });
    }
    void positional(const PositionalText& text, std::string& slot) override {
        after_.push_back([this, &text, &slot] {
            const Words words = take_arguments(text, 1);
            if (!words.empty()) slot = words.front();
        });
    }
    void positional(const PositionalText& text, Words& slot) override {
        after_.push_back([this, &text, &slot] { slot = take_arguments(text, arguments_.size()); });
    }

    // Reads the words and sets the switches: --help is answered even where a value is wrong or missing.
    void parse(const Words& words) {
        // Everything after "--" is an argument.
        const auto end = std::ranges::find(words, "--");
        const Words options{words.begin(), end};
        refuse_switch_values(options);
        try {
            app_.parse(Words{options.rbegin(), options.rend()});
        } catch (const CLI::ParseError& error) {
            throw mistake(options.back(), error);
        }
        arguments_ = app_.remaining();
        for (const std::string& word : arguments_)
            if (word.size() > 1 && word.front() == '-') throw unknown_option(command_, path_, word);
        if (end != words.end()) arguments_.insert(arguments_.end(), std::next(end), words.end());
        for (const auto& [count, slot] : switches_) *slot = *count > 0;
    }
    // Checks the values and stores them.
    void store() {
        if (!arguments_.empty() && !command_.commands.empty())
            throw unknown_command(command_, path_, arguments_.front());
        for (const auto& step : after_) step();
        if (!arguments_.empty())
            throw usage_mistake(path_, fmt::format("one argument too many: \"{}\"", printable(arguments_.front())));
    }

private:
    static std::string names_of(const OptionText& text) {
        std::string names = "--" + std::string{text.name};
        if (text.short_name != '\0') names += std::string{",-"} + text.short_name;
        return names;
    }

    Words& value_option(const OptionText& text) {
        Words& words = values_.emplace_back();
        // One value each time: without this a list option would swallow the files that follow it.
        app_.add_option(names_of(text), words)
            ->expected(1)
            ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
            ->allow_extra_args(false);
        return words;
    }

    void check_values(const OptionText& text, const Words& words) const {
        for (const std::string& word : words) {
            // "--rules --format json": the value was forgotten and the next option taken for it.
            const bool is_option = word.starts_with("--") && find_option(word.substr(2)) != nullptr;
            if (word.empty() || is_option)
                throw usage_mistake(path_, fmt::format("--{} needs a value: {}", text.name, text.value_name));
            const std::string name = text.kind == ValueKind::choice_file ? word.substr(0, word.find('=')) : word;
            check_choice("--" + std::string{text.name}, name, text.choices);
        }
    }
    // The next arguments, at most so many.
    Words take_arguments(const PositionalText& text, std::size_t most) {
        if (arguments_.empty() && text.required) throw usage_mistake(path_, fmt::format("{} is missing", text.name));
        const auto count = static_cast<std::ptrdiff_t>(std::min(most, arguments_.size()));
        Words words{arguments_.begin(), arguments_.begin() + count};
        arguments_.erase(arguments_.begin(), arguments_.begin() + count);
        for (const std::string& word : words) {
            if (word.empty()) throw usage_mistake(path_, fmt::format("{} is empty", text.name));
            if (text.kind != ValueKind::name_file) check_choice(text.name, word, text.choices);
        }
        return words;
    }
    static void check_choice(std::string_view what, const std::string& word, const std::vector<Choice>& choices) {
        if (choices.empty() || std::ranges::find(choices, word, &Choice::name) != choices.end()) return;
        throw unknown_value(what, word, choices);
    }

    [[nodiscard]] const OptionText* find_option(std::string_view name) const {
        const auto found = std::ranges::find(command_.options, name, &OptionText::name);
        return found == command_.options.end() ? nullptr : &*found;
    }

    void refuse_switch_values(const Words& words) const {
        for (const std::string& word : words) {
            const std::size_t equals = word.find('=');
            if (!word.starts_with("--") || equals == std::string::npos) continue;
            const std::string name = word.substr(2, equals - 2);
            const auto options = options_of(command_, path_.find(' ') == std::string::npos);
            const auto found = std::ranges::find(options, name, &OptionText::name);
            if (found != options.end() && found->value_name.empty())
                throw usage_mistake(path_, fmt::format("--{} takes no value", name));
        }
    }

    // What CLI11 refuses by itself: an option at the end of the line that lacks its value.
    [[nodiscard]] Failure mistake(const std::string& last, const CLI::ParseError& error) const {
        for (const OptionText& option : command_.options) {
            const bool short_form =
                option.short_name != '\0' && !last.starts_with("--") && last.ends_with(option.short_name);
            if (!option.value_name.empty() && (last == "--" + std::string{option.name} || short_form))
                return usage_mistake(path_, fmt::format("--{} needs a value: {}", option.name, option.value_name));
        }
        return usage_mistake(path_, error.what());
    }

    const CommandSpec& command_;
    std::string path_;
    CLI::App app_;
    // Deques: CLI11 keeps the addresses.
    std::deque<int> counts_;
    std::vector<std::pair<const int*, bool*>> switches_;
    std::deque<Words> values_;
    std::vector<std::function<void()>> after_;
    Words arguments_;
};

}  // namespace

ExitCode run_command_line(const CommandSpec& program, const Words& words, Environment& environment) {
    const CommandSpec* command = &program;
    std::string path{program.name};
    auto rest = words.begin();
    for (; rest != words.end(); ++rest) {
        const CommandSpec* next = find_command(command->commands, *rest);
        if (next == nullptr) break;
        command = next;
        path += " " + *rest;
    }
    if (rest == words.end() && !command->commands.empty()) {
        environment.output.err(help_of(*command, path));
        return ExitCode::usage;
    }
    if (!command->commands.empty() && !rest->starts_with('-')) throw unknown_command(*command, path, *rest);

    Cli11Binder binder{*command, path};
    bool help = false, version = false;
    const auto& common = command == &program ? program_options() : common_options();
    for (const OptionText& option : common) binder.option(option, option.name == "version" ? version : help);
    const std::unique_ptr<Invocation> invocation = command->start ? command->start(binder) : nullptr;
    binder.parse(Words{rest, words.end()});
    if (help) {
        environment.output.out(help_of(*command, path));
        return ExitCode::done;
    }
    if (version) {
        environment.output.out(version_line(environment));
        return ExitCode::done;
    }
    binder.store();
    if (invocation == nullptr) {
        environment.output.err(help_of(*command, path));
        return ExitCode::usage;
    }
    return invocation->run(environment);
}

}  // namespace tense
