// Text that is not YAML: the place and the words.
#include "catch.hpp"
#include "parsed.hpp"

#include <string>

using namespace tense::yaml;

namespace {

std::string message(const Parsed& parsed) {
    return parsed.diagnostics.empty() ? "" : parsed.diagnostics[0].message;
}

}  // namespace

TEST_CASE("an unclosed bracket is reported where it was opened") {
    const Parsed parsed("a: 1\nb: [1, 2\nc: 3\n");
    CHECK(parsed.found() == "yaml-syntax 2:4");
    CHECK(message(parsed) == "the bracket `[` is opened here and not closed");
    CHECK(parsed.diagnostics[0].notes.size() == 1);
    CHECK(Parsed("a: [1, 2").found() == "yaml-syntax 1:4");
    CHECK(Parsed("a: {b: 1\n").found() == "yaml-syntax 1:4");
    CHECK(Parsed("a: [x, {b: [c, d]\n\ne: 1\n").found() == "yaml-syntax 1:8");
    CHECK(Parsed("[{a: b]\n").found() == "yaml-syntax 1:2");
    CHECK(Parsed("a: [x, \"]\" # ]\n").found() == "yaml-syntax 1:4");
}

TEST_CASE("a bracket that closes nothing is reported") {
    CHECK(Parsed("a: ]\n").found() == "yaml-syntax 1:4");
    CHECK(Parsed("a: [1]]\n").found() == "yaml-syntax 1:7");
    CHECK(message(Parsed("a: [1]]\n")) == "this bracket closes nothing that is open");
}

TEST_CASE("a second colon is told apart from a key that does not line up") {
    CHECK(message(Parsed("a: b: c\n")) == "a second `:` cannot follow the value");
    CHECK(Parsed("a: b: c\n").found() == "yaml-syntax 1:5");
    CHECK(Parsed("{a: b: c}\n").found() == "yaml-syntax 1:6");
    CHECK(message(Parsed("a: 1\n b: 2\n")) == "a key cannot stand here");
    CHECK(Parsed("a: 1\n b: 2\n").found() == "yaml-syntax 2:2");
    CHECK(message(Parsed("--- a: 1\n")) == "a mapping cannot begin on the line of `---`");
}

TEST_CASE("lines that do not fit their surroundings are reported where they stand") {
    CHECK(Parsed("a:\n    b: 1\n  c: 1\n").found() == "yaml-syntax 3:3");
    CHECK(message(Parsed("a: 1\n- b\n")) == "a list item cannot stand among keys");
    CHECK(message(Parsed("a:\n  - b: 1\n    d: 1\n   c: 2\n")) == "this does not fit the list around it");
    CHECK(message(Parsed("a: - b\n")) == "a list item cannot begin here");
}

TEST_CASE("text that needs quotes is told so") {
    CHECK(message(Parsed("a: @b\n")) == "text cannot begin with \"@\" here");
    CHECK(message(Parsed("a: `b`\n")) == "text cannot begin with \"`\" here");
    CHECK(message(Parsed("a: % b\n")) == "text cannot begin with \"%\" here");
    CHECK(message(Parsed("a: ,b\n")) == "a comma cannot stand here");
    CHECK(message(Parsed("a: \"b\" c\n")) == "text cannot follow the closing quote");
    CHECK(Parsed("a: \"b\" c\n").found() == "yaml-syntax 1:8");
    CHECK(message(Parsed("a: 'it's'\n")) == "text cannot follow the closing quote");
    CHECK(Parsed("a: &\n").found() == "yaml-syntax 1:5");
    CHECK(Parsed("a: *\n").found() == "yaml-syntax 1:5");
}

TEST_CASE("a bad escape is reported at its backslash") {
    CHECK(Parsed("a: \"C:\\qu\"\n").found() == "yaml-syntax 1:7");
    CHECK(message(Parsed("a: \"C:\\qu\"\n")) == "\"\\q\" is no escape in double quotes");
    CHECK(Parsed("a: \"\\xZZ\"\n").found() == "yaml-syntax 1:5");
    CHECK(Parsed("a: \"\\uD800\"\n").found() == "yaml-syntax 1:5");
    CHECK(Parsed("a: 'C:\\qu'\n").found().empty());
}

TEST_CASE("a block text with something behind its sign is reported") {
    CHECK(Parsed("a: |x\n  y\n").found() == "yaml-syntax 1:5");
    CHECK(Parsed("a: |0\n  y\n").found() == "yaml-syntax 1:6");
    CHECK(Parsed("a: | # comment\n  y\n").found().empty());
}

TEST_CASE("a comma outside of brackets ends the reading") {
    // yaml-cpp hands out empty documents for ever here.
    CHECK(Parsed(",").found() == "yaml-syntax 1:1");
    CHECK(Parsed(", , ,\n").found() == "yaml-syntax 1:1");
    CHECK(Parsed("---\na: 1\n---\n,\n").found() == "yaml-syntax 4:1");
    CHECK(Parsed("[a]\n, b\n").found() == "yaml-lost-document 2:1, yaml-syntax 2:1");
}

TEST_CASE("what stands before a mistake is returned, marked as incomplete") {
    const Parsed parsed("a: 1\n---\nb: 2\nc:\n  d: 3\n e: 4\nf: 5\n");
    CHECK(parsed.found() == "yaml-syntax 6:2");
    REQUIRE(parsed.documents.size() == 2);
    CHECK(parsed.documents[0].complete);
    CHECK_FALSE(parsed.documents[1].complete);
    CHECK(parsed.documents[1].root.find("b")->text == "2");
    CHECK(parsed.documents[1].root.find("c")->find("d")->text == "3");
    CHECK(parsed.documents[1].root.find("f") == nullptr);
}

TEST_CASE("mistakes before and after each other are all reported") {
    CHECK(Parsed("a: &x 1\na: 2\nb: !t c\ne: 1\n\td: 1\n").found() ==
          "yaml-anchor 1:4, yaml-duplicate-key 2:1, yaml-tag 3:4, yaml-tab 5:1");
}

TEST_CASE("messages never blame and never shout") {
    for (const char* text :
         {"a: [", "a: ]", "a: b: c", "a: @", "a: \"b\" c", "a: \"\\q\"", ",", "- a\nb: 1", "a\n", "%YAML\n",
          "%YAML 9.9\n---\n", "a: !<\n", "a: 1\n- b\n", "\"a\n---\n", "a: &x &y z\n", "a: !x !y z\n"}) {
        const Parsed parsed(text);
        for (const tense::Diagnostic& diagnostic : parsed.diagnostics) {
            CAPTURE(text, diagnostic.message);
            CHECK(diagnostic.span.known());
            CHECK_FALSE(diagnostic.message.ends_with('!'));
            CHECK_FALSE(diagnostic.message.ends_with('.'));
            CHECK(diagnostic.message.find("you") == std::string::npos);
            CHECK_FALSE(diagnostic.expected.empty());
        }
    }
}
