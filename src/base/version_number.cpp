#include "base/version_number.hpp"

#include <algorithm>
#include <cstddef>

namespace tense {

namespace {

constexpr std::size_t most_parts = 4;
constexpr std::size_t most_digits = 9;  // fits in 32 bits

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_pre_release_character(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '-' || c == '+' ||
           c == '~' || c == '_';
}

std::size_t digits_from(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) {
        ++end;
    }
    return end - at;
}

std::string_view without_leading_zeros(std::string_view digits) {
    const std::size_t first = digits.find_first_not_of('0');
    return first == std::string_view::npos ? std::string_view() : digits.substr(first);
}

// Letters as letters, runs of digits as numbers: rc2 comes before rc10.
std::strong_ordering compare_naturally(std::string_view a, std::string_view b) {
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {
        const std::size_t digits_a = digits_from(a, i);
        const std::size_t digits_b = digits_from(b, j);
        if (digits_a > 0 && digits_b > 0) {
            const std::string_view number_a = without_leading_zeros(a.substr(i, digits_a));
            const std::string_view number_b = without_leading_zeros(b.substr(j, digits_b));
            if (number_a.size() != number_b.size()) {
                return number_a.size() <=> number_b.size();
            }
            if (const int order = number_a.compare(number_b); order != 0) {
                return order <=> 0;
            }
            i += digits_a;
            j += digits_b;
        } else {
            if (a[i] != b[j]) {
                return a[i] <=> b[j];
            }
            ++i;
            ++j;
        }
    }
    return (a.size() - i) <=> (b.size() - j);
}

}  // namespace

std::optional<VersionNumber> VersionNumber::parse(std::string_view text) {
    VersionNumber version;
    version.text_ = std::string(text);
    if (text.starts_with('v') || text.starts_with('V')) {
        text.remove_prefix(1);
    }
    for (;;) {
        const std::size_t digits = digits_from(text, 0);
        if (digits == 0 || digits > most_digits || version.parts_.size() == most_parts) {
            return std::nullopt;
        }
        unsigned part = 0;
        for (const char digit : text.substr(0, digits)) {
            part = part * 10U + static_cast<unsigned>(digit - '0');
        }
        version.parts_.push_back(part);
        text.remove_prefix(digits);
        if (!text.starts_with('.')) {
            break;
        }
        text.remove_prefix(1);
    }
    if (!text.empty()) {
        const char mark = text.front();
        text.remove_prefix(1);
        if ((mark != '-' && mark != '+') || text.empty() ||
            !std::all_of(text.begin(), text.end(), is_pre_release_character)) {
            return std::nullopt;
        }
        version.pre_release_ = std::string(text);
    }
    return version;
}

std::strong_ordering VersionNumber::operator<=>(const VersionNumber& other) const {
    for (std::size_t i = 0; i < std::max(parts_.size(), other.parts_.size()); ++i) {
        const unsigned mine = i < parts_.size() ? parts_[i] : 0;
        const unsigned theirs = i < other.parts_.size() ? other.parts_[i] : 0;
        if (mine != theirs) {
            return mine <=> theirs;
        }
    }
    if (pre_release_.empty() || other.pre_release_.empty()) {
        return pre_release_.empty() <=> other.pre_release_.empty();
    }
    return compare_naturally(pre_release_, other.pre_release_);
}

bool VersionNumber::operator==(const VersionNumber& other) const {
    return (*this <=> other) == std::strong_ordering::equal;
}

}  // namespace tense
