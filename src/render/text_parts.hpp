// The text format is written in three parts, one a file.
#pragma once

#include "model/report.hpp"
#include "render/sheet.hpp"

namespace tense {

void write_workload(Sheet& sheet, const WorkloadDecision& workload);
void write_sketch(Sheet& sheet, const Topology& topology);

// "settled", or what else it could become and on what that depends. For workloads and systems.
void write_status(Sheet& sheet, bool settled, const std::vector<std::string>& others);

}  // namespace tense
