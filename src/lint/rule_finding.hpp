// What `rules lint` finds: a defect of the rule set, with one concrete workload that shows it.
#pragma once

#include "base/span.hpp"
#include "model/report.hpp"
#include "model/rule.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tense {

struct RuleFinding {
    std::string code;  // R02 to R17: a row of lint_checks()
    std::string rule;  // id of the rule it is about; empty: the set as a whole
    std::string message;
    Span span;
    std::string witness;  // a workload file that shows it, to be fed to `decide`; empty where none can
    friend bool operator==(const RuleFinding& a, const RuleFinding& b) {
        return a.code == b.code && a.rule == b.rule && a.message == b.message;
    }
};

// One row a check.
struct LintCheck {
    std::string_view code;
    Severity severity = Severity::error;  // a note is no defect: it says what holds instead
    std::string_view title;               // what is proved, one line
    std::string_view why;
    std::string_view fix;
};
[[nodiscard]] std::span<const LintCheck> lint_checks();
[[nodiscard]] const LintCheck* find_lint_check(std::string_view code);

// A workload file of one workload that states these values; facts of the circumstances come first.
[[nodiscard]] std::string witness_file(const std::vector<Value>& facts);

}  // namespace tense
