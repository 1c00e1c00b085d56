// The table of everything that can be found about a system beside its verdicts: from here come `explain` and the
// manual page, and a finding that has no row cannot be made.
#pragma once

#include "model/report.hpp"

#include <span>
#include <string>
#include <string_view>

namespace tense {

struct FindingKind {
    std::string_view id;  // kebab-case, permanent, never used again once retired
    Severity severity = Severity::warning;
    std::string_view meaning;  // one sentence
    std::string_view why;      // why it is told: one or two sentences
    std::string_view silent;   // when it is not found though it may seem so; one sentence
    std::string_view fix;      // one sentence
    std::string_view wrong;    // a workload file in which it is found
    std::string_view right;    // the same, mended
};

[[nodiscard]] std::span<const FindingKind> finding_kinds();  // in the order to show
[[nodiscard]] const FindingKind* find_finding_kind(std::string_view id);

// Throws std::logic_error when `id` has no row in the table: a slip of ours, found by the tests.
[[nodiscard]] Finding make_finding(std::string_view id, std::string message, const Span& span,
                                   std::string workload = {});

}  // namespace tense
