#include "base/diagnostic_text.hpp"

#include "base/text.hpp"
#include "base/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace tense {

namespace {

constexpr std::size_t tab_stop = 4;
constexpr std::size_t widest_line = 100;  // cells of source text; longer lines are cut around the span
constexpr std::size_t cells_before = 30;  // of those, how many stay in front of the span

struct Paint {
    bool on = false;

    [[nodiscard]] std::string operator()(std::string_view code, std::string_view text) const {
        return on ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::string(text);
    }
    [[nodiscard]] std::string bold(std::string_view text) const { return (*this)("1", text); }
    [[nodiscard]] std::string red(std::string_view text) const { return (*this)("1;31", text); }
    [[nodiscard]] std::string cyan(std::string_view text) const { return (*this)("1;36", text); }
    [[nodiscard]] std::string blue(std::string_view text) const { return (*this)("1;34", text); }
};

// One code point of the source as it is shown.
struct Cell {
    std::string text;
    std::size_t width = 0;
};

std::vector<Cell> cells_of(std::string_view line) {
    std::vector<Cell> cells;
    std::size_t column = 0;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t length = code_point_at(line, at).length;
        const std::string_view character = line.substr(at, length);
        Cell cell;
        if (character == "\t") {
            cell.width = tab_stop - column % tab_stop;
            cell.text = std::string(cell.width, ' ');
        } else {
            cell.text = printable(character);
            cell.width = display_width(cell.text);
        }
        column += cell.width;
        cells.push_back(std::move(cell));
        at += length;
    }
    return cells;
}

struct Snippet {
    std::string line;
    std::size_t before = 0;  // cells in front of the carets
    std::size_t carets = 1;
};

std::size_t width_of(const std::vector<Cell>& cells, std::size_t begin, std::size_t end) {
    std::size_t width = 0;
    for (std::size_t i = begin; i < end; ++i) {
        width += cells[i].width;
    }
    return width;
}

Snippet snippet_of(const Span& span) {
    const std::vector<Cell> cells = cells_of(span.source->line(span.line));
    const std::size_t first = std::min(static_cast<std::size_t>(std::max(span.column, 1)) - 1, cells.size());
    const std::size_t length = static_cast<std::size_t>(std::max(span.length, 1));
    const std::size_t last = std::min(first + std::min(length, cells.size()), cells.size());

    std::size_t begin = 0;
    std::size_t end = cells.size();
    if (width_of(cells, 0, cells.size()) > widest_line) {
        begin = first;
        for (std::size_t used = 0; begin > 0 && used + cells[begin - 1].width <= cells_before; --begin) {
            used += cells[begin - 1].width;
        }
        end = begin;
        for (std::size_t used = 0; end < cells.size() && used + cells[end].width <= widest_line; ++end) {
            used += cells[end].width;
        }
    }
    Snippet snippet;
    if (begin > 0) {
        snippet.line = "…";
        snippet.before = 1;
    }
    for (std::size_t i = begin; i < end; ++i) {
        snippet.line += cells[i].text;
    }
    if (end < cells.size()) {
        snippet.line += "…";
    }
    snippet.before += width_of(cells, begin, first);
    snippet.carets = std::max<std::size_t>(1, width_of(cells, first, std::max(first, std::min(last, end))));
    return snippet;
}

void put_snippet(std::string& out, const Span& span, std::size_t gutter, const Paint& paint, bool is_note) {
    if (!span.known() || span.line > span.source->line_count()) {
        return;
    }
    const Snippet snippet = snippet_of(span);
    const std::string carets(snippet.carets, '^');
    out += fmt::format("{} {}\n", paint.blue(fmt::format("{:>{}} |", span.line, gutter)), snippet.line);
    out += fmt::format("{} {}{}\n", paint.blue(fmt::format("{:>{}} |", "", gutter)), std::string(snippet.before, ' '),
                       is_note ? paint.cyan(carets) : paint.red(carets));
}

std::string place(const Span& span) {
    if (span.source == nullptr) {
        return {};
    }
    std::string name = printable(span.source->name());
    if (span.source->name() == "-") {
        name = "<standard input>";
    }
    return span.line > 0 ? fmt::format("{}:{}:{}: ", name, span.line, span.column) : name + ": ";
}

// A word that might have been meant, as opposed to a text to write such as "400/s".
bool is_name(std::string_view text) {
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const auto inner = [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.'; };
    return !text.empty() && letter(text.front()) && std::all_of(text.begin(), text.end(), inner);
}

std::size_t gutter_of(const Diagnostic& diagnostic) {
    int largest = diagnostic.span.line;
    for (const Diagnostic::Note& note : diagnostic.notes) {
        largest = std::max(largest, note.span.line);
    }
    return std::max<std::size_t>(3, std::to_string(largest).size() + 1);
}

void put(std::string& out, const Diagnostic& diagnostic, const Paint& paint) {
    const std::size_t gutter = gutter_of(diagnostic);
    const std::string margin(gutter, ' ');
    out += fmt::format("{}{} {} [{}]\n", paint.bold(place(diagnostic.span)), paint.red("error:"),
                       paint.bold(printable(diagnostic.message)), diagnostic.code);
    put_snippet(out, diagnostic.span, gutter, paint, false);
    if (!diagnostic.expected.empty()) {
        out += fmt::format("{} expected: {}\n", margin, printable(diagnostic.expected));
    }
    if (!diagnostic.suggestion.empty()) {
        const std::string words = printable(diagnostic.suggestion);
        out += is_name(diagnostic.suggestion) ? fmt::format("{} did you mean \"{}\"?\n", margin, words)
                                              : fmt::format("{} write: {}\n", margin, words);
    }
    for (const Diagnostic::Note& note : diagnostic.notes) {
        out += fmt::format("{}{} {}\n", place(note.span), paint.cyan("note:"), printable(note.text));
        put_snippet(out, note.span, gutter, paint, true);
    }
}

}  // namespace

std::string diagnostic_text(const std::vector<Diagnostic>& diagnostics, bool color) {
    std::string out;
    for (const Diagnostic& diagnostic : diagnostics) {
        put(out, diagnostic, Paint{color});
    }
    return out;
}

}  // namespace tense
