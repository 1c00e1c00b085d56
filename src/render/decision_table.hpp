// A decision table to bytes, one function a format.
#pragma once

#include "model/decision_table.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tense {

// For reading: how to read it, the table, and a legend of its columns. Cells are escaped.
[[nodiscard]] std::string table_as_markdown(const DecisionTable& table);

// The rows alone (RFC 4180): each column of needs is headed by the needs themselves, so that no legend is needed.
[[nodiscard]] std::string table_as_csv(const DecisionTable& table);

// A row as both formats word it, by index: its number; of each class "-", "no" or "no unless P or Q"; of each part
// "yes" or "-"; preferences as "-" or "fewest of 1-8"; verdict, instead and platforms, which may be empty.
[[nodiscard]] std::vector<std::string> row_cells(const DecisionTable& table, std::size_t row);
// The heads of the columns behind those of the classes and the parts.
[[nodiscard]] std::span<const std::string_view> last_heads();

}  // namespace tense
