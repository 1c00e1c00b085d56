// The part of EventBuilder that deals with keys.
#include "yaml/event_builder.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace tense::yaml {

void EventBuilder::refuse_key(const Node& node, const std::string& message) {
    if (!node.reported) {
        sink_->report("yaml-complex-key", node.span, message,
                      "a word and a colon; text that begins with `{` or `[` goes in quotes");
    }
}

void EventBuilder::accept_key(Node node, std::size_t begin) {
    Frame& frame = frames_.back();
    frame.drop_value = true;
    const std::size_t before = text_.substr(0, begin).find_last_not_of(" \t");
    if (node.kind == Node::Kind::null) {
        refuse_key(node,
                   null_word(text_, begin) > 0 ? "`null` as a key is nothing, not a word" : "a key is missing here");
    } else if (!node.is_scalar()) {
        refuse_key(node, fmt::format("{} cannot be a key", describe(node)));
    } else if (before != nowhere && text_[before] == '?' && before < begin) {
        refuse_key(node, "a key written with `?` is not used here");
    } else if (node.is_plain() && node.text == "<<") {
        sink_->report("yaml-merge-key", node.span,
                      "the merge key `<<` takes keys from elsewhere, which is not used here",
                      "the keys themselves, written out");
    } else {
        check_colon(node);
        const auto [first, is_new] = frame.keys.emplace(node.text, node.span);
        if (is_new) {
            frame.drop_value = false;
        } else {
            Diagnostic& report =
                sink_->report("yaml-duplicate-key", node.span,
                              fmt::format("the key {} is written twice", in_quotes(node.text)), "each key once");
            report.notes.push_back({first->second, "it is first written here"});
        }
    }
    frame.key = std::move(node);
}

// yaml-cpp takes a last line such as `key` or `key:value` for a key with an empty value, and `"key" more: 1`
// for two keys.
void EventBuilder::check_colon(const Node& key) {
    const bool flow = frames_.back().flow;
    const std::size_t next = flow ? skip_trivia(text_, last_end_) : skip_blanks(text_, last_end_);
    const char after = char_at(text_, next);
    if (after == ':') {
        return;
    }
    const std::size_t colon = key.text.find(':');
    if (key.is_plain() && colon != std::string::npos && colon > 0) {
        sink_->report("yaml-syntax", key.span,
                      fmt::format("a space is missing after the colon in {}", in_quotes(key.text)),
                      "a space between the colon and the value",
                      key.text.substr(0, colon + 1) + " " + key.text.substr(colon + 1));
    } else if (flow || key.style == Node::Style::block) {
        return;
    } else if (key.style == Node::Style::quoted && after != '\n' && after != '\r' && after != '#') {
        sink_->report("yaml-syntax", locator_.span(next), "text cannot follow the closing quote",
                      "a colon, or quotes around the whole text");
    } else {
        sink_->report("yaml-syntax", key.span, fmt::format("{} has no colon after it", in_quotes(key.text)),
                      "a key, a colon and a value");
    }
    suspect_ = true;
    frames_.back().node.reported = true;
}

}  // namespace tense::yaml
