// A decision table to bytes, one function a format.
#pragma once

#include "model/decision_table.hpp"

#include <string>
#include <string_view>

namespace tense {

// For reading: how to read it, the table, and a legend of its columns. Cells are escaped.
[[nodiscard]] std::string table_as_markdown(const DecisionTable& table);

// The rows alone (RFC 4180): each column of needs is headed by the needs themselves, so that no legend is needed.
[[nodiscard]] std::string table_as_csv(const DecisionTable& table);

// Cells as both formats word them.
[[nodiscard]] std::string class_cell(const DecisionTable& table,
                                     const TableRow::Cell& cell);  // - | no | no unless P or Q
[[nodiscard]] std::string preference_cell(const TableRow& row);    // - | fewest of 1-8

}  // namespace tense
