#include "yaml/document.hpp"

#include "catch.hpp"
#include "parsed.hpp"

using namespace tense::yaml;

TEST_CASE("a mapping keeps its keys in the order written, with places") {
    const Parsed parsed("b: one\na: \"two\"\nc: [x, y]\n");
    CHECK(parsed.found().empty());
    REQUIRE(parsed.documents.size() == 1);
    const Node& root = parsed.root();
    REQUIRE(root.kind == Node::Kind::mapping);
    CHECK(place(root) == "1:1+1");
    REQUIRE(root.entries.size() == 3);
    CHECK(root.entries[0].first.text == "b");
    CHECK(place(root.entries[1].first) == "2:1+1");
    CHECK(root.entries[1].second.text == "two");
    CHECK(root.entries[1].second.style == Node::Style::quoted);
    CHECK(place(root.entries[1].second) == "2:4+5");  // with its quotes
    CHECK(place(root.entries[2].second) == "3:4+1");
    CHECK(place(root.entries[2].second.items.at(1)) == "3:8+1");
}

TEST_CASE("find answers for mappings only") {
    const Parsed parsed("a: 1\nlist: [a]\n");
    REQUIRE(parsed.root().find("a") != nullptr);
    CHECK(parsed.root().find("a")->text == "1");
    CHECK(parsed.root().find("z") == nullptr);
    CHECK(parsed.root().find("list")->find("a") == nullptr);
    CHECK(parsed.root().find("a")->find("a") == nullptr);
}

TEST_CASE("each kind has a name for messages") {
    const Parsed parsed("a: 1\nb: []\nc: {}\nd:\n");
    CHECK(describe(*parsed.root().find("a")) == "text");
    CHECK(describe(*parsed.root().find("b")) == "a list");
    CHECK(describe(*parsed.root().find("c")) == "a mapping");
    CHECK(describe(*parsed.root().find("d")) == "nothing");
}

TEST_CASE("the style of a scalar is kept") {
    const Parsed parsed("a: 10\nb: \"10\"\nc: '10'\nd: |\n  10\ne: >-\n  10\n  11\n");
    CHECK(parsed.found().empty());
    CHECK(parsed.root().find("a")->is_plain());
    CHECK(parsed.root().find("b")->style == Node::Style::quoted);
    CHECK(parsed.root().find("c")->style == Node::Style::quoted);
    CHECK(parsed.root().find("d")->style == Node::Style::block);
    CHECK(parsed.root().find("d")->text == "10\n");
    CHECK(place(*parsed.root().find("d")) == "4:4+1");
    CHECK(parsed.root().find("e")->text == "10 11");
    CHECK_FALSE(parsed.root().find("b")->is_plain());
}

TEST_CASE("scalars are not interpreted") {
    const Parsed parsed("a: 010\nb: yes\nc: 1e3\nd: 2026-11-02\n");
    CHECK(parsed.root().find("a")->text == "010");
    CHECK(parsed.root().find("b")->text == "yes");
    CHECK(parsed.root().find("c")->text == "1e3");
    CHECK(parsed.root().find("d")->text == "2026-11-02");
}

TEST_CASE("quotes are unescaped") {
    const Parsed parsed(R"(a: "x\"\\\u00e9\t"
b: 'it''s'
)");
    CHECK(parsed.found().empty());
    CHECK(parsed.root().find("a")->text == "x\"\\é\t");
    CHECK(parsed.root().find("b")->text == "it's");
    CHECK(place(*parsed.root().find("b")) == "2:4+7");
}

TEST_CASE("nothing is null however it is written, and quoted null is text") {
    const Parsed parsed("a:\nb: ~\nc: null\nd: Null\ne: NULL\nf: nULL\ng: \"null\"\nh: ~x\ni: \"\"\n");
    CHECK(parsed.found().empty());
    for (const char* key : {"a", "b", "c", "d", "e"}) {
        INFO(key);
        CHECK(parsed.root().find(key)->kind == Node::Kind::null);
    }
    for (const char* key : {"f", "g", "h", "i"}) {
        INFO(key);
        CHECK(parsed.root().find(key)->kind == Node::Kind::scalar);
    }
    CHECK(place(*parsed.root().find("c")) == "3:4+4");
}

TEST_CASE("an empty value has its place behind the colon or dash") {
    const Parsed parsed("key:\nother :   # comment\n\nlist:\n  -\n  - # x\n  - [a, , b]\n  - {p: , q: }\nlast:");
    CHECK(parsed.found().empty());
    const Node& root = parsed.root();
    CHECK(place(*root.find("key")) == "1:5+1");
    CHECK(place(*root.find("other")) == "2:8+1");
    const Node& list = *root.find("list");
    CHECK(place(list.items.at(0)) == "5:4+1");
    CHECK(place(list.items.at(1)) == "6:4+1");
    CHECK(place(list.items.at(2).items.at(1)) == "7:9+1");
    CHECK(place(*list.items.at(3).find("p")) == "8:8+1");
    CHECK(place(*list.items.at(3).find("q")) == "8:13+1");
    CHECK(place(*root.find("last")) == "9:6+1");
}

