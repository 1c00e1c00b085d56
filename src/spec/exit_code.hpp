// How the process ends: the contract's codes and what they mean, for the program and for its documents.
#pragma once

#include <array>
#include <string_view>

namespace tense {

enum class ExitCode { done = 0, refused = 1, usage = 2, input = 3, nothing = 4, tool = 5 };

struct ExitCodeRow {
    ExitCode code;
    std::string_view meaning;  // ends with a full stop
};

inline constexpr std::array<ExitCodeRow, 6> k_exit_codes = {{
    {ExitCode::done, "Done. For a check: passed."},
    {ExitCode::refused, "A check said no."},
    {ExitCode::usage, "Bad usage: the command line or the configuration makes no sense."},
    {ExitCode::input, "Bad input: a workload or rule file cannot be read or is wrong."},
    {ExitCode::nothing, "Nothing was checked."},
    {ExitCode::tool, "The tool could not do its work: output not written, or an inner fault."},
}};

[[nodiscard]] constexpr int number(ExitCode code) {
    return static_cast<int>(code);
}

// With several causes the highest of 2, 3 and 5 wins over 1 and 4; of these two, 1 wins: something was checked.
[[nodiscard]] constexpr ExitCode worse(ExitCode a, ExitCode b) {
    constexpr std::array<int, 6> rank = {0, 2, 3, 4, 1, 5};
    return rank[static_cast<std::size_t>(a)] >= rank[static_cast<std::size_t>(b)] ? a : b;
}

}  // namespace tense
