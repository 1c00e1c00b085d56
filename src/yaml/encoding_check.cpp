#include "yaml/encoding_check.hpp"

#include "base/utf8.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace tense::yaml {

namespace {

constexpr int most_reports = 10;  // a picture or a zip file has thousands
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view expected = "text in UTF-8";

// A byte order mark, or every other byte NUL.
bool is_wide_encoding(std::string_view text) {
    const auto nul = [text](std::size_t at) { return text[at] == '\0'; };
    return text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF") ||
           (text.size() >= 4 && nul(0) != nul(1) && nul(0) == nul(2) && nul(1) == nul(3));
}

// What is wrong with the character at an offset; empty when nothing is.
std::string trouble(std::string_view text, std::size_t at, const CodePoint& point) {
    const auto value = static_cast<unsigned>(point.value);
    if (!point.valid) {
        return fmt::format("the byte 0x{:02x} is not UTF-8 text here", value);
    }
    if (value == 0) {
        return "there is a NUL byte here";
    }
    if (value == '\r' && text.substr(at + 1).starts_with('\n')) {
        return {};
    }
    if (value == '\r') {
        return "there is a carriage return without a line feed here";
    }
    const bool c0 = value < 0x20 && value != '\n' && value != '\t';
    const bool c1 = value >= 0x7F && value < 0xA0 && value != 0x85;
    const bool not_a_character = (value & 0xFFFEU) == 0xFFFEU;
    if (c0 || c1 || not_a_character) {
        return fmt::format("there is a control character (U+{:04X}) here", value);
    }
    if (value == 0xFEFF) {
        return "there is a byte order mark inside the text, which cannot be seen";
    }
    return {};
}

}  // namespace

bool check_encoding(const SourceText& source, DiagnosticSink& sink) {
    const std::string_view text = source.text();
    if (is_wide_encoding(text)) {
        sink.report("yaml-encoding", {&source, 1, 1, 1}, "the file is written in UTF-16 or UTF-32",
                    std::string(expected));
        return false;
    }
    int reports = 0;
    bool line_reported = false;
    for (std::size_t at = text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (point.value == '\n') {
            line_reported = false;
        } else if (!line_reported && reports < most_reports) {
            if (std::string words = trouble(text, at, point); !words.empty()) {
                const SourceText::Position place = source.position(at);
                sink.report("yaml-encoding", {&source, place.line, place.column, 1}, std::move(words),
                            std::string(expected));
                line_reported = true;
                ++reports;
            }
        }
        at += point.length;
    }
    return reports == 0;
}

}  // namespace tense::yaml
