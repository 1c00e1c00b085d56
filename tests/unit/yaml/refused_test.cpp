// YAML that is well-formed, or that yaml-cpp takes for it, and that is refused nevertheless.
#include "catch.hpp"
#include "parsed.hpp"

using namespace tense::yaml;

TEST_CASE("a second equal key is reported with a note at the first, which stays") {
    const Parsed parsed("a: 1\nb: 2\n\"a\": 3\n");
    CHECK(parsed.found() == "yaml-duplicate-key 3:1");
    REQUIRE(parsed.diagnostics.at(0).notes.size() == 1);
    CHECK(parsed.diagnostics[0].notes[0].span.line == 1);
    REQUIRE(parsed.root().entries.size() == 2);
    CHECK(parsed.root().find("a")->text == "1");
}

TEST_CASE("keys are compared unescaped, within one mapping only") {
    CHECK(Parsed("{\"\\u0061\": 1, a: 2}").found() == "yaml-duplicate-key 1:15");
    CHECK(Parsed("x: {a: 1}\ny: {a: 1}\na: {A: 1, a: 2}\n").found().empty());
    CHECK(Parsed("a: 1\na: 2\na: 3\n").found() == "yaml-duplicate-key 2:1, yaml-duplicate-key 3:1");
}

TEST_CASE("merge keys are refused, unless in quotes") {
    const Parsed parsed("a: 1\n<<: {b: 1}\n");
    CHECK(parsed.found() == "yaml-merge-key 2:1");
    CHECK(parsed.root().entries.size() == 1);
    CHECK(Parsed("\"<<\": 1\n").found().empty());
    CHECK(Parsed("a: <<\n").found().empty());
}

TEST_CASE("anchors and aliases are refused where they stand") {
    const Parsed parsed("a: &x 1\nb: *x\n");
    CHECK(parsed.found() == "yaml-anchor 1:4, yaml-alias 2:4");
    CHECK(parsed.diagnostics.at(1).span.length == 2);
    CHECK(parsed.root().find("a")->text == "1");
    CHECK(place(*parsed.root().find("a")) == "1:7+1");
    CHECK(parsed.root().find("b")->kind == Node::Kind::null);
    CHECK(parsed.root().find("b")->reported);
    CHECK(Parsed("a: *unknown\n").found() == "yaml-alias 1:4");
    CHECK(Parsed("a: &x\nb: &y {c: 1}\nc: &z\n  - 1\n").found() == "yaml-anchor 1:4, yaml-anchor 2:4, yaml-anchor 3:4");
    CHECK(Parsed("&k a: 1\n*k : 2\n").found() == "yaml-anchor 1:1, yaml-alias 2:1");
    CHECK(Parsed("a: \"*x\"\nb: x*y&z\n").found().empty());
}

TEST_CASE("an alias bomb costs nothing") {
    std::string text = "a0: &a0 [x, x]\n";
    for (int i = 1; i < 30; ++i) {
        const std::string n = std::to_string(i);
        const std::string before = std::to_string(i - 1);
        text += "a" + n + ": &a" + n + " [*a" + before + ", *a" + before + "]\n";
    }
    CHECK(Parsed(text).diagnostics.size() == 30 + 58);
}

TEST_CASE("tags are refused on any value") {
    CHECK(Parsed("a: !foo b\n").found() == "yaml-tag 1:4");
    CHECK(Parsed("a: !!str 1\nb: ! x\nc: !<tag:x> \"y\"\n").found() == "yaml-tag 1:4, yaml-tag 2:4, yaml-tag 3:4");
    CHECK(Parsed("a: !!map {b: 1}\nc: !t\n  - 1\nd: !e\n").found() == "yaml-tag 1:4, yaml-tag 2:4, yaml-tag 4:4");
    CHECK(Parsed("!t a: 1\n").found() == "yaml-tag 1:1");
    CHECK(Parsed("!2").found() == "yaml-tag 1:1");
    CHECK(Parsed("a: &x !t 1\n").found() == "yaml-anchor 1:4, yaml-tag 1:7");
    const Parsed parsed("a: !foo b\n");
    CHECK(parsed.root().find("a")->text == "b");
    CHECK(parsed.root().find("a")->reported);
    CHECK(parsed.diagnostics.at(0).span.length == 4);
    CHECK(Parsed("a: \"!foo\"\nb: wow!\n").found().empty());
}

TEST_CASE("keys that are no words are refused and left out") {
    CHECK(Parsed("? [a]\n: b\n").found() == "yaml-complex-key 1:3");
    CHECK(Parsed("? a\n: b\n").found() == "yaml-complex-key 1:3");
    CHECK(Parsed("{[a]: b}\n").found() == "yaml-complex-key 1:2");
    CHECK(Parsed("a: {{ name }}\n").found() == "yaml-complex-key 1:5");
    CHECK(Parsed(": b\n").found() == "yaml-complex-key 1:1");
    CHECK(Parsed("~: b\n").found() == "yaml-complex-key 1:1");
    CHECK(Parsed("null: b\nc: d\n").found() == "yaml-complex-key 1:1");
    const Parsed parsed("null: b\nc: d\n");
    REQUIRE(parsed.root().entries.size() == 1);
    CHECK(parsed.root().find("c")->text == "d");
    CHECK(Parsed("\"null\": b\n1: c\nwhat?: d\n").found().empty());
}

