// Whatever the bytes are: limits, encodings, and texts broken at random.
#include "base/utf8.hpp"
#include "catch.hpp"
#include "parsed.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

using namespace tense::yaml;

namespace {

std::string repeat(const std::string& text, int times) {
    std::string result;
    for (int i = 0; i < times; ++i) {
        result += text;
    }
    return result;
}

// Everything that a caller may rely on in any tree.
void check_tree(const tense::SourceText& source, const Node& node) {
    if (!node.span.known() || node.span.source != &source || node.span.line > source.line_count() ||
        node.span.column < 1 || node.span.length < 1) {
        FAIL("a node without a proper place");
    }
    if (tense::find_invalid_utf8(node.text) != std::string::npos) {
        FAIL("a text that is not UTF-8");
    }
    for (const Node& item : node.items) {
        check_tree(source, item);
    }
    for (const auto& [key, value] : node.entries) {
        if (!key.is_scalar()) {
            FAIL("a key that is no scalar");
        }
        if (node.find(key.text) != &value) {
            FAIL("a key that is there twice");
        }
        check_tree(source, key);
        check_tree(source, value);
    }
}

void check_text(const std::string& text) {
    CAPTURE(text);
    Limits limits;
    limits.nodes = 5000;
    const Parsed parsed(text, limits);
    for (const Document& document : parsed.documents) {
        check_tree(parsed.source, document.root);
        if (!document.complete && parsed.diagnostics.empty()) {
            FAIL("incomplete without a reason");
        }
    }
    for (const tense::Diagnostic& diagnostic : parsed.diagnostics) {
        if (!diagnostic.span.known() || diagnostic.span.line > parsed.source.line_count() ||
            diagnostic.span.column < 1) {
            FAIL("a diagnostic without a proper place");
        }
        if (diagnostic.message.empty() || diagnostic.message.find('\n') != std::string::npos) {
            FAIL("a message that is not one line");
        }
    }
}

// A small generator of our own: the same texts on every machine.
class Numbers {
public:
    explicit Numbers(std::uint32_t seed) : state_(seed) {}
    std::size_t below(std::size_t limit) {
        state_ = state_ * 1664525U + 1013904223U;
        return static_cast<std::size_t>(state_ >> 8U) % limit;
    }

private:
    std::uint32_t state_;
};

const std::vector<std::string>& samples() {
    static const std::vector<std::string> list{
        "tense: 1\nsystem: storefront\noperates: [rabbitmq, postgresql]\nteam: {operations: low, skills: [kafka]}\n"
        "workloads:\n  - name: order-placed\n    says: this-happened\n    replay: {need: required, why: \"rebuild\", "
        "window: 7d}\n"
        "    rate: {average: 400/s, peak: 1200/s}\n  - name: send-receipt\n    retries: required\n",
        "---\na: |\n  block\n    text\n\nb: >-\n  folded\n  text\nc: 'it''s'\nd: \"\\u00e9 \\\"x\\\"\"\n---\n- - 1\n  "
        "- {x: , y: ~}\n-\n",
        "ü: é # comment\r\n日本: [語, \"本\"]\r\nlist:\r\n- a\r\n- b: 1\r\n  c:\r\n",
        "? [a]\n: b\n&x k: *x\n<<: !t v\n%YAML 1.2\n...\n--- x\n",
        "a: [1, {b: [c, 'd'], e: f}, [], {}]\nlong: one two\n  three\n\n  four\nempty:\n",
    };
    return list;
}

}  // namespace

TEST_CASE("a text above the limit of bytes is not read") {
    Limits limits;
    limits.bytes = 10;
    CHECK(Parsed("a: 1234567", limits).found().empty());
    const Parsed parsed("a: 12345678", limits);
    CHECK(parsed.found() == "yaml-limit 1:1");
    CHECK(parsed.documents.empty());
    CHECK(parsed.diagnostics.at(0).message.find("10 bytes") != std::string::npos);
}

