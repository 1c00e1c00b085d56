#include "catch.hpp"
#include "in_memory.hpp"

using namespace tense;
using test::run;

namespace {

const std::string k_job = "tense: 1\nworkloads:\n  - {name: send-receipt, says: process-this, retries: required}\n";
const std::string k_wrong = "tense: 1\nworkloads:\n  - {name: send-receipt, say: process-this}\n  - {nme: other}\n";

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

}  // namespace

TEST_CASE("every file decided is exit 0, whatever the verdict") {
    const auto outcome = run("decide", {{"FILE", {"a.yaml"}}}, {{"a.yaml", k_job}});
    CHECK(outcome.code == ExitCode::done);
    CHECK(outcome.err.empty());
    CHECK(has(outcome.out, "send-receipt"));
}

TEST_CASE("a wrong file shows all its mistakes and has no verdict, and the others are decided") {
    const auto outcome = run("decide", {{"FILE", {"wrong.yaml", "a.yaml"}}, {"format", {"json"}}},
                             {{"a.yaml", k_job}, {"wrong.yaml", k_wrong}});
    CHECK(outcome.code == ExitCode::input);
    CHECK(has(outcome.err, "say"));
    CHECK(has(outcome.err, "nme"));
    CHECK(has(outcome.out, "\"system\": \"a\""));
    CHECK_FALSE(has(outcome.out, "\"system\": \"wrong\""));
    CHECK(has(outcome.out, "\"code\": \"unknown-key\""));
}

TEST_CASE("a missing file is bad input among the others") {
    const auto outcome =
        run("decide", {{"FILE", {"missing.yaml", "a.yaml"}}, {"format", {"json"}}}, {{"a.yaml", k_job}});
    CHECK(outcome.code == ExitCode::input);
    CHECK(has(outcome.err, "missing.yaml"));
    CHECK(has(outcome.out, "\"system\": \"a\""));
    CHECK(has(outcome.out, "\"code\": \"unreadable-file\""));
}

TEST_CASE("formats for people say nothing where nothing was decided, formats for programs do") {
    CHECK(run("decide", {{"FILE", {"wrong.yaml"}}}, {{"wrong.yaml", k_wrong}}).out.empty());
    const auto outcome = run("decide", {{"FILE", {"wrong.yaml"}}, {"format", {"json"}}}, {{"wrong.yaml", k_wrong}});
    CHECK(has(outcome.out, "\"systems\": []"));
}

TEST_CASE("several formats go to their places in one run") {
    const auto outcome = run("decide", {{"FILE", {"a.yaml"}}, {"format", {"text", "json=report.json", "jsonl=b=c"}}},
                             {{"a.yaml", k_job}});
    CHECK(has(outcome.out, "send-receipt"));
    CHECK(outcome.files.size() == 2);
    CHECK(has(outcome.files.at("report.json"), "tense.report/1"));
    CHECK(has(outcome.files.at("b=c"), "\"system\""));
}

TEST_CASE("two formats for one place are bad usage") {
    CHECK_THROWS_AS(run("decide", {{"FILE", {"a.yaml"}}, {"format", {"text", "json"}}}, {{"a.yaml", k_job}}), Failure);
    CHECK_THROWS_AS(run("decide", {{"FILE", {"a.yaml"}}, {"format", {"text=x", "json=x"}}}, {{"a.yaml", k_job}}),
                    Failure);
    CHECK_THROWS_AS(run("decide", {{"FILE", {"a.yaml"}}, {"format", {"text="}}}, {{"a.yaml", k_job}}), Failure);
    CHECK_THROWS_AS(run("decide", {{"FILE", {"a.yaml"}}, {"format", {"json=./a.yaml"}}}, {{"a.yaml", k_job}}), Failure);
    CHECK(run("decide", {{"FILE", {"a.yaml"}}, {"format", {"text=-", "json=x"}}}, {{"a.yaml", k_job}}).code ==
          ExitCode::done);
}

TEST_CASE("the order of the arguments does not show, except in the streaming format") {
    const std::map<std::string, std::string> files = {{"a.yaml", k_job}, {"b.yaml", k_job}};
    const auto in = [&](std::vector<std::string> names, const char* format) {
        return run("decide", {{"FILE", std::move(names)}, {"format", {format}}}, files).out;
    };
    CHECK(in({"a.yaml", "b.yaml"}, "json") == in({"b.yaml", "a.yaml"}, "json"));
    CHECK(in({"a.yaml", "b.yaml"}, "text") == in({"b.yaml", "a.yaml"}, "text"));
    const std::string lines = in({"b.yaml", "a.yaml"}, "jsonl");
    CHECK(lines.find("b.yaml") < lines.find("a.yaml"));
}

TEST_CASE("a file named twice is decided once") {
    const auto outcome =
        run("decide", {{"FILE", {"a.yaml", "./a.yaml", "b/../a.yaml"}}, {"format", {"json"}}}, {{"a.yaml", k_job}});
    CHECK(has(outcome.out, "\"files\": 1"));
    CHECK(has(outcome.out, "\"systems\": 1"));
}

TEST_CASE("silence read as none leaves less to ask") {
    const std::map<std::string, std::string> files = {{"a.yaml", k_job}};
    const auto open = run("decide", {{"FILE", {"a.yaml"}}, {"format", {"json"}}}, files);
    const auto closed = run("decide", {{"FILE", {"a.yaml"}}, {"format", {"json"}}, {"unstated", {"none"}}}, files);
    const auto questions = [](const std::string& text) {
        std::size_t count = 0;
        for (std::size_t at = 0; (at = text.find("\"question\":", at)) != std::string::npos; ++at) ++count;
        return count;
    };
    CHECK(questions(closed.out) < questions(open.out));
}

TEST_CASE("colour is for standard output, never for files") {
    const auto outcome =
        run("decide", {{"FILE", {"a.yaml"}}, {"color", {"always"}}, {"format", {"text", "text=plain"}}},
            {{"a.yaml", k_job}});
    CHECK(has(outcome.out, "\x1b["));
    CHECK_FALSE(has(outcome.files.at("plain"), "\x1b["));
    CHECK_FALSE(has(run("decide", {{"FILE", {"a.yaml"}}}, {{"a.yaml", k_job}}).out, "\x1b["));
}