TEST_CASE("text that falls back to the margin is no second document") {
    const Parsed parsed("- a\nb: c\n");
    CHECK(parsed.found() == "yaml-lost-document 2:1");
    REQUIRE(parsed.documents.size() == 1);
    CHECK_FALSE(parsed.documents[0].complete);
    CHECK(Parsed("  a: 1\nb: 2\n").found() == "yaml-lost-document 2:1");
    CHECK(Parsed("- a\n-b\n").found() == "yaml-lost-document 2:1");
    CHECK(Parsed("[a] b\n").found() == "yaml-lost-document 1:5");
    CHECK(Parsed("a: 1\n---\n- a\nb: c\n---\nd: 1\n").found() == "yaml-lost-document 4:1");
    CHECK(Parsed("a: 1\n---\n- a\nb: c\n---\nd: 1\n").documents.size() == 3);
}

TEST_CASE("a stray document end loses nothing silently") {
    const Parsed parsed("a: 1\n...\nb: 2\n");
    CHECK(parsed.found() == "yaml-lost-document 3:1");
    REQUIRE(parsed.diagnostics.at(0).notes.size() == 1);
    CHECK(parsed.diagnostics[0].notes[0].span.line == 2);
    CHECK(Parsed("a: 1\n... b\n").found() == "yaml-lost-document 2:5");
}

TEST_CASE("quoted text over several lines is refused, with the quote to look at") {
    const Parsed unclosed("a: \"b\nc: d\n");
    CHECK(unclosed.found() == "yaml-quoted-lines 1:4");
    CHECK(unclosed.root().find("a")->reported);
    const Parsed swallowed("a: \"b\nc: \"d\"\n");
    CHECK(swallowed.found() == "yaml-quoted-lines 1:4");
    REQUIRE(swallowed.diagnostics.at(0).notes.size() == 1);
    CHECK(swallowed.diagnostics[0].notes[0].span.line == 2);
    CHECK(Parsed("a: 'b\n  c'\nd: 1\nd: 2\n").found() == "yaml-quoted-lines 1:4, yaml-duplicate-key 4:1");
    CHECK(Parsed("a: \"b").found() == "yaml-quoted-lines 1:4");
    CHECK(Parsed("a: \"").found() == "yaml-quoted-lines 1:4");
    CHECK(Parsed("a: \"b\n---\nc: d\n").found() == "yaml-quoted-lines 1:4");
    CHECK(Parsed("[\"x\", \"b\n---\nc: d\n").found() == "yaml-quoted-lines 1:7");
    CHECK(Parsed("\"abc: 1\n\"def\": 2\n").found() == "yaml-quoted-lines 1:1");
    CHECK(Parsed("a: it's\nb: 5\"\nc: 'x'\n").found().empty());
}

TEST_CASE("a list item that is taken for text is reported") {
    CHECK(Parsed("- a\n - b\n").found() == "yaml-syntax 2:2");
    CHECK(Parsed("- a\n  -b\n").found().empty());
    CHECK(Parsed("a: x - y\n  z - w\n").found().empty());
}

TEST_CASE("a line without a colon is no key, and a colon wants a space") {
    CHECK(Parsed("a: 1\nfoo\n").found() == "yaml-syntax 2:1");
    CHECK(Parsed("a: 1\nfoo:2\n").found() == "yaml-syntax 2:1");
    CHECK(Parsed("a: 1\nfoo:2\n").diagnostics.at(0).suggestion == "foo: 2");
    CHECK(Parsed("{a:1, b: 2}").found() == "yaml-syntax 1:2");
    CHECK(Parsed("a: 1\nfoo:2\nb: 3\n").found() == "yaml-syntax 2:1");
    CHECK(Parsed("a: 1\nfoo\nb: 3\n").found() == "yaml-syntax 2:1");
    CHECK(Parsed("\"a\" b: 1\n").found() == "yaml-syntax 1:5");
    CHECK(Parsed("a: x:y\nb: http://host:80/\n{c: d}: e\n").found() == "yaml-complex-key 3:1");
}

TEST_CASE("tabs in the indentation are refused at the tab") {
    CHECK(Parsed("a:\n\tb: 1\n").found() == "yaml-tab 2:1");
    CHECK(Parsed("a:\n  b: 1\n\tc: 1\n").found() == "yaml-tab 3:1");
    CHECK(Parsed("a:\n  - b\n  \t- c\n").found() == "yaml-tab 3:3");
    CHECK(Parsed("a: [\n\t1,\n\t2\n]\n").found() == "yaml-tab 2:1, yaml-tab 3:1");
    CHECK(Parsed("a:\n  - b\n \t\n  - c\n").found() == "yaml-tab 3:2");
    CHECK(Parsed("- \t- a\n").found() == "yaml-tab 1:3");
    CHECK(Parsed("a: |\n\tx\n").found() == "yaml-tab 2:1");
    CHECK(Parsed("a: 1\n\t# yaml-cpp looks for more of the text here\nb: 2\n").found() == "yaml-tab 2:1");
}

TEST_CASE("tabs elsewhere are no trouble") {
    CHECK(Parsed("a:\t1\t# comment\n").found().empty());
    CHECK(Parsed("a: |\n  x\n  \ty\n  \t\tz\nb: 1\n").found().empty());
    CHECK(Parsed("- a: >\n    x\n    \ty\n  b: |2\n    \tz\n").found().empty());
    CHECK(Parsed("a:\n\t# comment\n  b: 2\n").found().empty());
    CHECK(Parsed("a: x\ty\nb: \"x\ty\"\n").found().empty());
}
