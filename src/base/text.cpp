#include "base/text.hpp"

#include "base/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

namespace tense {

namespace {

struct Range {
    char32_t first;
    char32_t last;
};

// Sorted, so that a look-up is a binary search. Good enough for alignment, not a copy of Unicode's tables.
constexpr std::array zero_width = std::to_array<Range>(
    {{0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD},   {0x05BF, 0x05BF},  {0x05C1, 0x05C2}, {0x0610, 0x061A},
     {0x061C, 0x061C}, {0x064B, 0x065F}, {0x0670, 0x0670},   {0x06D6, 0x06DC},  {0x06DF, 0x06E4}, {0x06E7, 0x06E8},
     {0x06EA, 0x06ED}, {0x0900, 0x0902}, {0x093C, 0x093C},   {0x0941, 0x0948},  {0x094D, 0x094D}, {0x0E31, 0x0E31},
     {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E}, {0x1AB0, 0x1AFF},   {0x1DC0, 0x1DFF},  {0x200B, 0x200F}, {0x202A, 0x202E},
     {0x2060, 0x2064}, {0x2066, 0x2069}, {0x20D0, 0x20F0},   {0x302A, 0x302D},  {0x3099, 0x309A}, {0xFE00, 0xFE0F},
     {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}, {0xE0001, 0xE007F}, {0xE0100, 0xE01EF}});

constexpr std::array wide = std::to_array<Range>(
    {{0x1100, 0x115F},   {0x231A, 0x231B},   {0x2329, 0x232A},   {0x23E9, 0x23EC},   {0x23F0, 0x23F0},
     {0x23F3, 0x23F3},   {0x25FD, 0x25FE},   {0x2614, 0x2615},   {0x2648, 0x2653},   {0x267F, 0x267F},
     {0x2693, 0x2693},   {0x26A1, 0x26A1},   {0x26AA, 0x26AB},   {0x26BD, 0x26BE},   {0x26C4, 0x26C5},
     {0x26CE, 0x26CE},   {0x26D4, 0x26D4},   {0x26EA, 0x26EA},   {0x26F2, 0x26F3},   {0x26F5, 0x26F5},
     {0x26FA, 0x26FA},   {0x26FD, 0x26FD},   {0x2705, 0x2705},   {0x270A, 0x270B},   {0x2728, 0x2728},
     {0x274C, 0x274C},   {0x274E, 0x274E},   {0x2753, 0x2755},   {0x2757, 0x2757},   {0x2795, 0x2797},
     {0x27B0, 0x27B0},   {0x27BF, 0x27BF},   {0x2B1B, 0x2B1C},   {0x2B50, 0x2B50},   {0x2B55, 0x2B55},
     {0x2E80, 0x303E},   {0x3041, 0x4DBF},   {0x4E00, 0xA4CF},   {0xA960, 0xA97F},   {0xAC00, 0xD7A3},
     {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},   {0x1F004, 0x1F004},
     {0x1F0CF, 0x1F0CF}, {0x1F18E, 0x1F18E}, {0x1F191, 0x1F19A}, {0x1F200, 0x1F251}, {0x1F300, 0x1F64F},
     {0x1F680, 0x1F6FF}, {0x1F7E0, 0x1F7EB}, {0x1F900, 0x1F9FF}, {0x1FA70, 0x1FAFF}, {0x20000, 0x3FFFD}});

// Invisible, or able to reorder what is seen: text that looks like something else. Variation selectors up to
// U+FE0F stay, emoji need them.
constexpr std::array deceptive = std::to_array<Range>({{0x00AD, 0x00AD},
                                                       {0x034F, 0x034F},
                                                       {0x061C, 0x061C},
                                                       {0x115F, 0x1160},
                                                       {0x17B4, 0x17B5},
                                                       {0x180B, 0x180F},
                                                       {0x200B, 0x200F},
                                                       {0x2028, 0x202E},
                                                       {0x2060, 0x206F},
                                                       {0x3164, 0x3164},
                                                       {0xFEFF, 0xFEFF},
                                                       {0xFFA0, 0xFFA0},
                                                       {0xFFF0, 0xFFFB},
                                                       {0x1BCA0, 0x1BCA3},
                                                       {0x1D173, 0x1D17A},
                                                       {0xE0000, 0xE0FFF}});

bool contains(std::span<const Range> ranges, char32_t value) {
    const auto after = std::upper_bound(ranges.begin(), ranges.end(), value,
                                        [](char32_t wanted, const Range& range) { return wanted < range.first; });
    return after != ranges.begin() && value <= std::prev(after)->last;
}

std::string escape(const CodePoint& point) {
    const auto value = static_cast<unsigned>(point.value);
    switch (value) {
        case '\n':
            return "\\n";
        case '\r':
            return "\\r";
        case '\t':
            return "\\t";
        default:
            break;
    }
    if (!point.valid || value < 0x80) {
        return fmt::format("\\x{:02x}", value);
    }
    return value <= 0xFFFF ? fmt::format("\\u{:04x}", value) : fmt::format("\\U{:08x}", value);
}

bool is_unsafe(const CodePoint& point) {
    return !point.valid || point.value < 0x20 || (point.value >= 0x7F && point.value < 0xA0) ||
           contains(deceptive, point.value);
}

void wrap_paragraph(std::string_view paragraph, std::size_t width, std::vector<std::string>& lines) {
    std::string line;
    std::size_t used = 0;
    while (!paragraph.empty()) {
        const std::size_t end = paragraph.find(' ');
        const std::string_view word = paragraph.substr(0, end);
        paragraph.remove_prefix(end == std::string_view::npos ? paragraph.size() : end + 1);
        if (word.empty()) {
            continue;
        }
        const std::size_t cells = display_width(word);
        if (!line.empty() && used + 1 + cells > width) {
            lines.push_back(std::move(line));
            line.clear();
        }
        if (line.empty()) {
            line = word;
            used = cells;
        } else {
            line += ' ';
            line += word;
            used += 1 + cells;
        }
    }
    lines.push_back(std::move(line));
}

}  // namespace

std::size_t display_width(std::string_view utf8) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < utf8.size();) {
        const CodePoint point = code_point_at(utf8, at);
        at += point.length;
        if (point.valid && contains(zero_width, point.value)) {
            continue;
        }
        width += point.valid && contains(wide, point.value) ? 2 : 1;
    }
    return width;
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
    std::vector<std::string> lines;
    for (;;) {
        const std::size_t end = text.find('\n');
        wrap_paragraph(text.substr(0, end), width, lines);
        if (end == std::string_view::npos) {
            return lines;
        }
        text.remove_prefix(end + 1);
    }
}

std::string printable(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (is_unsafe(point)) {
            result += escape(point);
        } else {
            result += text.substr(at, point.length);
        }
        at += point.length;
    }
    return result;
}

std::string in_quotes(std::string_view text) {
    constexpr std::size_t longest = 40;  // code points
    std::size_t end = 0;
    for (std::size_t count = 0; count < longest && end < text.size(); ++count) {
        end += code_point_at(text, end).length;
    }
    return fmt::format("\"{}{}\"", printable(text.substr(0, end)), end < text.size() ? "…" : "");
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
    std::string result;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) {
            result += separator;
        }
        result += parts[i];
    }
    return result;
}

std::string listed(const std::vector<std::string>& items, std::string_view last_joint) {
    std::string out;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0 && i + 1 == items.size())
            out.append(" ").append(last_joint).append(" ");
        else if (i > 0)
            out += ", ";
        out += items[i];
    }
    return out;
}

std::string number_words(std::size_t n, std::string_view singular, std::string_view plural) {
    return fmt::format("{} {}", n, n == 1 ? singular : plural);
}

}  // namespace tense
