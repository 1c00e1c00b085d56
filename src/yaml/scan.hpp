// Where things end in YAML text. yaml-cpp's events tell where something starts and never how it was
// written; these functions look it up in the text, from a place that an event has vouched for.
// All offsets are bytes.
#pragma once

#include "base/source_text.hpp"
#include "base/span.hpp"
#include "yaml/document.hpp"

#include <cstddef>
#include <string_view>

namespace tense::yaml {

inline constexpr std::size_t nowhere = std::string_view::npos;

// Offsets to spans. Asking in the order of the text is cheap however long its lines are.
class Locator {
public:
    explicit Locator(const SourceText& source) : source_(&source) {}

    // `bytes`: how much of the text the span covers; it ends at the line's end at the latest.
    [[nodiscard]] Span span(std::size_t offset, std::size_t bytes = 1);
    [[nodiscard]] int line(std::size_t offset) { return span(offset).line; }

private:
    const SourceText* source_;
    std::size_t known_ = 0;  // an offset within the text, and its place
    SourceText::Position place_;
};

[[nodiscard]] char char_at(std::string_view text, std::size_t offset);  // '\n' behind the end

// Spaces and tabs.
[[nodiscard]] std::size_t skip_blanks(std::string_view text, std::size_t at);
// Spaces, tabs, line ends and comments.
[[nodiscard]] std::size_t skip_trivia(std::string_view text, std::size_t at);
// The end of `!tag`, `&anchor` or `*alias` that begins at `at`.
[[nodiscard]] std::size_t word_end(std::string_view text, std::size_t at);

// What stands in front of a value: `!tag` and `&anchor`.
struct Properties {
    std::size_t tag = nowhere;
    std::size_t anchor = nowhere;
    std::size_t end = 0;      // behind the last of them
    std::size_t content = 0;  // where the value begins
};
[[nodiscard]] Properties skip_properties(std::string_view text, std::size_t at);

[[nodiscard]] Node::Style style_at(std::string_view text, std::size_t at);

// Behind the closing quote; nowhere when the quote at `at` is not closed.
[[nodiscard]] std::size_t quoted_end(std::string_view text, std::size_t at);

struct PlainEnd {
    std::size_t end = 0;
    std::size_t first_line_end = 0;
    std::size_t dash = nowhere;  // "- " at the start of a line that continues the text
};
// `value` is what yaml-cpp made of the text: folded lines are matched.
[[nodiscard]] PlainEnd plain_end(std::string_view text, std::size_t at, std::string_view value);

// Behind the last line of the block scalar whose `|` or `>` is at `at`. `parent_indent` is the column of
// the collection that holds it, counted from 0; -1 for a whole document.
[[nodiscard]] std::size_t block_end(std::string_view text, std::size_t at, int parent_indent);

// "---" at the start of a line, followed by white space.
[[nodiscard]] bool is_document_marker(std::string_view text, std::size_t at);

// The length of `~`, `null`, `Null` or `NULL` standing alone at `at`; 0 when there is none.
[[nodiscard]] std::size_t null_word(std::string_view text, std::size_t at);

// A bracket or quote in [from, to) that is open at `to`; nowhere when there is none.
struct Unclosed {
    std::size_t bracket = nowhere;
    std::size_t quote = nowhere;
};
[[nodiscard]] Unclosed find_unclosed(std::string_view text, std::size_t from, std::size_t to);

}  // namespace tense::yaml
