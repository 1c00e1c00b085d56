// The commands that print documents.
#include "catch.hpp"
#include "commands/version_line.hpp"
#include "in_memory.hpp"

using namespace tense;
using test::run;

TEST_CASE("schema, completion and man print what is asked for") {
    CHECK(run("schema", {{"SCHEMA", {"workload"}}}).out.starts_with("{\n  \"$schema\""));
    CHECK(run("completion", {{"SHELL", {"zsh"}}}).out.starts_with("#compdef tense\n"));
    CHECK(run("man", {{"PAGE", {"tense-rules.5"}}}).out.find(".TH TENSE\\-RULES 5") != std::string::npos);
    CHECK(run("man", {}).out.find(".TH TENSE 1") != std::string::npos);
}

TEST_CASE("help walks along the names of commands") {
    CHECK(run("help", {}).out.starts_with("tense: "));
    CHECK(run("help", {{"COMMAND", {"rules", "list"}}}).out.starts_with("tense rules list: "));
    CHECK_THROWS_AS(run("help", {{"COMMAND", {"rules", "lits"}}}), Failure);
    CHECK_THROWS_AS(run("help", {{"COMMAND", {"decide", "x"}}}), Failure);
}

TEST_CASE("the version line names the rules and twelve digits of their digest") {
    MemoryReader reader;
    test::MemoryOutput output;
    Environment environment{.files = reader, .output = output};
    const std::string line = version_line(environment);
    CHECK(line.starts_with("tense "));
    const std::size_t digest = line.find("sha256:");
    REQUIRE(digest != std::string::npos);
    CHECK(line.substr(digest + 7).find(')') == 12);
}
