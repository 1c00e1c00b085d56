#include "spec/roff.hpp"
#include "catch.hpp"

#include <string>

using namespace tense;

TEST_CASE("plain text becomes roff text that means the same") {
    CHECK(roff::text("a-b \\ c") == "a\\-b \\e c\n");
    CHECK(roff::text("One. Two.") == "One.\nTwo.\n");
    CHECK(roff::text(".TH is a request") == "\\&.TH is a request\n");
    CHECK(roff::text("'quote") == "\\(aqquote\n");
    CHECK(roff::text("use `a-b` here") == "use \\fBa\\-b\\fR here\n");
    CHECK(roff::text("[1..5] and 4.2 stay") == "[1..5] and 4.2 stay\n");
}

TEST_CASE("long lines are broken between words and never begin with a request") {
    std::string words;
    for (int i = 0; i < 60; ++i) words += ".word ";
    const std::string text = roff::text(words);
    std::size_t start = 0;
    for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', start)) {
        CHECK(end - start <= 80);
        CHECK(text[start] != '.');
        start = end + 1;
    }
}

TEST_CASE("an item has its tag, its body, and further paragraphs indented") {
    CHECK(roff::item(roff::bold("--x"), "One.\n\nTwo.") == ".TP\n\\fB\\-\\-x\\fR\nOne.\n.IP\nTwo.\n");
}

TEST_CASE("arguments of macros have no double quotes") {
    CHECK(roff::inline_text("say \"x\"") == "say \\(dqx\\(dq");
}
