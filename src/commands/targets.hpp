// What `--format NAME[=FILE]` asks for, in every command that has several formats.
#pragma once

#include <string>
#include <string_view>
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

}  // namespace tense
