#include "base/source_text.hpp"

#include "base/span.hpp"
#include "catch.hpp"

using tense::SourceStore;
using tense::SourceText;
using tense::Span;

TEST_CASE("lines are shown without their endings") {
    const SourceText text("a.yaml", "one\r\ntwo\n\nfour");
    CHECK(text.line_count() == 4);
    CHECK(text.line(1) == "one");
    CHECK(text.line(2) == "two");
    CHECK(text.line(3).empty());
    CHECK(text.line(4) == "four");
}

TEST_CASE("a line that is not there is empty") {
    const SourceText text("a.yaml", "one\n");
    CHECK(text.line_count() == 1);
    CHECK(text.line(0).empty());
    CHECK(text.line(-1).empty());
    CHECK(text.line(2).empty());
    CHECK(SourceText("e", "").line_count() == 1);
}

TEST_CASE("columns count code points, not bytes") {
    const SourceText text("a.yaml", "ü: 日本\nx");
    CHECK(text.position(0).column == 1);
    CHECK(text.position(2).column == 2);  // the colon, behind two bytes
    CHECK(text.position(7).column == 5);  // the second ideograph
    CHECK(text.position(11).line == 2);
    CHECK(text.position(11).column == 1);
}

TEST_CASE("a position behind the end is the end of the last line") {
    const SourceText text("a.yaml", "ab\ncd\n");
    CHECK(text.position(6).line == 2);
    CHECK(text.position(6).column == 3);
    CHECK(text.position(999).line == 2);
    CHECK(text.position(999).column == 3);
    CHECK(SourceText("e", "").position(5).line == 1);
}

TEST_CASE("a carriage return before the line feed has no column of its own") {
    const SourceText text("a.yaml", "ab\r\ncd");
    CHECK(text.position(3).column == 3);
    CHECK(text.position(4).line == 2);
}

TEST_CASE("a byte order mark belongs to no line") {
    const SourceText text("a.yaml",
                          "\xEF\xBB\xBF"
                          "ab");
    CHECK(text.line(1) == "ab");
    CHECK(text.position(0).column == 1);
    CHECK(text.position(4).column == 2);
}

TEST_CASE("broken bytes count one column each") {
    const SourceText text("a.yaml", "\xFF\xC3z");
    CHECK(text.position(2).column == 3);
}

TEST_CASE("texts in a store keep their addresses") {
    SourceStore store;
    const SourceText* first = &store.add("first", "1");
    for (int i = 0; i < 1000; ++i) {
        store.add("more", "text");
    }
    CHECK(first->name() == "first");
    CHECK(first->text() == "1");
}

TEST_CASE("spans sort by file name, line, column, unknown ones first") {
    const SourceText a("a.yaml", "x");
    const SourceText b("b.yaml", "x");
    CHECK(before(Span{}, Span{&a, 1, 1, 1}));
    CHECK(before(Span{&a, 9, 9, 1}, Span{&b, 1, 1, 1}));
    CHECK(before(Span{&a, 1, 9, 1}, Span{&a, 2, 1, 1}));
    CHECK(before(Span{&a, 1, 1, 1}, Span{&a, 1, 2, 1}));
    CHECK_FALSE(before(Span{&a, 1, 1, 1}, Span{&a, 1, 1, 5}));
    CHECK_FALSE(Span{}.known());
    CHECK(Span{&a, 1, 1, 1}.known());
}