TEST_CASE("an empty value behind a text over several lines is found as well") {
    const Parsed parsed("- |\n  - not an item\n-\n- >\n\n  x\n\n-\n- a b\n  c d\n-\n- {a: [1]}\n-\n");
    CHECK(parsed.found().empty());
    REQUIRE(parsed.root().items.size() == 8);
    CHECK(place(parsed.root().items[1]) == "3:2+1");
    CHECK(place(parsed.root().items[3]) == "8:2+1");
    CHECK(place(parsed.root().items[5]) == "11:2+1");
    CHECK(place(parsed.root().items[7]) == "13:2+1");
}

TEST_CASE("columns count code points") {
    const Parsed parsed("ü: [é, \"日本\", x]\nñ: y\n");
    CHECK(parsed.found().empty());
    const Node& list = *parsed.root().find("ü");
    CHECK(place(list) == "1:4+1");
    CHECK(place(list.items.at(0)) == "1:5+1");
    CHECK(place(list.items.at(1)) == "1:8+4");
    CHECK(place(list.items.at(2)) == "1:14+1");
    CHECK(place(*parsed.root().find("ñ")) == "2:4+1");
}

TEST_CASE("a plain text over several lines is folded and has the place of its first line") {
    const Parsed parsed("a: one two\n   three\n\n   four\nb: 1\n");
    CHECK(parsed.found().empty());
    CHECK(parsed.root().find("a")->text == "one two three\nfour");
    CHECK(place(*parsed.root().find("a")) == "1:4+7");
    CHECK(place(*parsed.root().find("b")) == "5:4+1");
}

TEST_CASE("line endings of Windows give the same tree") {
    const Parsed parsed("a: 1\r\nb: |\r\n  x\r\n  y\r\nc: \"q\"\r\nd:\r\ne: two\r\n   lines\r\n");
    CHECK(parsed.found().empty());
    CHECK(parsed.root().find("a")->text == "1");
    CHECK(parsed.root().find("b")->text == "x\ny\n");
    CHECK(place(*parsed.root().find("c")) == "5:4+3");
    CHECK(place(*parsed.root().find("d")) == "6:3+1");
    CHECK(parsed.root().find("e")->text == "two lines");
    CHECK(place(*parsed.root().find("e")) == "7:4+3");
}

TEST_CASE("a byte order mark at the start is accepted and moves nothing") {
    const Parsed parsed(
        "\xEF\xBB\xBF"
        "a: 1\nb: [2]\n");
    CHECK(parsed.found().empty());
    CHECK(place(parsed.root().entries.at(0).first) == "1:1+1");
    CHECK(place(*parsed.root().find("a")) == "1:4+1");
    CHECK(place(*parsed.root().find("b")) == "2:4+1");
    CHECK(Parsed("\xEF\xBB\xBF---\na: 1\n---\nb: 1\n").found().empty());
}

TEST_CASE("a text of nothing but comments has no documents") {
    CHECK(Parsed("").documents.empty());
    CHECK(Parsed("\n\n").documents.empty());
    CHECK(Parsed("# comment\n  # another").documents.empty());
    CHECK(Parsed("\xEF\xBB\xBF").documents.empty());
    CHECK(Parsed("# comment\n").found().empty());
}

TEST_CASE("documents between markers are numbered, the empty ones too") {
    const Parsed parsed("---\na: 1\n---\n---\nb: 1\n--- # end\n");
    CHECK(parsed.found().empty());
    REQUIRE(parsed.documents.size() == 4);
    CHECK(parsed.documents[0].number == 1);
    CHECK(parsed.documents[1].root.kind == Node::Kind::null);
    CHECK(place(parsed.documents[1].root) == "3:1+3");
    CHECK(parsed.documents[2].root.find("b") != nullptr);
    CHECK(parsed.documents[3].number == 4);
    CHECK(place(parsed.documents[3].root) == "6:1+3");
    CHECK(parsed.documents[3].complete);
}

TEST_CASE("a document end marker is accepted where a new marker follows or nothing") {
    CHECK(Parsed("a: 1\n...\n").found().empty());
    CHECK(Parsed("a: 1\n...\n---\nb: 1\n").found().empty());
    CHECK(Parsed("a: 1\n...\n---\nb: 1\n").documents.size() == 2);
    CHECK(Parsed("%YAML 1.2\n---\na: 1\n").found().empty());
}

TEST_CASE("a document may be a single value") {
    CHECK(Parsed("text").root().text == "text");
    CHECK(Parsed("--- [a]\n").root().items.size() == 1);
    CHECK(Parsed("--- |\n  text\n").root().text == "text\n");
}

TEST_CASE("JSON is read as the YAML that it is") {
    const Parsed parsed(R"({"a": [1, 2, {"b": null}], "c":"d", "e": "f"})");
    CHECK(parsed.found().empty());
    CHECK(parsed.root().find("a")->items.at(2).find("b")->kind == Node::Kind::null);
    CHECK(parsed.root().find("c")->text == "d");
    CHECK(place(*parsed.root().find("c")) == "1:32+3");
}

TEST_CASE("a list may stand at the indentation of its key") {
    const Parsed parsed("a:\n- x\n- y\nb: 1\n");
    CHECK(parsed.found().empty());
    CHECK(parsed.root().find("a")->items.size() == 2);
    CHECK(parsed.root().find("b")->text == "1");
}
