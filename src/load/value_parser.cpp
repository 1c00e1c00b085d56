#include "load/value_parser.hpp"

#include "base/spelling.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

namespace tense {
namespace {

constexpr std::array<std::string_view, 6> k_yes_words = {"yes", "Yes", "YES", "on", "On", "ON"};
constexpr std::array<std::string_view, 6> k_no_words = {"no", "No", "NO", "off", "Off", "OFF"};

std::string quoted(const yaml::Node& node) {
    return in_quotes(node.text);
}

// True when the node is a scalar; otherwise it is reported.
bool scalar(const yaml::Node& node, std::string_view what, std::string_view expected, DiagnosticSink& sink) {
    if (node.is_scalar()) return true;
    if (!node.reported)
        sink.report("wrong-type", node.span, fmt::format("{} is {} here", what, yaml::describe(node)),
                    std::string{expected});
    return false;
}

// `yes`, `No`, `on`: words that YAML 1.1 took for booleans and YAML 1.2 does not.
bool boolean_word(const yaml::Node& node, std::string_view what, std::string_view expected, DiagnosticSink& sink) {
    const bool yes = std::ranges::find(k_yes_words, node.text) != k_yes_words.end();
    const bool no = std::ranges::find(k_no_words, node.text) != k_no_words.end();
    if (!node.is_plain() || (!yes && !no)) return false;
    sink.report("boolean-word", node.span,
                fmt::format("{} is the word {}, which YAML 1.2 does not take for a boolean", what, quoted(node)),
                std::string{expected}, yes ? "true" : "false");
    return true;
}

std::optional<bool> core_boolean(const yaml::Node& node) {
    if (!node.is_plain()) return std::nullopt;
    if (node.text == "true" || node.text == "True" || node.text == "TRUE") return true;
    if (node.text == "false" || node.text == "False" || node.text == "FALSE") return false;
    return std::nullopt;
}

constexpr std::size_t k_longest_number = 40;

// Beyond these a number is a slip of the keyboard.
double most(Unit unit) {
    switch (unit) {
        case Unit::rate:
            return 1e12;
        case Unit::size:
            return 1e15;
        case Unit::duration:
            return 109'500.0 * 24 * 3600;  // 300 years
        case Unit::none:
            break;
    }
    return 1e12;
}

bool all_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

bool looks_like_integer(std::string_view text) {
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
    return all_digits(text);
}

std::optional<std::string> parse_text(const yaml::Node& node, std::string_view what, DiagnosticSink& sink) {
    if (!scalar(node, what, "text", sink)) return std::nullopt;
    if (node.text.empty()) {
        sink.report("empty-value", node.span, fmt::format("{} is empty", what), "text");
        return std::nullopt;
    }
    return node.text;
}

std::optional<bool> parse_flag(const yaml::Node& node, std::string_view what, DiagnosticSink& sink) {
    if (!scalar(node, what, "true or false", sink)) return std::nullopt;
    if (const auto value = core_boolean(node)) return value;
    if (boolean_word(node, what, "true or false", sink)) return std::nullopt;
    const bool in_quotes = node.text == "true" || node.text == "false";
    sink.report("wrong-type", node.span, fmt::format("{} is the text {}", what, quoted(node)),
                in_quotes ? "true or false, without quotes" : "true or false", nearest(node.text, {"true", "false"}));
    return std::nullopt;
}

std::optional<int> parse_choice(const yaml::Node& node, std::string_view what,
                                std::span<const std::string_view> choices, DiagnosticSink& sink) {
    std::vector<std::string> words{choices.begin(), choices.end()};
    const std::string expected = "one of " + join(words, ", ");
    if (!scalar(node, what, expected, sink)) return std::nullopt;
    const auto found = std::ranges::find(choices, node.text);
    if (found != choices.end()) return static_cast<int>(found - choices.begin());
    sink.report("wrong-value", node.span, fmt::format("{} cannot be {}", what, quoted(node)), expected,
                nearest(node.text, {choices.begin(), choices.end()}));
    return std::nullopt;
}

std::optional<int> parse_level(const yaml::Node& node, std::string_view what, DiagnosticSink& sink,
                               std::string_view also) {
    const std::string expected = "required, preferred or none (or true or false)" + std::string{also};
    if (!scalar(node, what, expected, sink)) return std::nullopt;
    if (const auto value = core_boolean(node)) return *value ? k_required : k_none;
    if (boolean_word(node, what, expected, sink)) return std::nullopt;
    if (node.text == "required") return k_required;
    if (node.text == "preferred") return k_preferred;
    if (node.text == "none") return k_none;
    sink.report("wrong-value", node.span, fmt::format("{} cannot be {}", what, quoted(node)), expected,
                nearest(node.text, {"required", "preferred", "none", "true", "false"}));
    return std::nullopt;
}

std::optional<double> parse_count(const yaml::Node& node, std::string_view what, DiagnosticSink& sink, double least) {
    if (!scalar(node, what, "a whole number", sink)) return std::nullopt;
    if (!looks_like_integer(node.text)) {
        sink.report("not-a-number", node.span, fmt::format("{} is {}", what, quoted(node)), "a whole number such as 3");
        return std::nullopt;
    }
    if (node.style != yaml::Node::Style::plain) {
        sink.report("quoted-number", node.span, fmt::format("{} is text: the number is in quotes", what),
                    "the number without quotes", node.text);
        return std::nullopt;
    }
    if (node.text.front() == '-') {
        sink.report("negative-number", node.span, fmt::format("{} cannot be negative: {}", what, in_quotes(node.text)),
                    fmt::format("at least {}", format_quantity(least, Unit::none)));
        return std::nullopt;
    }
    const std::string_view digits = std::string_view{node.text}.substr(node.text.front() == '+' ? 1 : 0);
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || value > 1'000'000'000'000ULL) {
        sink.report("out-of-range", node.span, fmt::format("{} is too large: {}", what, in_quotes(node.text)),
                    "at most 1000000000000");
        return std::nullopt;
    }
    if (static_cast<double>(value) < least) {
        sink.report("out-of-range", node.span, fmt::format("{} is {}, which says nothing", what, node.text),
                    fmt::format("at least {}", format_quantity(least, Unit::none)));
        return std::nullopt;
    }
    return static_cast<double>(value);
}

std::optional<double> parse_measure(const yaml::Node& node, std::string_view what, Unit unit, DiagnosticSink& sink) {
    const std::string expected{describe(unit)};
    if (!scalar(node, what, expected, sink)) return std::nullopt;
    if (node.text.size() > k_longest_number) {
        sink.report("out-of-range", node.span, fmt::format("{} is no number anybody means: {}", what, quoted(node)),
                    expected);
        return std::nullopt;
    }
    QuantityResult result = parse_quantity(node.text, unit);
    if (result.value && (*result.value <= 0 || *result.value > most(unit))) {
        sink.report("out-of-range", node.span, fmt::format("{} is {}, which cannot be meant", what, quoted(node)),
                    fmt::format("more than zero and at most {}", format_quantity(most(unit), unit)));
        return std::nullopt;
    }
    if (result.value) return result.value;
    std::string_view code = "wrong-value";
    std::string_view number = node.text;
    if (!number.empty() && number.front() == '-') {
        code = "negative-number";
    } else if (std::ranges::all_of(number, [](char c) { return (c >= '0' && c <= '9') || c == '.'; }) &&
               !number.empty()) {
        code = "missing-unit";
    } else if (!number.empty() && number.front() >= '0' && number.front() <= '9') {
        code = "wrong-unit";
    }
    sink.report(code, node.span, fmt::format("{}: {} {}", what, quoted(node), result.problem), expected,
                result.suggestion);
    return std::nullopt;
}

std::optional<VersionNumber> parse_version(const yaml::Node& node, std::string_view what, DiagnosticSink& sink) {
    constexpr std::string_view k_expected = "a version such as \"4.2\" or \"3.9.1\"";
    if (!scalar(node, what, k_expected, sink)) return std::nullopt;
    if (auto version = VersionNumber::parse(node.text)) return version;
    sink.report("wrong-value", node.span, fmt::format("{} is no version: {}", what, quoted(node)),
                std::string{k_expected});
    return std::nullopt;
}

std::optional<std::string> parse_date(const yaml::Node& node, std::string_view what, DiagnosticSink& sink) {
    constexpr std::string_view k_expected = "a day such as 2026-11-02";
    if (!scalar(node, what, k_expected, sink)) return std::nullopt;
    const std::string& text = node.text;
    if (text.size() == 10 && text[4] == '-' && text[7] == '-' && all_digits(text.substr(0, 4)) &&
        all_digits(text.substr(5, 2)) && all_digits(text.substr(8, 2))) {
        const std::chrono::year_month_day day{std::chrono::year{std::stoi(text.substr(0, 4))},
                                              std::chrono::month{static_cast<unsigned>(std::stoi(text.substr(5, 2)))},
                                              std::chrono::day{static_cast<unsigned>(std::stoi(text.substr(8, 2)))}};
        if (day.ok()) return text;
    }
    sink.report("wrong-date", node.span, fmt::format("{} is no day of the calendar: {}", what, quoted(node)),
                std::string{k_expected});
    return std::nullopt;
}

}  // namespace tense
