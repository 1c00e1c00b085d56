// Two decisions side by side in text: as the file says and with --set, before and after.
#pragma once

#include "model/difference.hpp"
#include "model/report.hpp"
#include "render/sheet.hpp"

#include <string>
#include <string_view>

namespace tense {

// What the two columns are called.
struct Columns {
    std::string_view left, right;
};

// The headline and the rows. A row that is the same on both sides says so on the right.
void write_beside(Sheet& sheet, const Columns& columns, const WorkloadDecision& left, const WorkloadDecision& right);
void write_beside(Sheet& sheet, const Columns& columns, const SystemDecision& left, const SystemDecision& right);

// A decision in one line: "send-receipt: task queue, on Celery and RabbitMQ".
[[nodiscard]] std::string in_one_line(const WorkloadDecision& workload);
[[nodiscard]] std::string in_one_line(const SystemDecision& system);

// What --set changes in a system.
void write_what_if(Sheet& sheet, const Report& report, const ReportedSystem& system);

}  // namespace tense
