// A quantity is a decimal number and a unit from a table. The kept value is number * factor / divisor, one
// rounding only: 350ms is 350 / 1000, which is the double nearest to 0.35.
#include "base/units.hpp"

#include "base/units_parts.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <system_error>
#include <utility>

namespace tense {

namespace units {

namespace {

constexpr std::array durations = std::to_array<UnitRow>({{"w", 604800, 1, false},
                                                         {"d", 86400, 1, true},
                                                         {"h", 3600, 1, true},
                                                         {"m", 60, 1, true},
                                                         {"s", 1, 1, true},
                                                         {"ms", 1, 1000, true}});
constexpr std::array sizes = std::to_array<UnitRow>({{"GiB", 1073741824, 1, true},
                                                     {"GB", 1e9, 1, true},
                                                     {"MiB", 1048576, 1, true},
                                                     {"MB", 1e6, 1, true},
                                                     {"KiB", 1024, 1, true},
                                                     {"kB", 1000, 1, true},
                                                     {"B", 1, 1, true}});
constexpr std::array rates =
    std::to_array<UnitRow>({{"/s", 1, 1, true}, {"/min", 1, 60, true}, {"/h", 1, 3600, true}, {"/d", 1, 86400, true}});
constexpr std::array plain = std::to_array<UnitRow>({{"", 1, 1, true}});

std::optional<double> to_number(std::string_view digits) {
    double value = 0;
    const char* end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, value, std::chars_format::fixed);
    return stop == end && error == std::errc() ? std::optional(value) : std::nullopt;
}

}  // namespace

std::span<const UnitRow> rows_of(Unit unit) {
    switch (unit) {
        case Unit::duration:
            return durations;
        case Unit::size:
            return sizes;
        case Unit::rate:
            return rates;
        case Unit::none:
            break;
    }
    return plain;
}

const UnitRow* find_row(Unit unit, std::string_view name) {
    for (const UnitRow& row : rows_of(unit)) {
        if (row.name == name) {
            return &row;
        }
    }
    return nullptr;
}

std::string_view default_unit(Unit unit) {
    switch (unit) {
        case Unit::duration:
            return "s";
        case Unit::size:
            return "B";
        case Unit::rate:
            return "/s";
        case Unit::none:
            break;
    }
    return {};
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' ')) {
        text.remove_prefix(1);
    }
    while (text.ends_with(' ')) {
        text.remove_suffix(1);
    }
    return text;
}

std::size_t number_length(std::string_view text) {
    std::size_t end = 0;
    while (end < text.size() && is_digit(text[end])) {
        ++end;
    }
    if (end > 0 && end + 1 < text.size() && text[end] == '.' && is_digit(text[end + 1])) {
        ++end;
        while (end < text.size() && is_digit(text[end])) {
            ++end;
        }
    }
    return end;
}

std::optional<double> read_strictly(std::string_view text, Unit unit) {
    const std::size_t length = number_length(text);
    std::string_view name = text.substr(length);
    if (length > 0 && name.size() > 1 && name.starts_with(' ')) {
        name.remove_prefix(1);
    }
    const UnitRow* row = find_row(unit, name);
    if (length == 0 || row == nullptr) {
        return std::nullopt;
    }
    const std::optional<double> number = to_number(text.substr(0, length));
    if (!number || !std::isfinite(*number * row->factor)) {
        return std::nullopt;
    }
    return *number * row->factor / row->divisor;
}

}  // namespace units

namespace {

QuantityResult problem(std::string_view text, Unit unit, std::string words) {
    return {std::nullopt, std::move(words), units::repaired(text, unit)};
}

std::string number_text(double value) {
    std::array<char, 1200> buffer{};  // the longest fixed notation of a double has 1077 characters
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed);
    return {buffer.data(), result.ptr};
}

}  // namespace

using namespace units;

QuantityResult parse_quantity(std::string_view text, Unit unit) {
    if (const std::optional<double> value = read_strictly(text, unit)) {
        return {value, {}, {}};
    }
    if (text.empty()) {
        return {std::nullopt, "is empty", {}};
    }
    if (text.starts_with('-') && text.size() > 1 && (is_digit(text[1]) || text[1] == '.')) {
        return {std::nullopt, "is below zero", {}};
    }
    if (text.starts_with('+')) {
        return problem(text, unit, "has a sign");
    }
    const std::size_t length = number_length(text);
    if (length == 0) {
        return problem(text, unit, "is not a number");
    }
    const std::string_view rest = trimmed(text.substr(length));
    if (find_row(unit, rest) != nullptr) {
        const bool tidy = text == trimmed(text) && text.find("  ") == std::string_view::npos;
        return problem(text, unit, tidy ? "is outside of what can be counted" : "has too many spaces");
    }
    if (rest.empty()) {
        return problem(text, unit, text.size() == length ? "has no unit" : "has a space at its end");
    }
    const bool notation = rest.front() == ',' || rest.front() == '_' || rest.front() == '.' ||
                          ((rest.front() == 'e' || rest.front() == 'E') && rest.size() > 1 &&
                           (is_digit(rest[1]) || rest[1] == '+' || rest[1] == '-'));
    if (notation) {
        return problem(text, unit, "is not a plain decimal number");
    }
    if (unit == Unit::none) {
        return problem(text, unit, "is not a plain number");
    }
    return problem(text, unit, fmt::format("has the unit \"{}\", which is not known here", rest));
}

std::string format_quantity(double value, Unit unit) {
    if (!std::isfinite(value) || value < 0) {
        return "unknown";
    }
    if (value == 0) {
        return "0" + std::string(default_unit(unit));
    }
    constexpr std::size_t readable_rate = 5;  // 0.023/s reads better than 82.8/h, 1/min better than 0.016666/s
    std::string best;
    const std::span<const UnitRow> rows = rows_of(unit);
    for (const UnitRow& row : rows) {
        const double in_unit = value * row.divisor / row.factor;
        const bool smallest = &row == &rows.back();
        if (!row.written || (in_unit < 1 && !smallest && unit != Unit::rate)) {
            continue;
        }
        const std::string number = number_text(in_unit);
        std::string text = number + std::string(row.name);
        if (read_strictly(text, unit) != value) {
            continue;
        }
        if (unit == Unit::rate && (number.size() <= readable_rate || in_unit == std::floor(in_unit))) {
            return text;
        }
        if (best.empty() || text.size() < best.size()) {
            best = std::move(text);
        }
    }
    // No unit gives the number back exactly only for numbers far below the smallest unit.
    return best.empty() ? number_text(value) + std::string(default_unit(unit)) : best;
}

std::string_view describe(Unit unit) {
    switch (unit) {
        case Unit::duration:
            return "a duration such as 30s or 5m (ms s m h d w)";
        case Unit::size:
            return "a size such as 1.2kB or 4MiB (B kB MB GB KiB MiB GiB)";
        case Unit::rate:
            return "a rate such as 400/s or 20/min (/s /min /h /d)";
        case Unit::none:
            break;
    }
    return "a number, zero or more";
}

}  // namespace tense
