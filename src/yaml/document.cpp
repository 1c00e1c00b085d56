// Reads YAML through yaml-cpp's events and closes the traps that were found in it (0.7 and 0.8 alike):
//
//   what yaml-cpp does                                        what happens here
//   text at the left margin starts a second document          yaml-lost-document, event_builder
//   `...` ends a document, the next needs no `---`            the same
//   a stray comma yields empty documents for ever             yaml-syntax, event_builder
//   an unclosed quote swallows the rest of the file           yaml-quoted-lines, event_builder
//   duplicate keys are both kept                              yaml-duplicate-key, the first stays
//   a last line without colon is a key without value          yaml-syntax, event_builder
//   "- b" below "- a", one column further in, is the text     yaml-syntax, event_builder
//     "a - b"
//   a tab before a key is sometimes taken for a space         yaml-tab, syntax_error
//   `<<`, anchors, aliases, tags                              refused: these files need none
//   NUL, control characters, broken UTF-8, UTF-16 are         yaml-encoding, before yaml-cpp sees the text
//     guessed at or replaced
//   nesting is cut at 500 with "bad file"                     our own limit comes first
//   Mark::pos counts bytes; line and column are 0:0 at the    only pos is used
//     end of the text
//   the mark of an empty value is that of the next token      looked up in the text, scan
//   an unclosed bracket is reported where reading stopped     looked up in the text, syntax_error
#include "yaml/document.hpp"

#include "base/text.hpp"
#include "yaml/encoding_check.hpp"
#include "yaml/event_builder.hpp"
#include "yaml/syntax_error.hpp"

#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <sstream>

namespace tense::yaml {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// yaml-cpp may give up at a tab, or at something that a tab led it into. True when a tab explains the trouble.
bool report_tab_trouble(const SourceText& source, std::string_view message, std::size_t at, EventBuilder& builder,
                        DiagnosticSink& sink) {
    const int line_number = builder.locator().line(at);
    if (report_tabs(source, line_number, builder, sink)) {
        return true;
    }
    // `-<tab>- item`, and lines of nothing but white space.
    const std::string_view line = source.line(line_number);
    const std::size_t tab = line.find('\t');
    const bool before_content = tab != nowhere && line.find_first_not_of(" -?") == tab;
    if (before_content && (message == YAML::ErrorMsg::TAB_IN_INDENTATION || message == YAML::ErrorMsg::BLOCK_ENTRY)) {
        sink.report("yaml-tab", {&source, line_number, static_cast<int>(tab) + 1, 1},
                    line.find_first_not_of(" \t") == nowhere ? "this empty line has a tab in it"
                                                             : "a tab stands where only spaces can indent",
                    "spaces");
        return true;
    }
    return false;
}

void read(const SourceText& source, EventBuilder& builder, std::size_t start, DiagnosticSink& sink) {
    std::string text = source.text().substr(start);
    if (!text.ends_with('\n')) {
        text += '\n';  // a quote that is open at the end is then the same case with and without it
    }
    std::istringstream stream(text);
    int last_line = source.line_count();
    try {
        YAML::Parser parser(stream);
        while (parser.HandleNextDocument(builder)) {
        }
    } catch (const Stop&) {
        last_line = builder.locator().line(builder.last_end());
    } catch (const YAML::Exception& error) {
        const std::size_t at = builder.offset(error.mark);
        if (!report_tab_trouble(source, error.msg, at, builder, sink) && !builder.suspect()) {
            report_syntax_error(source.text(), error.msg, at, builder, sink);
        }
        return;
    }
    report_tabs(source, last_line, builder, sink);
}

}  // namespace

std::vector<Document> parse(const SourceText& source, DiagnosticSink& sink, const Limits& limits) {
    const Span beginning{&source, 1, 1, 1};
    if (source.text().size() > limits.bytes) {
        sink.report("yaml-limit", beginning,
                    fmt::format("the file has more than {}", number_words(limits.bytes, "byte", "bytes")),
                    "a smaller file");
        return {};
    }
    if (!check_encoding(source, sink)) {
        return {};
    }
    const std::size_t start = source.text().starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
    EventBuilder builder(source, start, sink, limits);
    try {
        read(source, builder, start, sink);
    } catch (const std::exception&) {
        sink.report("yaml-syntax", builder.locator().span(builder.last_end()), "the text cannot be read near here",
                    "YAML");
    }
    return builder.take();
}

const Node* Node::find(std::string_view key) const {
    const auto found =
        std::find_if(entries.begin(), entries.end(), [key](const auto& entry) { return entry.first.text == key; });
    return found == entries.end() ? nullptr : &found->second;
}

std::string_view describe(const Node& node) {
    switch (node.kind) {
        case Node::Kind::scalar:
            return "text";
        case Node::Kind::sequence:
            return "a list";
        case Node::Kind::mapping:
            return "a mapping";
        case Node::Kind::null:
            break;
    }
    return "nothing";
}

}  // namespace tense::yaml
