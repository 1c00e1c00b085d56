// An input that shows a finding, as a file to be fed to `decide`.
#pragma once

#include "model/value.hpp"

#include <string>
#include <vector>

namespace tense {

// A workload file of one workload that states these values, by FactId; what cannot be written (a choice nobody made) is
// left out.
[[nodiscard]] std::string witness_file(const std::vector<Value>& facts);

}  // namespace tense
