#include "base/text.hpp"

#include "base/utf8.hpp"
#include "catch.hpp"

#include <string>
#include <vector>

using namespace tense;

TEST_CASE("display width counts terminal cells") {
    CHECK(display_width("") == 0);
    CHECK(display_width("abc") == 3);
    CHECK(display_width("äöü") == 3);
    CHECK(display_width("e\xCC\x81") == 1);  // e and a combining accent
    CHECK(display_width("日本") == 4);
    CHECK(display_width("한글") == 4);
    CHECK(display_width("🚀") == 2);
    CHECK(display_width("ＡＢ") == 4);
    CHECK(display_width("→") == 1);
    CHECK(display_width("\xFF") == 1);
}

TEST_CASE("wrapping breaks at spaces and keeps long words whole") {
    CHECK(wrap("one two three", 7) == std::vector<std::string>{"one two", "three"});
    CHECK(wrap("a extraordinarily b", 5) == std::vector<std::string>{"a", "extraordinarily", "b"});
    CHECK(wrap("fits", 80) == std::vector<std::string>{"fits"});
    CHECK(wrap("  many   spaces  ", 80) == std::vector<std::string>{"many spaces"});
}

TEST_CASE("wrapping measures cells and keeps line ends as paragraphs") {
    CHECK(wrap("日本 日本", 5) == std::vector<std::string>{"日本", "日本"});
    CHECK(wrap("ä ö ü", 5) == std::vector<std::string>{"ä ö ü"});
    CHECK(wrap("a\n\nb", 80) == std::vector<std::string>{"a", "", "b"});
    CHECK(wrap("", 80) == std::vector<std::string>{""});
    CHECK(wrap("a b", 0) == std::vector<std::string>{"a", "b"});
}

TEST_CASE("normal text is printed as it is") {
    for (const std::string text :
         {"plain", "tab-free, \"quoted\" \\ back", "äöü ß", "日本語", "🚀 ❤\xEF\xB8\x8F", "é"}) {
        CHECK(printable(text) == text);
    }
}

TEST_CASE("control characters become visible") {
    CHECK(printable("a\x1b[31m") == "a\\x1b[31m");
    CHECK(printable("a\nb\r\tc") == "a\\nb\\r\\tc");
    CHECK(printable(std::string("a\0b", 3)) == "a\\x00b");
    CHECK(printable("\x7f") == "\\x7f");
    CHECK(printable("\xC2\x9B") == "\\u009b");  // C1: the one-byte CSI of some terminals
}

TEST_CASE("characters that hide or reorder text become visible") {
    CHECK(printable("\u202Eabc") == "\\u202eabc");
    CHECK(printable("a\u200Bb") == "a\\u200bb");
    CHECK(printable("a\u2066b\u2069") == "a\\u2066b\\u2069");
    CHECK(printable("\uFEFFx") == "\\ufeffx");
    CHECK(printable("x\u00ADy") == "x\\u00ady");
    CHECK(printable("\U000E0041") == "\\U000e0041");
}

TEST_CASE("broken UTF-8 becomes visible byte by byte") {
    CHECK(printable("a\xFFz") == "a\\xffz");
    CHECK(printable("\xC3") == "\\xc3");
    CHECK(printable("\xED\xA0\x80") == "\\xed\\xa0\\x80");  // a surrogate
    CHECK(printable("\xC0\xAF") == "\\xc0\\xaf");           // overlong
}

TEST_CASE("printable text is printable for good") {
    const std::string once = printable("\x01\u202E\xFF\n");
    CHECK(printable(once) == once);
}

TEST_CASE("text in quotes is safe and cut when long") {
    CHECK(in_quotes("abc") == "\"abc\"");
    CHECK(in_quotes("a\nb") == "\"a\\nb\"");
    CHECK(in_quotes(std::string(41, 'x')) == "\"" + std::string(40, 'x') + "…\"");
    CHECK(in_quotes(std::string(40, 'x')) == "\"" + std::string(40, 'x') + "\"");
}

TEST_CASE("lists and numbers are put into words") {
    CHECK(join({}, ", ").empty());
    CHECK(join({"a"}, ", ") == "a");
    CHECK(join({"a", "b", "c"}, ", ") == "a, b, c");
    CHECK(number_words(0, "mistake", "mistakes") == "0 mistakes");
    CHECK(number_words(1, "mistake", "mistakes") == "1 mistake");
    CHECK(number_words(3, "mistake", "mistakes") == "3 mistakes");
}

TEST_CASE("code points are found and broken bytes told apart") {
    CHECK(count_code_points("aä日🚀") == 4);
    CHECK(count_code_points("\xFF\xFE") == 2);
    CHECK(find_invalid_utf8("aä日🚀") == std::string_view::npos);
    CHECK(find_invalid_utf8("ab\xC3") == 2);
    CHECK(find_invalid_utf8("\xF4\x90\x80\x80") == 0);  // above U+10FFFF
    CHECK(find_invalid_utf8("\xE0\x80\xAF") == 0);
}

TEST_CASE("encoding a code point and reading it gives it back") {
    for (const char32_t value : {U'a', U'ä', U'日', U'🚀', char32_t{0x7F}, char32_t{0x80}, char32_t{0x7FF},
                                 char32_t{0x800}, char32_t{0xFFFF}, char32_t{0x10000}, char32_t{0x10FFFF}}) {
        const std::string bytes = encode_utf8(value);
        const CodePoint point = code_point_at(bytes, 0);
        CHECK(point.valid);
        CHECK(point.value == value);
        CHECK(point.length == bytes.size());
    }
    CHECK(encode_utf8(0xD800).empty());
    CHECK(encode_utf8(0x110000).empty());
}
