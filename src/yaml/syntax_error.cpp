#include "yaml/syntax_error.hpp"

#include "base/text.hpp"

#include <yaml-cpp/exceptions.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace tense::yaml {

namespace {

namespace Msg = YAML::ErrorMsg;

struct Words {
    std::string_view yaml_cpp;  // the beginning of its message
    std::string_view message;
    std::string_view expected;
};

// For complaints that mean one thing only. Those that need a look at the text are below.
const std::array plain_words = std::to_array<Words>({
    {Msg::FLOW_END, "this bracket closes nothing that is open", "the bracket that opens it, or none"},
    {Msg::BLOCK_ENTRY, "a list item cannot begin here", "each `- ` on a line of its own, below the key"},
    {Msg::END_OF_SEQ, "this does not fit the list around it", "`- ` and the indentation of the other items"},
    {Msg::MAP_KEY, "a key cannot begin here", "each key on a line of its own"},
    {Msg::ZERO_INDENT_IN_BLOCK, "a block text cannot be indented by 0", "`|` or `>` alone at the end of the line"},
    {Msg::CHAR_IN_BLOCK, "this cannot follow the `|` or `>` of a block text",
     "`|` or `>` alone at the end of the line"},
    {Msg::ALIAS_NOT_FOUND, "text cannot begin with `*` here", "quotes around the text"},
    {Msg::CHAR_IN_ALIAS, "text cannot begin with `*` here", "quotes around the text"},
    {Msg::ALIAS_CONTENT, "an alias cannot have anything else beside it", "the value itself"},
    {Msg::ANCHOR_NOT_FOUND, "text cannot begin with `&` here", "quotes around the text"},
    {Msg::CHAR_IN_ANCHOR, "text cannot begin with `&` here", "quotes around the text"},
    {Msg::MULTIPLE_ANCHORS, "a value cannot have two anchors", "the value alone"},
    {Msg::MULTIPLE_TAGS, "a value cannot have two tags", "the value alone"},
    {Msg::TAG_WITH_NO_SUFFIX, "text cannot begin with `!` here", "quotes around the text"},
    {Msg::CHAR_IN_TAG_HANDLE, "text cannot begin with `!` here", "quotes around the text"},
    {Msg::END_OF_VERBATIM_TAG, "text cannot begin with `!` here", "quotes around the text"},
    {Msg::YAML_DIRECTIVE_ARGS, "this line is no directive that can be read", "no line that begins with `%`"},
    {Msg::YAML_VERSION, "this line names no YAML version that can be read", "no line that begins with `%`"},
    {Msg::YAML_MAJOR_VERSION, "this YAML version cannot be read", "no line that begins with `%`"},
    {Msg::REPEATED_YAML_DIRECTIVE, "the YAML version is named twice", "no line that begins with `%`"},
    {Msg::TAG_DIRECTIVE_ARGS, "this line is no directive that can be read", "no line that begins with `%`"},
    {Msg::REPEATED_TAG_DIRECTIVE, "this line repeats a directive", "no line that begins with `%`"},
});

struct Trouble {
    std::string_view text;
    std::string_view message;
    std::size_t at;
    EventBuilder& builder;
    DiagnosticSink& sink;

