// What `--format NAME[=FILE]` asks for, in every command that has several formats.
#pragma once

#include "commands/environment.hpp"
#include "spec/option_row.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tense {

struct Target {
    std::string format;  // one of the names; "text" where nothing is asked for
    std::string file;    // empty: standard output
};

// `path`: the command, "tense decide". `inputs`: the files it reads, which no format may overwrite. Throws Failure of
// kind usage for an unknown format, two for one place, and one without a place.
[[nodiscard]] std::vector<Target> targets_of(std::string_view path, const std::vector<std::string>& wishes,
                                             const std::vector<std::string>& inputs,
                                             const std::vector<std::string_view>& formats);

// Writes each target, files first. `rendered` makes the bytes of one.
void write_targets(const std::vector<Target>& targets, Output& output,
                   const std::function<std::string(const Target&)>& rendered);

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
