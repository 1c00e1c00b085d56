// The text format is written in three parts, one a file.
#pragma once

#include "model/report.hpp"
#include "render/sheet.hpp"
#include "render/words.hpp"

namespace tense {

void write_workload(Sheet& sheet, const WorkloadDecision& workload);
void write_sketch(Sheet& sheet, const Topology& topology);

// "settled", or what else it could become. For workloads and systems.
template <typename Decision>
void write_status(Sheet& sheet, const Decision& decision) {
    sheet.paragraph(2, status_words(decision), decision.settled ? Ink::settled : Ink::open);
}

}  // namespace tense
