// Which workload of several documents a person means: NAME, SYSTEM/NAME, or 2/NAME with the number of the document.
#pragma once

#include "model/workload.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tense {

// Indexes into the systems and into their workloads.
struct WorkloadPlace {
    std::size_t system = 0, workload = 0;
    friend bool operator==(const WorkloadPlace&, const WorkloadPlace&) = default;
};

// All workloads of that very name, in every document; failing that those that SYSTEM/NAME means; failing that 2/NAME.
[[nodiscard]] std::vector<WorkloadPlace> workloads_called(const std::vector<System>& systems, std::string_view wanted);

// What means this workload alone: the first of 2/NAME and SYSTEM/NAME that does. The former where neither does.
[[nodiscard]] std::string name_apart(const std::vector<System>& systems, const WorkloadPlace& place);

}  // namespace tense
