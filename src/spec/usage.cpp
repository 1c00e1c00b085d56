#include "spec/usage.hpp"

#include "base/spelling.hpp"
#include "base/text.hpp"
#include "spec/completion.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tense {
namespace {

constexpr std::size_t k_longest_quote = 60;

// The user's word as it can be printed: one line, no control characters, not endless.
std::string quoted(std::string_view word) {
    std::string text = printable(word.substr(0, k_longest_quote));
    if (word.size() > k_longest_quote) text += "...";
    return "\"" + text + "\"";
}

std::string read_on(std::string_view path) {
    const std::size_t space = path.find(' ');
    return space == std::string_view::npos ? "Try: tense help" : fmt::format("Try: tense help{}", path.substr(space));
}

}  // namespace

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates) {
    const std::string near = nearest(word, candidates);
    return near.empty() ? "" : fmt::format("; did you mean \"{}\"?", near);
}

Failure unknown_command(const CommandSpec& command, std::string_view path, std::string_view word) {
    if (command.commands.empty())
        return {Failure::Kind::usage, fmt::format("\"{}\" has no commands of its own: {}", path, quoted(word)),
                read_on(path)};
    return {Failure::Kind::usage,
            fmt::format("unknown command {}{}", quoted(word), did_you_mean(word, command_names(command.commands))),
            read_on(path)};
}

Failure unknown_option(const CommandSpec& command, std::string_view path, std::string_view word) {
    word = word.substr(0, word.find('='));
    std::vector<std::string> names;
    for (const OptionText& option : options_of(command, path.find(' ') == std::string_view::npos))
        names.push_back("--" + std::string{option.name});
    std::string suggestion;
    if (word.starts_with("--")) suggestion = did_you_mean(word, {names.begin(), names.end()});
    return {Failure::Kind::usage, fmt::format("unknown option {}{}", quoted(word), suggestion), read_on(path)};
}

Failure unknown_value(std::string_view what, std::string_view value, const std::vector<Choice>& choices) {
    std::vector<std::string_view> names;
    for (const Choice& choice : choices) names.push_back(choice.name);
    return {Failure::Kind::usage, fmt::format("{} cannot be {}{}", what, quoted(value), did_you_mean(value, names)),
            "One of: " + join({names.begin(), names.end()}, ", ")};
}

Failure usage_mistake(std::string_view path, std::string message) {
    return {Failure::Kind::usage, std::move(message), read_on(path)};
}

}  // namespace tense
