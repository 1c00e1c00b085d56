// P19: a file broken at random never crashes the program, and one that is wrong never gets a verdict, whatever was
// broken and whatever is decided beside it. (What the parser makes of such texts: unit/yaml/robustness_test.cpp;
// mistakes that people make: input/err.)
#include "catch.hpp"
#include "in_memory.hpp"
#include "support/random_workloads.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

using namespace tense;
using test::run;

namespace {

std::vector<std::string> examples() {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator{TENSE_SOURCE_DIR "/examples"})
        if (entry.path().extension() == ".yaml") paths.push_back(entry.path());
    std::ranges::sort(paths);
    std::vector<std::string> out;
    for (const auto& path : paths) {
        std::ifstream in{path};
        out.emplace_back(std::istreambuf_iterator<char>{in}, std::istreambuf_iterator<char>{});
    }
    return out;
}

// One to three places changed: a character taken out, put in twice or replaced, a piece of YAML put in, the rest cut
// off.
std::string broken(std::string text, std::mt19937& random) {
    static const std::vector<std::string> k_pieces = {
        "\"", "'",  "[", "]",   "{",   "}", ",", ": ",    "- ", "\n", "\t",   "&a",       "*a",   "!!x",
        "|",  "? ", "%", "---", "...", "#", "~", "1e999", "-1", "0x", "\xff", "required", "rate", "  "};
    for (auto times = 1 + random() % 3; times > 0 && !text.empty(); --times) {
        const std::size_t place = random() % text.size();
        switch (random() % 5) {
            case 0:
                text.erase(place, 1);
                break;
            case 1:
                text.insert(place, 1, text[place]);
                break;
            case 2:
                text[place] = static_cast<char>(random() % 256);
                break;
            case 3:
                text.insert(place, k_pieces[random() % k_pieces.size()]);
                break;
            default:
                text.resize(place);
        }
    }
    return text;
}

}  // namespace

TEST_CASE("P19 a file broken at random is decided or refused, never both, and the file beside it is decided") {
    std::mt19937 random{test::seed() + 70};
    INFO("seed " << test::seed());
    const std::string good = "tense: 1\nworkloads:\n  - {name: beside, says: process-this}\n";
    const std::vector<std::string> texts = examples();
    REQUIRE(texts.size() > 5);
    int refused = 0, decided = 0;
    for (int round = 0; round < 250; ++round) {
        const std::string text = broken(texts[random() % texts.size()], random);
        CAPTURE(text);
        const auto outcome = run("decide", {{"FILE", {"broken.yaml", "good.yaml"}}, {"format", {"json"}}},
                                 {{"broken.yaml", text}, {"good.yaml", good}});
        REQUIRE(outcome.out.find("\"file\": \"good.yaml\"") != std::string::npos);
        // A system carries its file before its name; a diagnostic carries it after its message.
        const bool verdict = outcome.out.find("\"file\": \"broken.yaml\",\n      \"document\"") != std::string::npos;
        const bool diagnosed = outcome.out.find("\"diagnostics\": []") == std::string::npos;
        REQUIRE(verdict != diagnosed);
        REQUIRE(outcome.code == (diagnosed ? ExitCode::input : ExitCode::done));
        (diagnosed ? refused : decided) += 1;
    }
    CHECK(refused > 50);
    CHECK(decided > 20);
}