TEST_CASE("nesting is limited before the parser's own limit") {
    Limits limits;
    limits.depth = 3;
    CHECK(Parsed("[[[1]]]", limits).found().empty());
    CHECK(Parsed("[[[[1]]]]", limits).found() == "yaml-limit 1:4");
    CHECK(Parsed("a:\n  b:\n    c:\n      d: 1\n", limits).found() == "yaml-limit 4:7");
    CHECK(Parsed(repeat("[", 32) + repeat("]", 32)).found().empty());
    CHECK(Parsed(repeat("[", 33) + repeat("]", 33)).found() == "yaml-limit 1:33");
    for (const char* opening : {"[", "{", "- ", "? ", "{a: ", "[a, ", ": "}) {
        INFO(opening);
        CHECK_FALSE(Parsed(repeat(opening, 20'000)).diagnostics.empty());
    }
}

TEST_CASE("the number of values is limited") {
    Limits limits;
    limits.nodes = 5;  // the document, the list and three items
    CHECK(Parsed("[a, b, c]", limits).found().empty());
    const Parsed parsed("[a, b, c, d]", limits);
    CHECK(parsed.found() == "yaml-limit 1:11");
    CHECK(parsed.diagnostics.at(0).message.find("5 values") != std::string::npos);
    CHECK(parsed.root().items.size() == 3);
    CHECK_FALSE(parsed.documents.at(0).complete);
    CHECK(Parsed(repeat("---\n", 7), limits).found() == "yaml-limit 4:1");
}

TEST_CASE("a long line is read in no time") {
    const Parsed parsed("[" + repeat("a, ", 100'000) + "b]");
    CHECK(parsed.found().empty());
    CHECK(parsed.root().items.size() == 100'001);
    CHECK(place(parsed.root().items.back()) == "1:300002+1");
}

TEST_CASE("a mapping of many keys is read in no time") {
    std::string text;
    for (int i = 0; i < 50'000; ++i) {
        text += "key" + std::to_string(i) + ": 1\n";
    }
    CHECK(Parsed(text).root().entries.size() == 50'000);
}

TEST_CASE("text that is not UTF-8 is refused where it breaks") {
    CHECK(Parsed("a: 1\nb: \xFF\nc: \xC3\n").found() == "yaml-encoding 2:4, yaml-encoding 3:4");
    CHECK(Parsed("a: \xFF").documents.empty());
    CHECK(Parsed("a: \xED\xA0\x80").found() == "yaml-encoding 1:4");
    CHECK(Parsed(std::string("a: 1\nb\0: 2\n", 11)).found() == "yaml-encoding 2:2");
    CHECK(Parsed(std::string("\0", 1)).found() == "yaml-encoding 1:1");
    CHECK(Parsed("a: \x1b[31m\n").found() == "yaml-encoding 1:4");
    CHECK(Parsed("a: 1\rb: 2\n").found() == "yaml-encoding 1:5");
    CHECK(Parsed("a: \xEF\xBB\xBF"
                 "b\n")
              .found() == "yaml-encoding 1:4");
    CHECK(Parsed("a: \"\\0\"\n").found() == "yaml-encoding 1:4");
    CHECK(Parsed("a: é 日本 🚀\n").found().empty());
}

TEST_CASE("UTF-16 and UTF-32 are named") {
    for (const std::string& text : {std::string("\xFF\xFE"
                                                "a\0:\0",
                                                6),
                                    std::string("\xFE\xFF\0a\0:", 6), std::string("a\0:\0 \0", 6),
                                    std::string("\0a\0:\0 ", 6), std::string("\xFF\xFE\0\0a\0\0\0", 8)}) {
        const Parsed parsed(text);
        REQUIRE(parsed.diagnostics.size() == 1);
        CHECK(parsed.diagnostics[0].message.find("UTF-16") != std::string::npos);
    }
}

TEST_CASE("a file of rubbish gives few reports") {
    CHECK(Parsed(repeat("\xFF\n", 1000)).diagnostics.size() == 10);
}

TEST_CASE("P19 every beginning of a text is read without trouble") {
    for (const std::string& sample : samples()) {
        for (std::size_t length = 0; length <= sample.size(); ++length) {
            check_text(sample.substr(0, length));
        }
    }
}

TEST_CASE("P19 no text broken at random escapes as an exception") {
    const std::vector<std::string> pieces{"\"",      "'",
                                          "[",       "]",
                                          "{",       "}",
                                          ",",       ":",
                                          ": ",      "- ",
                                          "\n",      "\t",
                                          "#",       " #",
                                          "&a",      "*a",
                                          "!t",      "!",
                                          "|",       ">",
                                          "? ",      "%",
                                          "---",     "...",
                                          "~",       "null",
                                          "\r",      "\\",
                                          "<<",      " ",
                                          "\n ",     "\n  ",
                                          "\n- ",    "\n---\n",
                                          "\xC3",    "é",
                                          "@",       "`",
                                          "\n...\n", "|\n",
                                          ">2\n",    "{a: ",
                                          "\"\\x",   "\xEF\xBB\xBF",
                                          "!<",      "\n%YAML 1.2\n---\n"};
    Numbers numbers(20261102);
    for (int round = 0; round < 20'000; ++round) {
        std::string text = samples()[numbers.below(samples().size())];
        const std::size_t changes = 1 + numbers.below(4);
        for (std::size_t change = 0; change < changes; ++change) {
            const std::size_t at = numbers.below(text.size() + 1);
            switch (numbers.below(4)) {
                case 0:
                    text.insert(at, pieces[numbers.below(pieces.size())]);
                    break;
                case 1:
                    text.erase(at, 1 + numbers.below(6));
                    break;
                case 2:
                    text = text.substr(0, at) + text.substr(std::min(text.size(), at + numbers.below(40)));
                    break;
                default:
                    text.insert(at, text.substr(numbers.below(text.size() + 1), numbers.below(30)));
                    break;
            }
        }
        check_text(text);
    }
}

TEST_CASE("no short text of signs escapes as an exception") {
    const std::string signs = "a\"'[]{},:-?#&*!|>%~\n \t.@\\";
    Numbers numbers(7);
    for (int round = 0; round < 40'000; ++round) {
        std::string text;
        const std::size_t length = 1 + numbers.below(14);
        for (std::size_t i = 0; i < length; ++i) {
            text += signs[numbers.below(signs.size())];
        }
        check_text(text);
    }
}
