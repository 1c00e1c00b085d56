// The program's own version.
#pragma once

#include <string_view>

namespace tense {

// "0.1.0": set once, in the top CMakeLists.txt.
[[nodiscard]] std::string_view program_version();

}  // namespace tense
