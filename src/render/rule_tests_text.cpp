#include "base/text.hpp"
#include "render/rule_tests.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tense {
namespace {

constexpr std::size_t k_few_items = 20, k_width = 80;

std::string place(const Span& span) {
    return span.known() ? fmt::format("{}:{}:{}: ", printable(span.source->name()), span.line, span.column) : "";
}

// An example is told by its rule, a scenario by its sentence.
std::string subject(const RuleTest& test) {
    return test.scenario ? fmt::format("\"{}\"", printable(test.name)) : printable(test.rule);
}

std::string told(const RuleTest& test) {
    switch (test.state) {
        case TestState::passed:
            return {};
        case TestState::todo_passes:
            return fmt::format("{}{} todo passes, make it {}\n", place(test.span), subject(test),
                               test.scenario ? "expect"
                               : test.fires  ? "fires"
                                             : "silent");
        case TestState::failed:
        case TestState::todo:
        case TestState::changed:
            break;
    }
    const std::string_view mark = test.state == TestState::todo      ? "todo: "
                                  : test.state == TestState::changed ? "changed: "
                                                                     : "";
    std::string out;
    for (const std::string& problem : test.problems) {
        // An example's first problem is a sentence about its rule; a scenario's own sentence stands alone.
        if (out.empty() && !test.scenario) {
            out = fmt::format("{}{}{} {}\n", place(test.span), mark, subject(test), printable(problem));
            continue;
        }
        if (out.empty()) out = fmt::format("{}{}\n", place(test.span) + std::string{mark}, subject(test));
        for (const std::string& line : wrap(printable(problem), k_width - 4)) out += "    " + line + "\n";
    }
    return out;
}

std::string coverage_text(const RuleTestReport& report, bool verbose) {
    const Coverage& coverage = report.coverage;
    std::string out;
    std::size_t left = verbose ? coverage.items.size() : k_few_items, more = 0;
    for (const CoverageItem& item : coverage.items) {
        if (item.covered) continue;
        if (left == 0) {
            ++more;
            continue;
        }
        --left;
        out += place(item.span) + "not covered: " + printable(in_words(item)) + "\n";
    }
    if (more != 0) out += fmt::format("not covered: {} more with --verbose\n", more);
    const auto part = [&](CoverageItem::Kind kind) {
        const Share share = coverage.of(kind);
        return fmt::format("{} of {}", share.covered, share.all);
    };
    out += fmt::format("coverage: {}\n", to_text(coverage.total()));
    out += fmt::format("  rules {}, branches {}, verdicts {}\n", part(CoverageItem::Kind::rule),
                       part(CoverageItem::Kind::branch), part(CoverageItem::Kind::verdict));
    if (coverage.pairs.all != 0) {
        out += fmt::format("pairs of needs that meet in a scenario: {}\n", to_text(coverage.pairs));
        if (verbose)
            for (const auto& [one, other] : coverage.missing_pairs)
                out += fmt::format("  never: {} with {}\n", one, other);
    }
    return out;
}

}  // namespace

std::string in_words(const CoverageItem& item) {
    if (item.kind == CoverageItem::Kind::verdict) return fmt::format("no scenario expects {}", item.what);
    if (item.kind == CoverageItem::Kind::rule) return fmt::format("no test in which {} {}", item.rule, item.what);
    return fmt::format("no test of {} in which {}", item.rule, item.what);
}

std::string rule_tests_as_text(const RuleTestReport& report, bool verbose) {
    std::string out;
    for (const RuleTest& test : report.tests) out += told(test);
    if (report.with_coverage) out += coverage_text(report, verbose);
    out += fmt::format("{} passed, {} failed", report.count(TestState::passed), report.count(TestState::failed));
    if (const std::size_t todo = report.count(TestState::todo)) out += fmt::format(", {} todo", todo);
    if (const std::size_t done = report.count(TestState::todo_passes)) out += fmt::format(", {} todo passes", done);
    if (const std::size_t changed = report.count(TestState::changed))
        out += fmt::format(", {} changed by the added rules", changed);
    out += "\n";
    if (report.below_threshold()) out += fmt::format("coverage is below {} %\n", report.threshold.written);
    return out;
}

}  // namespace tense
