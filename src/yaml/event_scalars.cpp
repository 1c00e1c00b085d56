// The part of EventBuilder that deals with single values: how they were written, what is missing, what is refused.
#include "yaml/event_builder.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace tense::yaml {

void EventBuilder::refuse_properties(const Properties& properties) {
    const auto word = [&](std::size_t at) { return text_.substr(at, word_end(text_, at) - at); };
    if (properties.tag != nowhere) {
        const std::string_view tag = word(properties.tag);
        sink_->report("yaml-tag", locator_.span(properties.tag, tag.size()),
                      fmt::format("the tag {} gives the value a type, which is not used here", in_quotes(tag)),
                      "the value alone; text that begins with `!` goes in quotes");
    }
    if (properties.anchor != nowhere) {
        const std::string_view anchor = word(properties.anchor);
        sink_->report("yaml-anchor", locator_.span(properties.anchor, anchor.size()),
                      fmt::format("the anchor {} marks the value for reuse, which is not used here", in_quotes(anchor)),
                      "the value alone, written out wherever it is needed; text that begins with `&` goes in quotes");
    }
}

void EventBuilder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                            const std::string& value) {
    const std::size_t at = offset(mark);
    count_node(at);
    const Properties properties = skip_properties(text_, at);
    refuse_properties(properties);

    Node node;
    node.kind = Node::Kind::scalar;
    node.text = value;
    node.reported = properties.tag != nowhere;
    std::size_t begin = properties.content;
    std::size_t end = begin;
    node.style = style_at(text_, begin);
    if (value.empty() && properties.end > at && (tag != "!" || node.style == Node::Style::plain)) {
        // `key: !tag` and nothing more: what follows belongs to someone else.
        node.kind = Node::Kind::null;
        node.style = Node::Style::plain;
        begin = at;
        end = properties.end;
        node.span = locator_.span(begin, end - begin);
    } else if (node.style == Node::Style::plain) {
        const PlainEnd plain = plain_end(text_, begin, value);
        end = plain.end;
        node.span = locator_.span(begin, plain.first_line_end - begin);
        if (plain.dash != nowhere) {
            sink_->report("yaml-syntax", locator_.span(plain.dash),
                          "this `-` begins no list item: the line continues the text above it",
                          "the indentation of the other items, or quotes around the text");
            node.reported = true;
        }
        if (anchor == 0 && null_word(value, 0) == value.size() && !value.empty()) {
            node.kind = Node::Kind::null;
            node.text.clear();
        }
    } else if (node.style == Node::Style::quoted) {
        end = std::min(quoted_end(text_, begin), text_.size());
        node.span = locator_.span(begin, end - begin);
        check_quotes(node, begin, end);
    } else {
        int indent = -1;
        if (!frames_.empty()) {
            indent = frames_.back().column;
        }
        end = block_end(text_, begin, indent);
        node.span = locator_.span(begin);
        text_lines_.emplace_back(node.span.line + 1, locator_.line(end));
    }
    if (node.text.find('\0') != std::string::npos) {
        sink_->report("yaml-encoding", node.span, "this text has the character NUL in it", "text without NUL");
        node.reported = true;
    }
    last_was_value_ = !wants_key();
    last_begin_ = begin;
    last_end_ = end;
    put(std::move(node), begin);
}

void EventBuilder::check_quotes(Node& node, std::size_t begin, std::size_t end) {
    const bool closed = quoted_end(text_, begin) != nowhere;
    if (closed && text_.substr(begin, end - begin).find('\n') == nowhere) {
        return;
    }
    const int last_line = locator_.line(end - 1);
    text_lines_.emplace_back(node.span.line + 1, last_line);
    suspect_ = true;
    node.reported = true;
    const std::string expected = "a closing quote on the same line; a long text goes below `key: |`";
    if (!closed) {
        sink_->report("yaml-quoted-lines", locator_.span(begin), "this quote is opened and never closed", expected);
        return;
    }
    Diagnostic& report = sink_->report(
        "yaml-quoted-lines", locator_.span(begin),
        fmt::format("the text in quotes that begins here runs over {} lines, so its quote may be unclosed",
                    last_line - node.span.line + 1),
        expected);
    report.notes.push_back({locator_.span(end - 1), "it ends only here"});
}

void EventBuilder::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
    // The mark is at the null word, at its properties, or, when nothing is written, at whatever comes next.
    const std::size_t at = offset(mark);
    count_node(at);
    Node node;
    std::size_t begin = at;
    std::size_t end = at;
    const bool nothing_above = frames_.empty();
    if (nothing_above && char_at(text_, at) == ',') {
        sink_->report("yaml-syntax", locator_.span(at), "a comma cannot stand outside of brackets",
                      "a key or a list item");
        throw Stop{};
    }
    const bool has_properties = anchor != 0 || (nothing_above && char_at(text_, at) == '!');
    if (has_properties) {
        const Properties properties = skip_properties(text_, at);
        refuse_properties(properties);
        node.reported = true;
        end = std::max(properties.end, at);
        const std::size_t word = null_word(text_, properties.content);
        end = word > 0 ? properties.content + word : end;
        node.span = locator_.span(begin, end - begin);
    } else if (wants_key()) {
        end = at + null_word(text_, at);
        node.span = locator_.span(at, std::max<std::size_t>(1, end - at));
    } else {
        const std::size_t place = missing_value_place(at);
        const std::size_t word = null_word(text_, at);
        // `null` in a later line, no further in than the collection, is the next key.
        const Span here = locator_.span(at);
        const bool is_word = word > 0 && (place == nowhere || locator_.line(place) == here.line || nothing_above ||
                                          frames_.back().flow || here.column - 1 > frames_.back().column);
        begin = is_word || place == nowhere ? at : place;
        end = is_word ? at + word : begin;
        node.span = locator_.span(begin, std::max<std::size_t>(1, end - begin));
        if (nothing_above && !is_word) {
            node.span = root_.span;
        }
    }
    last_was_value_ = !wants_key();
    // An empty key has no end of its own, nor has a value whose colon is missing.
    last_end_ = std::max(last_end_, end);
    put(std::move(node), begin);
}

// Where a value that is not written should be: behind its colon or dash.
std::size_t EventBuilder::missing_value_place(std::size_t next_token) const {
    if (frames_.empty()) {
        return std::min(last_end_, text_.size());
    }
    const Frame& frame = frames_.back();
    const bool is_list = frame.node.kind == Node::Kind::sequence;
    if (is_list && frame.flow) {
        return nowhere;  // the comma or bracket that comes instead
    }
    std::size_t at = skip_trivia(text_, last_end_);
    while (is_list && at < next_token && (text_[at] == ']' || text_[at] == '}')) {
        at = skip_trivia(text_, at + 1);
    }
    const bool found = char_at(text_, at) == (is_list ? '-' : ':');
    return found ? at + 1 : std::min(last_end_, text_.size());
}

void EventBuilder::OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) {
    const std::size_t at = offset(mark);
    count_node(at);
    Node node;
    node.reported = true;
    last_end_ = std::max(word_end(text_, at), at);
    last_was_value_ = !wants_key();
    node.span = locator_.span(at, last_end_ - at);
    sink_->report("yaml-alias", node.span,
                  fmt::format("the alias {} repeats a value from elsewhere, which is not used here",
                              in_quotes(text_.substr(at, last_end_ - at))),
                  "the value itself; text that begins with `*` goes in quotes");
    put(std::move(node), at);
}

}  // namespace tense::yaml
