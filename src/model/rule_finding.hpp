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
    std::string code;  // R02 to R17: a row of lint_checks(), which has its severity
    std::string rule;  // id of the rule it is about; empty: the set as a whole
    std::string message;
    Span span;
    std::string witness;    // a workload file that shows it, to be fed to `decide`; empty where none can
    std::string own_fix{};  // where the check finds two kinds of defect: the fix of this one; empty: as the check says
    [[nodiscard]] std::string_view fix() const;
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

// What `rules lint` says.
struct LintReport {
    std::string version, rules_version, rules_digest;
    std::size_t rules = 0;
    std::vector<RuleFinding> findings;  // by code, then rule
    // With --against: only what the change introduces.
    bool with_base = false;
    bool proved_equal = false;
    std::string compared;  // what was compared, and what came of it, in a sentence

    [[nodiscard]] std::size_t count(Severity severity) const;
    [[nodiscard]] bool clean() const { return count(Severity::note) == findings.size(); }
};

}  // namespace tense
