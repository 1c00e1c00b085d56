// Text to located trees. The only place that has seen yaml-cpp.
//
// yaml-cpp is used through its events, not its nodes: events show duplicate keys, the place of an alias
// and the style of a scalar, and let us stop at our own limits before anything is expanded.
// The traps that this file closes are listed in document.cpp.
#pragma once

#include "base/diagnostic.hpp"
#include "base/source_text.hpp"
#include "base/span.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tense::yaml {

struct Node {
    enum class Kind { null, scalar, sequence, mapping };
    enum class Style { plain, quoted, block };

    Kind kind = Kind::null;
    Style style = Style::plain;  // scalars only
    Span span;                   // a scalar: its text; a collection: its first character
    std::string text;            // scalars only: the value, unescaped, not interpreted
    std::vector<Node> items;     // sequences
    struct Entry;
    std::vector<Entry> entries;  // mappings, keys in the order written, each key a scalar, each once
    bool reported = false;  // a mistake in this node went to the sink: its value says nothing, e.g. an alias is `null`

    [[nodiscard]] bool is_scalar() const { return kind == Kind::scalar; }
    [[nodiscard]] bool is_plain() const { return kind == Kind::scalar && style == Style::plain; }
    [[nodiscard]] const Node* find(std::string_view key) const;  // null when absent or not a mapping
};

// Not a std::pair: clang 14 wants its parts complete too early.
struct Node::Entry {
    Node first;   // the key
    Node second;  // the value
};

struct Limits {
    std::size_t bytes = 2U * 1024 * 1024;  // the parser may hold a few hundred times as much
    int depth = 32;
    std::size_t nodes = 1'000'000;
};

struct Document {
    int number = 1;  // 1-based within its file
    Node root;
    bool complete = true;  // false: reading ended within, or a lost document followed; what seems missing may be there
};

// All documents of a text. Every mistake that can be found without knowing what the text is about goes
// to the sink: syntax, tabs, invalid UTF-8, duplicate keys, anchors, aliases, merge keys, tags, documents that
// began without "---", quoted scalars over several lines, limits. A mistake of syntax ends the reading at
// that place; what came before is still returned. A document that began without "---" is checked and reported but
// not returned: it is a torn-off part of the one before. No documents at all: the text is empty or holds only
// comments, or the sink says why it cannot be read. Throws nothing, whatever the bytes are.
[[nodiscard]] std::vector<Document> parse(const SourceText& source, DiagnosticSink& sink, const Limits& limits = {});

// "a list", "a mapping", "text", "nothing": for messages.
[[nodiscard]] std::string_view describe(const Node& node);

}  // namespace tense::yaml
