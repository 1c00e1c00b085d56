// The pieces that reading, writing and repairing a quantity share. For base/units*.cpp only.
#pragma once

#include "base/units.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace tense::units {

struct UnitRow {
    std::string_view name;
    double factor;
    double divisor;
    bool written;  // format_quantity uses it
};

// Each from large to small.
[[nodiscard]] std::span<const UnitRow> rows_of(Unit unit);
[[nodiscard]] const UnitRow* find_row(Unit unit, std::string_view name);
// The unit that a bare number most likely has.
[[nodiscard]] std::string_view default_unit(Unit unit);

[[nodiscard]] bool is_digit(char c);
// Without the spaces around it.
[[nodiscard]] std::string_view trimmed(std::string_view text);
// How long the number at the start of a text is: digits, and a point with digits on both sides.
[[nodiscard]] std::size_t number_length(std::string_view text);
// Reads one number and its unit, both spelt as the contract has them.
[[nodiscard]] std::optional<double> read_strictly(std::string_view text, Unit unit);

// What somebody most likely meant who wrote a text that is nearly right, spelt as the contract has it: another
// name of the unit, thousands in groups, a comma for a point, two units in a row (1h30m). Empty when unclear.
[[nodiscard]] std::string repaired(std::string_view text, Unit unit);

}  // namespace tense::units
