#include "base/git.hpp"

#include "base/failure.hpp"
#include "base/process.hpp"
#include "catch.hpp"

using namespace tense;

namespace {

std::string split(const char* text) {
    const auto found = split_revision(text);
    return found ? found->first + " | " + found->second : "nothing";
}

}  // namespace

TEST_CASE("the colon of git is the first outside of braces") {
    CHECK(split("HEAD:a.yaml") == "HEAD | a.yaml");
    CHECK(split("HEAD~1:./b/a:c.yaml") == "HEAD~1 | ./b/a:c.yaml");
    CHECK(split("HEAD@{2026-11-22 10:00}:a.yaml") == "HEAD@{2026-11-22 10:00} | a.yaml");
    CHECK(split("HEAD^{/fix: it}:a.yaml") == "HEAD^{/fix: it} | a.yaml");
    CHECK(split(":a.yaml") == " | a.yaml");
    CHECK(split("a.yaml") == "nothing");
    CHECK(split("HEAD:") == "nothing");
    CHECK(split("") == "nothing");
    CHECK(split("}HEAD:a") == "}HEAD | a");
}

TEST_CASE("a process gets its words as they are, an empty input and the environment given") {
    const ProcessResult result =
        run_process({"sh", "-c", "cat; printf '%s.' \"$@\" \"$HELLO\"; echo no >&2; exit 7", "sh", "a b", "$(x);*"},
                    {"HELLO=there", "PATH=/usr/bin:/bin"}, 1000);
    CHECK(result.code == 7);
    CHECK(result.out == "a b.$(x);*.there.");
    CHECK(result.err == "no\n");
}

TEST_CASE("a process that prints a lot on both streams is read whole") {
    const ProcessResult result =
        run_process({"sh", "-c",
                     "i=0; while [ $i -lt 3000 ]; do echo 0123456789012345678901234567890123456789; "
                     "echo 0123456789012345678901234567890123456789 >&2; i=$((i+1)); done"},
                    {"PATH=/usr/bin:/bin"}, 1U << 20U);
    CHECK(result.out.size() == 3000U * 41U);
    CHECK(result.err.size() == 3000U * 41U);
}

TEST_CASE("a program that is not there, and one that prints without end, are failures") {
    const auto kind_of = [](const std::vector<std::string>& words) {
        try {
            (void)run_process(words, {"PATH=/usr/bin:/bin"}, 1000);
        } catch (const Failure& failure) {
            return failure.kind();
        }
        return Failure::Kind::internal;
    };
    CHECK(kind_of({"no-such-program-anywhere"}) == Failure::Kind::tool);
    CHECK(kind_of({"sh", "-c", "while :; do echo yes; done"}) == Failure::Kind::input);
}
