// The nearest known name, for "did you mean".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tense {

// The candidate nearest to `word` by edit distance (neighbouring letters swapped count once; case,
// '-' and '_' count as equal), or an empty string when none is near enough: a third of its length, at least one.
// Among equally near ones the first wins.
[[nodiscard]] std::string nearest(std::string_view word, const std::vector<std::string_view>& candidates);

}  // namespace tense