    [[nodiscard]] bool is(std::string_view ours) const { return message.starts_with(ours); }
    [[nodiscard]] Span span(std::size_t offset, std::size_t bytes = 1) const {
        return builder.locator().span(offset, bytes);
    }
    [[nodiscard]] std::size_t line_start() const {
        const std::size_t before = at == 0 ? nowhere : text.rfind('\n', at - 1);
        return before == nowhere ? 0 : before + 1;
    }
    [[nodiscard]] bool same_line(std::size_t offset) const {
        return offset <= at && text.substr(offset, at - offset).find('\n') == nowhere;
    }
    Diagnostic& syntax(std::size_t offset, std::size_t bytes, std::string words, std::string_view expected) const {
        return sink.report("yaml-syntax", span(offset, bytes), std::move(words), std::string(expected));
    }
};

void report_unclosed_quote(const Trouble& trouble, std::size_t quote) {
    Diagnostic& report =
        trouble.sink.report("yaml-quoted-lines", trouble.span(quote), "this quote is opened and not closed on its line",
                            "a closing quote on the same line");
    report.notes.push_back({trouble.span(trouble.at), "reading stopped near here"});
}

// `a: b: c`, `--- a: 1`, a line above without its colon, or a key that is indented too far.
void report_misplaced_key(const Trouble& trouble) {
    const std::size_t line = trouble.line_start();
    const std::string_view text = trouble.text;
    const std::size_t token = skip_trivia(text, trouble.builder.last_end());
    if (style_at(text, token) == Node::Style::quoted && token < line && quoted_end(text, token) > line) {
        report_unclosed_quote(trouble, token);
        return;
    }
    if (is_document_marker(text, line)) {
        trouble.syntax(trouble.at, 1, "a mapping cannot begin on the line of `---`", "the first key on the next line");
        return;
    }
    if (trouble.builder.last_was_value() && trouble.builder.last_begin() > line) {
        trouble.syntax(trouble.at, 1, "a second `:` cannot follow the value",
                       "one key a line, or quotes around a text with `: ` in it");
        return;
    }
    if (line > 0) {
        const std::size_t above_end = line - 1;
        const std::size_t break_before = above_end == 0 ? nowhere : text.rfind('\n', above_end - 1);
        const std::size_t above_start = break_before == nowhere ? 0 : break_before + 1;
        const std::size_t first = text.find_first_not_of(" \t", above_start);
        std::string_view above = first < above_end ? text.substr(first, above_end - first) : std::string_view();
        above = above.substr(0, above.find_last_not_of(" \t\r") + 1);
        const bool list_item = above.starts_with("-");
        const bool has_colon = above.ends_with(':') || above.find(": ") != nowhere;
        if (!above.empty() && !list_item && !has_colon && above.find_first_of("#\"'[]{}") == nowhere) {
            const std::size_t colon = above.find(':');
            if (colon != nowhere && colon > 0) {
                trouble.syntax(first, above.size(), "a space is missing after the colon",
                               "a space between the colon and the value");
            } else {
                trouble.syntax(first, above.size(), fmt::format("\"{}\" has no colon after it", printable(above)),
                               "a key, a colon and a value");
            }
            return;
        }
    }
    const std::size_t key = std::min(text.find_first_not_of(' ', line), trouble.at);
    trouble.syntax(key, std::max<std::size_t>(1, trouble.at - key), "a key cannot stand here",
                   "the indentation of the other keys; a key that has a value on its line has no keys below it");
}

void report_misfit_in_mapping(const Trouble& trouble) {
    const std::size_t last = trouble.builder.last_end();
    const char before = last > 0 ? char_at(trouble.text, last - 1) : '\n';
    const char here = char_at(trouble.text, trouble.at);
    if ((before == '"' || before == '\'') && trouble.same_line(last)) {
        trouble.syntax(trouble.at, 1, "text cannot follow the closing quote",
                       "quotes around the whole text, or none; `\\\"` or `''` for a quote inside");
    } else if (here == '-' && char_at(trouble.text, trouble.at + 1) == ' ') {
        trouble.syntax(trouble.at, 1, "a list item cannot stand among keys",
                       "the list below a key of its own, or a key here");
    } else if (here == ',') {
        trouble.syntax(trouble.at, 1, "a comma cannot stand here", "quotes around text that begins with a comma");
    } else {
        const std::size_t rest = trouble.text.substr(trouble.at).find_first_of("\r\n");
        trouble.syntax(trouble.at, rest, "this does not fit the mapping around it",
                       "the indentation of the other keys");
    }
}

bool report_open_bracket(const Trouble& trouble) {
    const Unclosed unclosed = find_unclosed(trouble.text, trouble.builder.last_end(), trouble.at);
    const std::size_t bracket = unclosed.bracket != nowhere ? unclosed.bracket : trouble.builder.innermost_bracket();
    if (bracket == nowhere) {
        return false;
    }
    const char c = trouble.text[bracket];
    if (char_at(trouble.text, trouble.at) == ':' && trouble.same_line(bracket)) {
        trouble.syntax(trouble.at, 1, "a `:` cannot stand here",
                       "a comma before the next key, or quotes around the text");
        return true;
    }
    Diagnostic& report = trouble.syntax(bracket, 1, fmt::format("the bracket `{}` is opened here and not closed", c),
                                        c == '[' ? "`]` behind the last item" : "`}` behind the last value");
    report.notes.push_back({trouble.span(trouble.at), "reading stopped near here"});
    return true;
}

void report_unknown_token(const Trouble& trouble) {
    const char c = char_at(trouble.text, trouble.at);
    if (c == '|' || c == '>') {
        trouble.syntax(trouble.at, 1, "a block text cannot stand inside of brackets", "quotes around the text");
    } else {
        trouble.syntax(trouble.at, 1,
                       fmt::format("text cannot begin with {} here", in_quotes(trouble.text.substr(trouble.at, 1))),
                       "quotes around the text");
    }
}

void report_bad_escape(const Trouble& trouble) {
    const std::size_t slash = trouble.at == 0 ? nowhere : trouble.text.rfind('\\', trouble.at - 1);
    const std::size_t begin = slash != nowhere && trouble.same_line(slash) ? slash : trouble.at;
    const std::string_view escape = trouble.text.substr(begin, std::max<std::size_t>(2, trouble.at - begin));
    trouble.syntax(begin, escape.size(), fmt::format("{} is no escape in double quotes", in_quotes(escape)),
                   "`\\\\` for a backslash, or single quotes around the text");
}

}  // namespace

