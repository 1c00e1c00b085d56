#include "base/diagnostic_text.hpp"

#include "catch.hpp"

#include <string>

using tense::Diagnostic;
using tense::diagnostic_text;
using tense::SourceText;
using tense::Span;

namespace {

std::string shown(const Span& span, const std::string& message, const std::string& expected = {},
                  const std::string& suggestion = {}) {
    return diagnostic_text({Diagnostic{"unknown-key", span, message, expected, suggestion, {}}}, false);
}

// The two lines of the snippet, without the gutter.
std::string carets(const Span& span) {
    const std::string text = shown(span, "m");
    const std::string gutter = "    | ";
    const std::size_t begin = text.rfind(gutter) + gutter.size();
    return text.substr(begin, text.size() - begin - 1);
}

}  // namespace

TEST_CASE("a diagnostic shows place, message, code, line, carets, expectation and the nearest name") {
    const SourceText source("storefront.yaml", "system: x\n  replya: required\n");
    CHECK(shown({&source, 2, 3, 6}, "unknown key \"replya\"", "a need", "replay") ==
          "storefront.yaml:2:3: error: unknown key \"replya\" [unknown-key]\n"
          "  2 |   replya: required\n"
          "    |   ^^^^^^\n"
          "    expected: a need\n"
          "    did you mean \"replay\"?\n");
}

TEST_CASE("a suggestion that is no name is a text to write") {
    const SourceText source("a.yaml", "rate: 400\n");
    const std::string text = shown({&source, 1, 7, 3}, "\"400\" has no unit", "a rate", "400/s");
    CHECK(text.find("    write: 400/s\n") != std::string::npos);
    CHECK(text.find("did you mean") == std::string::npos);
}

TEST_CASE("notes have a place and a snippet of their own, with the same gutter") {
    const SourceText source("a.yaml", "a: 1\n\n\n\n\n\n\n\n\na: 2\n");
    Diagnostic diagnostic{"yaml-duplicate-key", {&source, 10, 1, 1}, "twice", "", "", {}};
    diagnostic.notes.push_back({{&source, 1, 1, 1}, "first here"});
    CHECK(diagnostic_text({diagnostic}, false) ==
          "a.yaml:10:1: error: twice [yaml-duplicate-key]\n"
          " 10 | a: 2\n"
          "    | ^\n"
          "a.yaml:1:1: note: first here\n"
          "  1 | a: 1\n"
          "    | ^\n");
}

TEST_CASE("a diagnostic without a place is one line") {
    CHECK(shown({}, "general") == "error: general [unknown-key]\n");
    const SourceText source("-", "");
    CHECK(shown({&source, 0, 0, 1}, "general") == "<standard input>: error: general [unknown-key]\n");
}

TEST_CASE("carets stand under the right cells behind tabs and wide characters") {
    const SourceText source("a.yaml", "a:\tbad\n日本: bad\ncafe\xCC\x81 bad\n");
    CHECK(carets({&source, 1, 4, 3}) == "    ^^^");
    CHECK(carets({&source, 2, 5, 3}) == "      ^^^");
    CHECK(carets({&source, 3, 7, 3}) == "     ^^^");
    CHECK(carets({&source, 2, 1, 2}) == "^^^^");
}

TEST_CASE("a span at or behind the end of its line still gets one caret") {
    const SourceText source("a.yaml", "key:\n");
    CHECK(carets({&source, 1, 5, 1}) == "    ^");
    CHECK(carets({&source, 1, 400, 7}) == "    ^");
    CHECK(carets({&source, 1, 1, 400}) == "^^^^");
}

TEST_CASE("a very long line is cut around the span") {
    const SourceText source("a.yaml", std::string(500, 'x') + "BAD" + std::string(500, 'y') + "\n");
    const std::string text = shown({&source, 1, 501, 3}, "m");
    CHECK(text.find("…xxx") != std::string::npos);
    CHECK(text.find("yyy…\n") != std::string::npos);
    CHECK(text.find("xBADy") != std::string::npos);
    CHECK(text.size() < 400);
    // The ellipsis takes one cell.
    CHECK(carets({&source, 1, 501, 3}) == std::string(31, ' ') + "^^^");
    CHECK(carets({&source, 1, 1, 1003}) == std::string(100, '^'));
}

TEST_CASE("text from the file cannot control the terminal") {
    const SourceText source("a\x1b[2J.yaml", "a: \x1b[31mred\n");
    const std::string text = shown({&source, 1, 4, 1}, "bad \x1b[31m", "x\ny", "z\x07");
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(text.find('\x07') == std::string::npos);
    CHECK(text.find("a: \\x1b[31mred") != std::string::npos);
    CHECK(text.find("expected: x\\ny\n") != std::string::npos);
    CHECK(text.find("    |    ^^^^\n") != std::string::npos);
}

TEST_CASE("colour is only there when asked for") {
    const SourceText source("a.yaml", "abc\n");
    const Diagnostic diagnostic{"unknown-key", {&source, 1, 1, 3}, "m", "", "", {}};
    CHECK(diagnostic_text({diagnostic}, true).find("\x1b[1;31merror:\x1b[0m") != std::string::npos);
    CHECK(diagnostic_text({diagnostic}, false).find('\x1b') == std::string::npos);
    CHECK(diagnostic_text({}, true).empty());
}
