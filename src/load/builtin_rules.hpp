// The rules that were compiled in: the files of rules/ as bytes. The table itself is written by rules/embed.cmake.
#pragma once

#include <span>
#include <string_view>

namespace tense {

struct BuiltinFile {
    std::string_view path;  // below rules/, with forward slashes
    std::string_view text;
};

[[nodiscard]] std::span<const BuiltinFile> builtin_files();  // sorted by path

}  // namespace tense