void report_syntax_error(std::string_view text, std::string_view message, std::size_t at, EventBuilder& builder,
                         DiagnosticSink& sink) {
    const Trouble trouble{text, message, std::min(at, text.size()), builder, sink};
    if (trouble.is(Msg::UNKNOWN_ANCHOR)) {
        const std::size_t end = word_end(text, trouble.at);
        sink.report("yaml-alias", trouble.span(trouble.at, end - trouble.at),
                    "an alias repeats a value from elsewhere, which is not used here",
                    "the value itself; text that begins with `*` goes in quotes");
        return;
    }
    if (trouble.is(Msg::DOC_IN_SCALAR) || trouble.is(Msg::EOF_IN_SCALAR)) {
        const std::size_t quote = find_unclosed(text, builder.last_end(), trouble.at).quote;
        report_unclosed_quote(trouble, quote != nowhere ? quote : trouble.at);
        return;
    }
    if ((trouble.is(Msg::END_OF_SEQ_FLOW) || trouble.is(Msg::END_OF_MAP_FLOW) || trouble.is(Msg::FLOW_END)) &&
        report_open_bracket(trouble)) {
        return;
    }
    if (trouble.is(Msg::MAP_VALUE)) {
        report_misplaced_key(trouble);
        return;
    }
    if (trouble.is(Msg::END_OF_MAP)) {
        report_misfit_in_mapping(trouble);
        return;
    }
    if (trouble.is(Msg::UNKNOWN_TOKEN)) {
        report_unknown_token(trouble);
        return;
    }
    if (trouble.is(Msg::INVALID_ESCAPE) || trouble.is(Msg::INVALID_HEX) || trouble.is(Msg::INVALID_UNICODE)) {
        report_bad_escape(trouble);
        return;
    }
    for (const Words& words : plain_words) {
        if (trouble.is(words.yaml_cpp)) {
            trouble.syntax(trouble.at, 1, std::string(words.message), words.expected);
            return;
        }
    }
    trouble.syntax(trouble.at, 1, fmt::format("the text cannot be read near here: {}", printable(message)), "YAML");
}

bool report_tabs(const SourceText& source, int last_line, const EventBuilder& builder, DiagnosticSink& sink) {
    bool found = false;
    for (int number = 1; number <= std::min(last_line, source.line_count()); ++number) {
        const std::string_view line = source.line(number);
        const std::size_t tab = line.find_first_not_of(' ');
        if (tab == nowhere || line[tab] != '\t') {
            continue;
        }
        const std::size_t content = line.find_first_not_of(" \t");
        if (content == nowhere || line[content] == '#' || builder.is_inside_text(number)) {
            continue;
        }
        sink.report("yaml-tab", {&source, number, static_cast<int>(tab) + 1, 1}, "the line is indented with a tab",
                    "spaces");
        found = true;
    }
    return found;
}

}  // namespace tense::yaml
