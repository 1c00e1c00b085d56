// What `rules test` prints, one function a format, each in a file of its own.
#pragma once

#include "model/rule_tests.hpp"

#include <string>

namespace tense {

// A line for every test that needs a look, then the sums. `verbose`: all that is not covered, not the first few.
[[nodiscard]] std::string rule_tests_as_text(const RuleTestReport& report, bool verbose);

// Everything: each test with its place, and the coverage where it was measured.
[[nodiscard]] std::string rule_tests_as_json(const RuleTestReport& report);

// The form that continuous integration reads (JUnit XML as Jenkins describes it): a suite for each rule and each file
// of scenarios. What is marked as todo is skipped, with a message. No times: the same input gives the same bytes.
[[nodiscard]] std::string rule_tests_as_junit(const RuleTestReport& report);

// "not covered: …" of one item, as every format words it.
[[nodiscard]] std::string in_words(const CoverageItem& item);

}  // namespace tense
