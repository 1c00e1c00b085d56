// What --format NAME[=FILE], given any number of times, asks for: which format goes where.
#pragma once

#include "spec/option_row.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tense {

// One wish of --format.
struct FormatTarget {
    std::string format;  // one of the command's formats
    std::string file;    // empty: standard output
};

// `command` is what was typed before, for messages: "tense decide". `inputs` are files that the command reads. Throws
// Failure (usage) for a name that is no choice, for two formats in one place and for one that would overwrite an input.
// No wish at all means the first choice on standard output.
[[nodiscard]] std::vector<FormatTarget> format_targets(std::string_view command, const std::vector<std::string>& wishes,
                                                       const std::vector<Choice>& choices,
                                                       const std::vector<std::string>& inputs);

// The row of the option. The first choice is what holds when it is not given.
template <typename Options>
[[nodiscard]] OptionRow<Options> format_row(std::vector<Choice> choices, std::vector<std::string> Options::*slot) {
    const std::string_view fallback = choices.front().name;
    return {{.name = "format",
             .short_name = 'f',
             .value_name = "NAME[=FILE]",
             .summary = "How to print, and where to.",
             .details = "Without a file it goes to standard output, which takes one format. A file is written beside "
                        "its place first and then renamed.",
             .kind = ValueKind::choice_file,
             .choices = std::move(choices),
             .fallback = fallback,
             .repeatable = true},
            slot};
}

}  // namespace tense
