#include "spec/completion.hpp"
#include "catch.hpp"

using namespace tense;

namespace {

CommandSpec sample() {
    return {.name = "tense",
            .summary = "Samples.",
            .commands = {{.name = "say",
                          .summary = "Say it: don't [shout].",
                          .options = {{.name = "how",
                                       .value_name = "HOW",
                                       .summary = "It's a way [to say].",
                                       .kind = ValueKind::choice,
                                       .choices = {{"low", ""}, {"high", ""}}}},
                          .positionals = {{.name = "COMMAND", .summary = "Which.", .kind = ValueKind::command}}}}};
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("quotes of a shell hold any text") {
    CHECK(shell_quoted("a b") == "'a b'");
    CHECK(shell_quoted("it's") == "'it'\\''s'");
}

TEST_CASE("an argument that names a command completes to the commands") {
    const CommandSpec program = sample();
    const auto positionals = positionals_of(program.commands[0], program);
    REQUIRE(positionals.size() == 1);
    REQUIRE(positionals[0].choices.size() == 1);
    CHECK(positionals[0].choices[0].name == "say");
}

TEST_CASE("texts with quotes, colons and brackets are escaped for each shell") {
    CHECK(has(completion_zsh(sample()), R"('--how=[It'\''s a way \[to say\].]:HOW:(low high)')"));
    CHECK(has(completion_fish(sample()), R"(-l how -x -a 'low high' -d 'It\'s a way [to say].')"));
    CHECK(has(completion_bash(sample()), R"(compgen -W 'low high')"));
}
