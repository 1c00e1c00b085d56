#include "base/diagnostic.hpp"

#include "base/diagnostic_codes.hpp"
#include "catch.hpp"

#include <set>
#include <stdexcept>
#include <string>

using tense::Diagnostic;
using tense::DiagnosticCode;
using tense::DiagnosticSink;
using tense::SourceText;
using tense::Span;

TEST_CASE("diagnostics come out by place, whatever the order they went in") {
    const SourceText a("a.yaml", "x\ny");
    const SourceText b("b.yaml", "x");
    DiagnosticSink sink;
    CHECK(sink.empty());
    sink.report("unknown-key", {&b, 1, 1, 1}, "in b");
    sink.report("unknown-key", {&a, 2, 1, 1}, "later");
    sink.report("wrong-type", {&a, 1, 5, 1}, "second code");
    sink.report("unknown-key", {&a, 1, 5, 1}, "first code");
    const auto sorted = sink.sorted();
    REQUIRE(sorted.size() == 4);
    CHECK(sorted[0].message == "first code");
    CHECK(sorted[1].message == "second code");
    CHECK(sorted[2].message == "later");
    CHECK(sorted[3].message == "in b");
}

TEST_CASE("equal diagnostics come out once") {
    const SourceText a("a.yaml", "x");
    DiagnosticSink sink;
    sink.report("unknown-key", {&a, 1, 1, 1}, "same");
    sink.report("unknown-key", {&a, 1, 1, 1}, "same");
    sink.report("unknown-key", {&a, 1, 1, 1}, "other");
    CHECK(sink.count() == 3);
    CHECK(sink.sorted().size() == 2);
}

TEST_CASE("a report can be given notes afterwards") {
    const SourceText a("a.yaml", "x");
    DiagnosticSink sink;
    sink.report("yaml-duplicate-key", {&a, 1, 1, 1}, "twice", "once", "x").notes.push_back({{&a, 1, 1, 1}, "first"});
    const Diagnostic diagnostic = sink.sorted().at(0);
    CHECK(diagnostic.expected == "once");
    CHECK(diagnostic.suggestion == "x");
    REQUIRE(diagnostic.notes.size() == 1);
    CHECK(diagnostic.notes[0].text == "first");
}

TEST_CASE("an unknown code is a slip of ours and throws") {
    DiagnosticSink sink;
    CHECK_THROWS_AS(sink.report("no-such-code", {}, "text"), std::logic_error);
    CHECK_THROWS_AS(sink.report("", {}, "text"), std::logic_error);
    CHECK(sink.empty());
}

TEST_CASE("every code is in kebab-case, there once, and explained in sentences") {
    std::set<std::string> seen;
    for (const DiagnosticCode& row : tense::diagnostic_codes()) {
        CAPTURE(row.code);
        CHECK(seen.insert(std::string(row.code)).second);
        CHECK(row.code.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string_view::npos);
        CHECK(row.code.front() != '-');
        CHECK(row.code.back() != '-');
        for (const std::string_view sentence : {row.meaning, row.fix}) {
            CHECK(sentence.size() > 10);
            CHECK(sentence.ends_with('.'));
            CHECK_FALSE(sentence.ends_with("!."));
        }
        CHECK(tense::find_diagnostic_code(row.code) == &row);
    }
    CHECK(seen.size() >= 51);
    CHECK(tense::find_diagnostic_code("nonsense") == nullptr);
}
