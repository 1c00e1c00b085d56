#include "render/sheet.hpp"

#include "base/text.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <vector>

namespace tense {
namespace {

constexpr std::size_t k_narrowest = 40;  // below this nothing reads well, so lines stay longer
constexpr std::size_t k_label_column = 2;
constexpr std::size_t k_item_column = 14;
constexpr std::size_t k_column_gap = 2;  // between two cells that stand beside each other

std::string spaces(std::size_t count) {
    return std::string(count, ' ');
}

std::size_t room(std::size_t width, std::size_t indent) {
    return std::max<std::size_t>(width, indent + 20) - indent;
}

// Lines for a paragraph whose first line has `hang` columns more than the others.
std::vector<std::string> hanging(const std::string& text, std::size_t width, std::size_t hang) {
    std::vector<std::string> lines = wrap(text, width);
    if (hang == 0 || lines.size() < 2) return lines;
    std::string rest;
    for (std::size_t i = 1; i < lines.size(); ++i) rest.append(i > 1 ? " " : "").append(lines[i]);
    lines.resize(1);
    for (std::string& line : wrap(rest, width - hang)) lines.push_back(std::move(line));
    return lines;
}

// Lines of at most `width` cells, whatever the words are.
std::vector<std::string> cell_lines(const std::string& text, std::size_t width) {
    std::vector<std::string> out;
    for (std::string line : wrap(text, width)) {
        while (display_width(line) > width) {
            std::size_t end = 0, used = 0;
            while (end < line.size()) {
                const std::size_t length = code_point_at(line, end).length;
                const std::size_t cells = display_width(std::string_view{line}.substr(end, length));
                if (end > 0 && used + cells > width) break;
                used += cells;
                end += length;
            }
            if (end >= line.size()) break;
            out.push_back(line.substr(0, end));
            line.erase(0, end);
        }
        out.push_back(std::move(line));
    }
    return out;
}

}  // namespace

Sheet::Sheet(const RenderOptions& options)
    : width_(std::max(static_cast<std::size_t>(std::max(options.width, 0)), k_narrowest)), color_(options.color) {}

std::string Sheet::safe(std::string_view text) {
    return printable(text);
}

std::string Sheet::inked(std::string_view text, Ink ink) const {
    const auto code = [&]() -> std::string_view {
        switch (ink) {
            case Ink::plain:
                return {};
            case Ink::strong:
                return "\x1b[1m";
            case Ink::settled:
                return "\x1b[32m";
            case Ink::open:
                return "\x1b[33m";
            case Ink::faint:
                return "\x1b[2m";
        }
        return {};
    }();
    if (!color_ || code.empty() || text.empty()) return std::string{text};
    return std::string{code}.append(text).append("\x1b[0m");
}

void Sheet::paragraph(std::size_t indent, std::string_view text, Ink ink, std::size_t hang) {
    bool first = true;
    for (const std::string& line : hanging(safe(text), room(width_, indent), hang)) {
        if (line.empty()) continue;  // nothing but spaces was said
        const std::size_t column = first ? indent : indent + hang;
        out_ += spaces(column) + inked(line, ink) + "\n";
        last_width_ = column + display_width(line);
        first = false;
    }
}

void Sheet::pair(std::string_view first, std::string_view joint, std::string_view second, Ink first_ink,
                 Ink second_ink) {
    const std::string a = safe(first), b = safe(second);
    const std::size_t whole = display_width(a) + joint.size() + display_width(b);
    if (whole <= width_) {
        out_ += inked(a, first_ink) + std::string{joint} + inked(b, second_ink) + "\n";
        last_width_ = whole;
        return;
    }
    const std::size_t end = joint.find_last_not_of(' ');
    paragraph(0, std::string{first}.append(joint.substr(0, end == std::string_view::npos ? 0 : end + 1)), first_ink);
    paragraph(2, second, second_ink);
}

void Sheet::underline(char mark) {
    out_ += std::string(std::min(last_width_, width_), mark) + "\n";
}

void Sheet::blank() {
    out_ += "\n";
}

void Sheet::section(std::string_view label) {
    label_ = label;
}

void Sheet::item(std::string_view text, std::size_t indent, std::size_t hang) {
    const std::size_t column = k_item_column + indent;
    bool first = true;
    for (const std::string& line : hanging(safe(text), room(width_, column), hang)) {
        if (line.empty()) continue;
        std::string margin = spaces(first ? column : column + hang);
        if (!label_.empty()) {
            const std::size_t gap = margin.size() - std::min(margin.size(), k_label_column + label_.size());
            margin = spaces(k_label_column) + inked(label_, Ink::faint) + spaces(gap);
            label_.clear();
        }
        out_ += margin + line + "\n";
        first = false;
    }
}

void Sheet::beside(std::string_view left, std::string_view right, Ink left_ink, Ink right_ink) {
    const std::size_t width = (room(width_, k_item_column) - k_column_gap) / 2;
    const std::vector<std::string> a = cell_lines(safe(left), width), b = cell_lines(safe(right), width);
    for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
        std::string margin = spaces(k_item_column);
        if (!label_.empty()) {
            const std::size_t gap = k_item_column - std::min(k_item_column, k_label_column + label_.size());
            margin = spaces(k_label_column) + inked(label_, Ink::faint) + spaces(gap);
            label_.clear();
        }
        const std::string_view first = i < a.size() ? std::string_view{a[i]} : std::string_view{};
        const std::string_view second = i < b.size() ? std::string_view{b[i]} : std::string_view{};
        out_ += margin + inked(first, left_ink);
        if (!second.empty())
            out_ += spaces(width + k_column_gap - std::min(width, display_width(first))) + inked(second, right_ink);
        out_ += "\n";
    }
}

void Sheet::and_more(std::size_t count) {
    if (count > 0) item("and " + std::to_string(count) + " more in --format json");
}

void Sheet::raw(std::string_view line) {
    out_.append(line).append("\n");
}

}  // namespace tense
