#include "base/text.hpp"
#include "render/rule_tests.hpp"

#include <fmt/format.h>
#include <pugixml.hpp>

#include <sstream>

namespace tense {
namespace {

// XML 1.0 has no place for control characters, nor for U+FFFE and U+FFFF, not even as references. printable() takes
// care of the first and of broken UTF-8.
std::string safe(std::string_view text) {
    std::string out = printable(text);
    for (const std::string_view bad : {"\xef\xbf\xbe", "\xef\xbf\xbf"})
        for (std::size_t at = 0; (at = out.find(bad, at)) != std::string::npos;)
            out.replace(at, bad.size(), "\xef\xbf\xbd");
    return out;
}

void set(pugi::xml_node& node, const char* name, std::string_view value) {
    node.append_attribute(name).set_value(safe(value).c_str());
}

std::string problems(const RuleTest& test) {
    std::string out;
    for (const std::string& problem : test.problems) out += (out.empty() ? "" : "; ") + problem;
    return out;
}

struct Sums {
    int tests = 0, failures = 0, skipped = 0;
    void put(pugi::xml_node& node) const {
        set(node, "tests", std::to_string(tests));
        set(node, "failures", std::to_string(failures));
        set(node, "errors", "0");
        set(node, "skipped", std::to_string(skipped));
    }
    void add(const RuleTest& test) {
        ++tests;
        failures += test.state == TestState::failed ? 1 : 0;
        skipped += test.state != TestState::failed && test.state != TestState::passed ? 1 : 0;
    }
};

void add_case(pugi::xml_node& suite, const RuleTest& test) {
    pugi::xml_node node = suite.append_child("testcase");
    // The place makes the name unique: two examples of a rule may begin alike. Jenkins' schema has no attribute for it.
    set(node, "name", fmt::format("{} ({}:{})", test.name, test.span.line, test.span.column));
    set(node, "classname", test.rule);
    if (test.state == TestState::failed) {
        pugi::xml_node failure = node.append_child("failure");
        set(failure, "message", problems(test));
        set(failure, "type", "expectation");
    }
    if (test.state == TestState::todo) {
        pugi::xml_node skipped = node.append_child("skipped");
        set(skipped, "message", "todo: " + problems(test));
    }
    if (test.state == TestState::todo_passes) {
        pugi::xml_node skipped = node.append_child("skipped");
        set(skipped, "message", "todo passes: the mark can go");
    }
    if (test.state == TestState::changed) {
        pugi::xml_node skipped = node.append_child("skipped");
        set(skipped, "message", "changed by the added rules: " + problems(test));
    }
}

// The threshold as a test of its own, so that a report alone says why the run was refused.
void add_threshold(pugi::xml_node& root, const RuleTestReport& report) {
    pugi::xml_node suite = root.append_child("testsuite");
    set(suite, "name", "coverage");
    Sums{1, report.below_threshold() ? 1 : 0, 0}.put(suite);
    pugi::xml_node node = suite.append_child("testcase");
    set(node, "name", fmt::format("coverage is at least {} %", report.threshold.written));
    set(node, "classname", "coverage");
    if (!report.below_threshold()) return;
    std::string missing;
    for (const CoverageItem& item : report.coverage.items)
        if (!item.covered) missing += safe(in_words(item)) + "\n";
    pugi::xml_node failure = node.append_child("failure");
    set(failure, "message", "coverage is " + to_text(report.coverage.total()));
    set(failure, "type", "coverage");
    failure.text().set(missing.c_str());
}

}  // namespace

std::string rule_tests_as_junit(const RuleTestReport& report) {
    pugi::xml_document document;
    pugi::xml_node declaration = document.append_child(pugi::node_declaration);
    declaration.append_attribute("version").set_value("1.0");
    declaration.append_attribute("encoding").set_value("UTF-8");
    pugi::xml_node root = document.append_child("testsuites");
    Sums all;
    for (const RuleTest& test : report.tests) all.add(test);
    if (report.with_threshold) {
        ++all.tests;
        all.failures += report.below_threshold() ? 1 : 0;
    }
    set(root, "name", "tense rules test");
    set(root, "tests", std::to_string(all.tests));
    set(root, "failures", std::to_string(all.failures));
    set(root, "errors", "0");
    // Tests come rule by rule.
    for (std::size_t first = 0, end = 0; first < report.tests.size(); first = end) {
        const SourceText* file = report.tests[first].span.source;
        Sums sums;
        for (end = first; end < report.tests.size() && report.tests[end].span.source == file; ++end)
            sums.add(report.tests[end]);
        pugi::xml_node suite = root.append_child("testsuite");
        set(suite, "name", report.tests[first].rule);
        sums.put(suite);
        set(suite, "file", file->name());
        for (std::size_t i = first; i < end; ++i) add_case(suite, report.tests[i]);
    }
    if (report.with_threshold) add_threshold(root, report);
    std::ostringstream out;
    document.save(out, "  ");
    return out.str();
}

}  // namespace tense
