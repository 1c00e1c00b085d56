// Suggestions for quantities that are nearly right.
#include "base/units_parts.hpp"

#include <array>

namespace tense::units {

namespace {

// What people write instead; compared in small letters. Only ever suggested, never read.
struct OtherName {
    Unit unit;
    std::string_view other;
    std::string_view name;
};
constexpr std::array other_names = std::to_array<OtherName>({
    {Unit::duration, "sec", "s"},
    {Unit::duration, "secs", "s"},
    {Unit::duration, "second", "s"},
    {Unit::duration, "seconds", "s"},
    {Unit::duration, "min", "m"},
    {Unit::duration, "mins", "m"},
    {Unit::duration, "minute", "m"},
    {Unit::duration, "minutes", "m"},
    {Unit::duration, "hr", "h"},
    {Unit::duration, "hrs", "h"},
    {Unit::duration, "hour", "h"},
    {Unit::duration, "hours", "h"},
    {Unit::duration, "day", "d"},
    {Unit::duration, "days", "d"},
    {Unit::duration, "week", "w"},
    {Unit::duration, "weeks", "w"},
    {Unit::duration, "msec", "ms"},
    {Unit::duration, "millis", "ms"},
    {Unit::duration, "millisecond", "ms"},
    {Unit::duration, "milliseconds", "ms"},
    {Unit::size, "byte", "B"},
    {Unit::size, "bytes", "B"},
    {Unit::size, "k", "kB"},
    {Unit::size, "m", "MB"},
    {Unit::size, "g", "GB"},
    {Unit::size, "ki", "KiB"},
    {Unit::size, "mi", "MiB"},
    {Unit::size, "gi", "GiB"},
    {Unit::rate, "/sec", "/s"},
    {Unit::rate, "/second", "/s"},
    {Unit::rate, "rps", "/s"},
    {Unit::rate, "tps", "/s"},
    {Unit::rate, "qps", "/s"},
    {Unit::rate, "hz", "/s"},
    {Unit::rate, "per second", "/s"},
    {Unit::rate, "per s", "/s"},
    {Unit::rate, "/m", "/min"},
    {Unit::rate, "/minute", "/min"},
    {Unit::rate, "per minute", "/min"},
    {Unit::rate, "/hour", "/h"},
    {Unit::rate, "/hr", "/h"},
    {Unit::rate, "per hour", "/h"},
    {Unit::rate, "/day", "/d"},
    {Unit::rate, "per day", "/d"},
});

std::string small_letters(std::string_view text) {
    std::string result(text);
    for (char& letter : result) {
        if (letter >= 'A' && letter <= 'Z') {
            letter = static_cast<char>(letter - 'A' + 'a');
        }
    }
    return result;
}

std::string_view likely_unit(Unit unit, std::string_view written) {
    const std::string wanted = small_letters(written);
    for (const OtherName& row : other_names) {
        if (row.unit == unit && row.other == wanted) {
            return row.name;
        }
    }
    for (const UnitRow& row : rows_of(unit)) {
        if (small_letters(row.name) == wanted) {
            return row.name;
        }
    }
    return {};
}

struct Number {
    std::string text;        // digits, perhaps with a point; empty when there is none
    std::size_t length = 0;  // of what it was read from
};

// "1,200" and "1_200" group thousands, "1,5" has a comma for a point, ".5" and "5." lack a digit.
Number read_loosely(std::string_view text) {
    Number number;
    const auto digit_at = [text](std::size_t at) { return at < text.size() && is_digit(text[at]); };
    if (text.starts_with('.') && digit_at(1)) {
        number.text = "0";
    }
    std::size_t at = 0;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        const bool has_point = number.text.find('.') != std::string::npos;
        const bool between_digits = !number.text.empty() && digit_at(at + 1);
        const bool three_follow = digit_at(at + 1) && digit_at(at + 2) && digit_at(at + 3) && !digit_at(at + 4);
        if (is_digit(c)) {
            number.text += c;
        } else if ((c == ',' || c == '_') && between_digits && three_follow && !has_point) {
            continue;
        } else if ((c == '.' || c == ',') && between_digits && !has_point) {
            number.text += '.';
        } else if (c == '.' && !number.text.empty() && !has_point) {
            continue;
        } else {
            break;
        }
    }
    number.length = at;
    return number;
}

// 1h30m, 10k/s: quantities that are the sum or the multiple of right ones.
std::string composed(const std::string& number, std::string_view name, Unit unit) {
    if (unit == Unit::duration) {
        const std::size_t first = name.find_first_of("0123456789");
        if (first != std::string_view::npos) {
            const auto head = read_strictly(number + std::string(trimmed(name.substr(0, first))), unit);
            const auto rest = read_strictly(name.substr(first), unit);
            return head && rest ? format_quantity(*head + *rest, unit) : std::string();
        }
    }
    if (unit == Unit::rate && (name.starts_with('k') || name.starts_with('K'))) {
        const auto thousands = read_strictly(number + std::string(trimmed(name.substr(1))), unit);
        return thousands ? format_quantity(*thousands * 1000, unit) : std::string();
    }
    return {};
}

}  // namespace

std::string repaired(std::string_view text, Unit unit) {
    text = trimmed(text);
    if (text.starts_with('+')) {
        text = trimmed(text.substr(1));
    }
    const Number number = read_loosely(text);
    if (number.text.empty()) {
        return {};
    }
    std::string_view name = trimmed(text.substr(number.length));
    if (name.empty()) {
        name = default_unit(unit);
    } else if (find_row(unit, name) == nullptr) {
        const std::string_view likely = likely_unit(unit, name);
        if (likely.empty()) {
            return composed(number.text, name, unit);
        }
        name = likely;
    }
    const std::string result = number.text + std::string(name);
    return read_strictly(result, unit) ? result : std::string();
}

}  // namespace tense::units
