// The manual pages as they were written: man/*.in, compiled in. The table itself is written by man/embed.cmake.
#pragma once

#include <span>
#include <string_view>

namespace tense {

struct ManTemplate {
    std::string_view name;  // "tense.1"
    std::string_view text;  // prose with holes such as @OPTIONS@
};

[[nodiscard]] std::span<const ManTemplate> man_templates();  // sorted by name

}  // namespace tense
