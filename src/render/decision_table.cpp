// What the formats of a decision table have alike.
#include "render/decision_table.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <array>

namespace tense {
namespace {

std::string class_cell(const DecisionTable& table, const TableRow::Cell& cell) {
    if (cell.any) return "-";
    std::vector<std::string> parts;
    for (const int part : cell.unless) parts.push_back(table.parts[static_cast<std::size_t>(part)].id);
    return parts.empty() ? "no" : "no unless " + join(parts, " or ");
}

std::string preference_cell(const TableRow& row) {
    return row.first_rival == 0 ? "-" : fmt::format("fewest of {}-{}", row.first_rival, row.last_rival);
}

}  // namespace

std::span<const std::string_view> last_heads() {
    static constexpr std::array<std::string_view, 4> k_heads{"preferences", "verdict", "instead", "platforms"};
    return k_heads;
}

std::vector<std::string> row_cells(const DecisionTable& table, std::size_t index) {
    const TableRow& row = table.rows[index];
    std::vector<std::string> out = {std::to_string(index + 1)};
    for (const TableRow::Cell& cell : row.classes) out.push_back(class_cell(table, cell));
    for (const bool needed : row.parts) out.emplace_back(needed ? "yes" : "-");
    out.push_back(preference_cell(row));
    out.push_back(row.outcome.verdict);
    out.push_back(row.covered ? row.outcome.instead : "nothing covers this");
    out.push_back(join(row.platforms, ", "));
    return out;
}

}  // namespace tense
