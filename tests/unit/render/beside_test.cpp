// Two cells side by side: whatever stands in them, they stay in their columns.
#include "base/text.hpp"
#include "catch.hpp"
#include "render/sheet.hpp"

#include <sstream>

using namespace tense;

namespace {

std::vector<std::string> lines_of(std::string_view left, std::string_view right) {
    Sheet sheet{RenderOptions{}};
    sheet.section("label");
    sheet.beside(left, right);
    std::istringstream in{sheet.take()};
    std::vector<std::string> out;
    for (std::string line; std::getline(in, line);) out.push_back(line);
    return out;
}

}  // namespace

TEST_CASE("cells begin in the same columns and no line is wider than the page") {
    const std::string cjk = "注文が確定しました注文が確定しました注文が確定しました注文が確定しました";
    for (const std::string& text : {std::string{"short"}, std::string(200, 'x'), cjk, std::string{"a\x1b[31m\nb"},
                                    std::string{"several words that need more than one line of the cell"}}) {
        const auto lines = lines_of(text, text);
        REQUIRE_FALSE(lines.empty());
        CHECK(lines.front().starts_with("  label       "));
        for (const std::string& line : lines) {
            CHECK(display_width(line) <= 80);
            CHECK(line.find('\x1b') == std::string::npos);
            CHECK_FALSE(line.ends_with(' '));
        }
    }
    CHECK(lines_of("a", "b").front() == "  label       a                                 b");
    CHECK(lines_of("", "b").front() == "  label                                         b");
}
