#include "yaml/event_builder.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace tense::yaml {

EventBuilder::EventBuilder(const SourceText& source, std::size_t start, DiagnosticSink& sink, const Limits& limits)
    : text_(source.text()), start_(start), sink_(&sink), limits_(limits), locator_(source), last_end_(start) {}

std::size_t EventBuilder::offset(const YAML::Mark& mark) const {
    // Mark::pos counts bytes, line ends included. Mark::column is of no use: it counts bytes and is wrong at
    // the end of the text.
    return mark.pos < 0 ? last_end_ : std::min(start_ + static_cast<std::size_t>(mark.pos), text_.size());
}

// ---- documents ----

void EventBuilder::OnDocumentStart(const YAML::Mark& mark) {
    const std::size_t at = offset(mark);
    // A stray comma makes yaml-cpp hand out empty documents from the same place for ever.
    if (any_document_ && at == document_start_) {
        sink_->report("yaml-syntax", locator_.span(at), "this cannot stand outside of brackets",
                      "a key or a list item");
        throw Stop{};
    }
    count_node(at);
    lost_ = any_document_ && !is_document_marker(text_, at);
    if (lost_) {
        report_lost_document(at);
        suspect_ = true;
        if (!documents_.empty()) {
            documents_.back().complete = false;
        }
    }
    any_document_ = true;
    in_document_ = true;
    document_start_ = at;
    last_end_ = is_document_marker(text_, at) ? at + 3 : at;
    last_was_value_ = false;
    root_ = Node{};
    root_.span = locator_.span(at, last_end_ - at);
}

void EventBuilder::OnDocumentEnd() {
    finish_document(true);
}

void EventBuilder::report_lost_document(std::size_t at) {
    const std::size_t line_length = text_.substr(at).find_first_of("\r\n");
    const Span span = locator_.span(at, line_length);
    const std::size_t dots = text_.substr(0, at).rfind("\n...");
    if (dots != nowhere && dots + 1 >= last_end_) {
        Diagnostic& report =
            sink_->report("yaml-lost-document", span, "this belongs to no document", "a line `---` before it");
        report.notes.push_back({locator_.span(dots + 1, 3), "the document ended here"});
    } else if (text_.substr(last_end_, at - last_end_).find('\n') == nowhere) {
        sink_->report("yaml-lost-document", span, "this follows a value that has already ended",
                      "one value a line; text with brackets or quotes inside goes in quotes as a whole");
    } else if (char_at(text_, at) == '-') {
        sink_->report("yaml-lost-document", span, "this line is no list item", "a space behind the `-`");
    } else {
        sink_->report("yaml-lost-document", span, "this line does not continue the list or mapping above it",
                      "the indentation of the lines it belongs to, or a line `---` before a new document");
    }
}

void EventBuilder::finish_document(bool complete) {
    if (!lost_) {
        documents_.push_back({static_cast<int>(documents_.size()) + 1, std::move(root_), complete});
    }
    root_ = Node{};
    in_document_ = false;
}

std::vector<Document> EventBuilder::take() {
    if (in_document_) {
        while (!frames_.empty()) {
            frames_.back().key.reset();
            Node node = std::move(frames_.back().node);
            frames_.pop_back();
            if (frames_.empty()) {
                root_ = std::move(node);
            } else if (frames_.back().node.kind == Node::Kind::sequence) {
                frames_.back().node.items.push_back(std::move(node));
            } else if (frames_.back().key && !frames_.back().drop_value) {
                frames_.back().node.entries.push_back({std::move(*frames_.back().key), std::move(node)});
            }
        }
        finish_document(false);
    }
    return std::move(documents_);
}

// ---- nodes ----

void EventBuilder::count_node(std::size_t at) {
    if (++nodes_ > limits_.nodes) {
        sink_->report("yaml-limit", locator_.span(at),
                      fmt::format("the file holds more than {}", number_words(limits_.nodes, "value", "values")),
                      "fewer values in one file");
        throw Stop{};
    }
}

// ---- collections ----

void EventBuilder::OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                                   YAML::EmitterStyle::value style) {
    open(Node::Kind::sequence, mark, tag, anchor, style == YAML::EmitterStyle::Flow);
}

void EventBuilder::OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                              YAML::EmitterStyle::value style) {
    open(Node::Kind::mapping, mark, tag, anchor, style == YAML::EmitterStyle::Flow);
}

void EventBuilder::open(Node::Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                        bool flow) {
    std::size_t at = offset(mark);
    count_node(at);
    Frame frame;
    // Without these, a `!` or `&` at the mark is that of the first key.
    if (anchor != 0 || (!tag.empty() && tag != "?")) {
        const Properties properties = skip_properties(text_, at);
        refuse_properties(properties);
        frame.node.reported = properties.tag != nowhere;
        at = properties.content;
    }
    frame.node.kind = kind;
    frame.node.span = locator_.span(at);
    frame.offset = at;
    frame.flow = flow;
    frame.column = frame.node.span.column - 1;
    if (frames_.size() >= static_cast<std::size_t>(std::max(limits_.depth, 0))) {
        sink_->report("yaml-limit", frame.node.span,
                      fmt::format("lists and mappings are nested more than {} deep here", limits_.depth),
                      "a flatter file");
        throw Stop{};
    }
    const bool bracket = char_at(text_, at) == '[' || char_at(text_, at) == '{';
    last_end_ = std::max(last_end_, flow && bracket ? at + 1 : at);
    last_was_value_ = false;
    frames_.push_back(std::move(frame));
}

void EventBuilder::close() {
    Frame frame = std::move(frames_.back());
    frames_.pop_back();
    put(std::move(frame.node), frame.offset);
}

void EventBuilder::put(Node node, std::size_t begin) {
    if (frames_.empty()) {
        root_ = std::move(node);
        return;
    }
    Frame& frame = frames_.back();
    if (frame.node.kind == Node::Kind::sequence) {
        frame.node.items.push_back(std::move(node));
    } else if (!frame.key) {
        accept_key(std::move(node), begin);
    } else {
        if (!frame.drop_value) {
            frame.node.entries.push_back({std::move(*frame.key), std::move(node)});
        }
        frame.key.reset();
    }
}

bool EventBuilder::wants_key() const {
    return !frames_.empty() && frames_.back().node.kind == Node::Kind::mapping && !frames_.back().key;
}

std::size_t EventBuilder::innermost_bracket() const {
    for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame) {
        const char c = char_at(text_, frame->offset);
        if (frame->flow && (c == '[' || c == '{')) {
            return frame->offset;
        }
    }
    return nowhere;
}

bool EventBuilder::is_inside_text(int line) const {
    const auto after = std::upper_bound(text_lines_.begin(), text_lines_.end(), line,
                                        [](int wanted, const auto& range) { return wanted < range.first; });
    return after != text_lines_.begin() && line <= std::prev(after)->second;
}

}  // namespace tense::yaml
