// The table of everything a file can be told about itself: from here come `explain`, the man page
// and the test that each code is produced by some file in tests/input/err.
#pragma once

#include <span>
#include <string_view>

namespace tense {

struct DiagnosticCode {
    std::string_view code;        // kebab-case, permanent, never used again once retired
    std::string_view meaning;     // one sentence
    std::string_view fix;         // one sentence
    std::string_view why = {};    // why it is a mistake and not let pass: one or two sentences
    std::string_view wrong = {};  // a text that gets this code: a workload file, or lines of a rule for codes that
                                  // begin with "rule-"; empty where no short text can
    std::string_view right = {};  // the same, mended
};

[[nodiscard]] std::span<const DiagnosticCode> diagnostic_codes();
[[nodiscard]] const DiagnosticCode* find_diagnostic_code(std::string_view code);

}  // namespace tense
