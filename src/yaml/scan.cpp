#include "yaml/scan.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <vector>

namespace tense::yaml {

namespace {

bool is_blank(char c) {
    return c == ' ' || c == '\t';
}
bool is_white(char c) {
    return is_blank(c) || c == '\n' || c == '\r';
}
bool is_flow_indicator(char c) {
    return c == ',' || c == '[' || c == ']' || c == '{' || c == '}';
}

std::size_t line_end(std::string_view text, std::size_t at) {
    return std::min(text.find('\n', at), text.size());
}

// A quote, bracket or comment sign means something only where a value can begin.
bool begins_token(std::string_view text, std::size_t at) {
    const char before = at == 0 ? '\n' : text[at - 1];
    return is_white(before) || is_flow_indicator(before) || before == ':';
}

}  // namespace

Span Locator::span(std::size_t offset, std::size_t bytes) {
    const std::string_view text = source_->text();
    offset = std::min(offset, text.size());
    if (offset >= text.size() || offset < known_ || known_ == 0) {
        place_ = source_->position(offset);
    } else {
        const std::string_view between = text.substr(known_, offset - known_);
        const std::size_t last_break = between.rfind('\n');
        if (last_break == std::string_view::npos) {
            place_.column += static_cast<int>(count_code_points(between));
        } else {
            place_.line += static_cast<int>(std::count(between.begin(), between.end(), '\n'));
            place_.column = 1 + static_cast<int>(count_code_points(between.substr(last_break + 1)));
        }
    }
    // Behind the last line end is no place to count on from.
    known_ = offset >= text.size() ? 0 : offset;
    std::string_view covered = text.substr(offset, bytes);
    covered = covered.substr(0, covered.find_first_of("\r\n"));
    const std::size_t length = std::max<std::size_t>(1, count_code_points(covered));
    return {source_, place_.line, place_.column, static_cast<int>(length)};
}

char char_at(std::string_view text, std::size_t offset) {
    return offset < text.size() ? text[offset] : '\n';
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
    while (at < text.size() && is_blank(text[at])) {
        ++at;
    }
    return at;
}

std::size_t skip_trivia(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        if (text[at] == '#' && begins_token(text, at)) {
            at = line_end(text, at);
        } else if (is_white(text[at])) {
            ++at;
        } else {
            break;
        }
    }
    return at;
}

std::size_t word_end(std::string_view text, std::size_t at) {
    if (text.substr(at).starts_with("!<")) {
        const std::size_t close = text.find_first_of(">\n", at);
        return close == nowhere || text[close] == '\n' ? line_end(text, at) : close + 1;
    }
    while (at < text.size() && !is_white(text[at]) && !is_flow_indicator(text[at])) {
        ++at;
    }
    return at;
}

Properties skip_properties(std::string_view text, std::size_t at) {
    Properties result;
    result.end = at;
    result.content = at;
    while (char_at(text, result.content) == '!' || char_at(text, result.content) == '&') {
        (text[result.content] == '!' ? result.tag : result.anchor) = result.content;
        result.end = word_end(text, result.content);
        result.content = skip_trivia(text, result.end);
    }
    return result;
}

Node::Style style_at(std::string_view text, std::size_t at) {
    switch (char_at(text, at)) {
        case '"':
        case '\'':
            return Node::Style::quoted;
        case '|':
        case '>':
            return Node::Style::block;
        default:
            return Node::Style::plain;
    }
}

std::size_t quoted_end(std::string_view text, std::size_t at) {
    const char quote = text[at];
    for (++at; at < text.size(); ++at) {
        if (text[at] == '\\' && quote == '"') {
            ++at;
        } else if (text[at] == quote) {
            if (quote == '"' || char_at(text, at + 1) != '\'') {
                return at + 1;
            }
            ++at;
        }
    }
    return nowhere;
}

PlainEnd plain_end(std::string_view text, std::size_t at, std::string_view value) {
    PlainEnd result{at, nowhere, nowhere};
    for (std::size_t i = 0; i < value.size() && at < text.size();) {
        if (is_white(text[at]) && is_white(value[i])) {
            const std::size_t gap = at;
            while (at < text.size() && is_white(text[at])) {
                ++at;
            }
            while (i < value.size() && is_white(value[i])) {
                ++i;
            }
            if (text.substr(gap, at - gap).find('\n') == nowhere) {
                continue;
            }
            result.first_line_end = std::min(result.first_line_end, gap);
            if (text.substr(at).starts_with("- ")) {
                result.dash = std::min(result.dash, at);
            }
        } else if (text[at] == value[i]) {
            ++at;
            ++i;
        } else {
            break;
        }
    }
    result.end = at;
    result.first_line_end = std::min(result.first_line_end, at);
    return result;
}

std::size_t block_end(std::string_view text, std::size_t at, int parent_indent) {
    std::size_t header = at + 1;
    std::size_t indent = 0;
    for (; !is_white(char_at(text, header)); ++header) {
        if (text[header] >= '1' && text[header] <= '9') {
            indent =
                static_cast<std::size_t>(std::max(parent_indent, 0)) + static_cast<std::size_t>(text[header] - '0');
        }
    }
    std::size_t end = line_end(text, header);
    for (std::size_t line = end + 1; line < text.size();) {
        const std::size_t stop = line_end(text, line);
        const std::size_t first = std::min(text.find_first_not_of(' ', line), text.size());
        const bool empty = first >= stop || (text[first] == '\r' && first + 1 == stop);
        if (!empty) {
            const std::size_t spaces = first - line;
            if (indent == 0) {
                indent = static_cast<std::size_t>(std::max(parent_indent + 1, 0));
                indent = std::max(indent, spaces);
            }
            if (spaces < indent) {
                break;
            }
            if (indent == 0 && is_document_marker(text, line)) {
                break;
            }
        }
        end = stop;
        line = stop + 1;
    }
    return end;
}

bool is_document_marker(std::string_view text, std::size_t at) {
    return (at == 0 || text[at - 1] == '\n' || text.substr(0, at) == "\xEF\xBB\xBF") &&
           text.substr(std::min(at, text.size())).starts_with("---") && is_white(char_at(text, at + 3));
}

std::size_t null_word(std::string_view text, std::size_t at) {
    for (const std::string_view word : {"~", "null", "Null", "NULL"}) {
        if (text.substr(std::min(at, text.size())).starts_with(word)) {
            const char after = char_at(text, at + word.size());
            return is_white(after) || is_flow_indicator(after) || after == ':' ? word.size() : 0;
        }
    }
    return 0;
}

Unclosed find_unclosed(std::string_view text, std::size_t from, std::size_t to) {
    Unclosed result;
    std::vector<std::size_t> open;
    to = std::min(to, text.size());
    for (std::size_t at = from; at < to; ++at) {
        const char c = text[at];
        if (c == '#' && begins_token(text, at)) {
            at = line_end(text, at);
        } else if ((c == '"' || c == '\'') && begins_token(text, at)) {
            const std::size_t end = quoted_end(text.substr(0, to), at);
            if (end == nowhere) {
                result.quote = at;
                break;
            }
            at = end - 1;
        } else if (c == '[' || c == '{') {
            if (!open.empty() || begins_token(text, at)) {
                open.push_back(at);
            }
        } else if ((c == ']' || c == '}') && !open.empty()) {
            open.pop_back();
        }
    }
    if (!open.empty()) {
        result.bracket = open.back();
    }
    return result;
}

}  // namespace tense::yaml
