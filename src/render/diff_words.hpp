// How the formats for people tell a changed fact.
#pragma once

#include "model/difference.hpp"

#include <string>
#include <vector>

namespace tense {

// "retries: required (line 9) -> not said".
[[nodiscard]] std::string change_words(const StatedChange& change);

// The change behind a path, of the workload or of its circumstances.
[[nodiscard]] const StatedChange* find_change(const SystemDifference& system, const WorkloadDifference& workload,
                                              const std::string& fact);

// Each set in one text: "together: retries: required -> none; lifecycle: required -> none".
[[nodiscard]] std::vector<std::string> did_it_words(const SystemDifference& system, const WorkloadDifference& workload);

// The changes that are in no set, in their order.
[[nodiscard]] std::vector<std::string> other_changes(const WorkloadDifference& workload);

// What stands for a system on both sides: its name, or "old name -> new name".
[[nodiscard]] std::string name_of(const SystemDifference& system);

// A side of the comparison as people say it: standard input is not called "-".
[[nodiscard]] std::string side_name(const std::string& name);

}  // namespace tense
