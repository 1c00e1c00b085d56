// Quantities with units, as the contract writes them: durations (ms s m h d w), sizes
// (B kB MB GB KiB MiB GiB), rates (N/s N/min N/h N/d).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tense {

enum class Unit {
    none,      // a plain number
    duration,  // kept in seconds
    size,      // kept in bytes
    rate       // kept in items per second
};

struct QuantityResult {
    std::optional<double> value;  // in the kept unit; finite and not negative
    std::string problem;          // when empty value: what is wrong, e.g. "has no unit"
    std::string suggestion;       // a text that would be right, e.g. "400/s"; may be empty
};

// Reads "1.2kB", "400/s", "30 s" (one space allowed). No locale, no exponent, no sign.
[[nodiscard]] QuantityResult parse_quantity(std::string_view text, Unit unit);

// The shortest text that parse_quantity reads back as the same number, in the largest unit that
// keeps it readable: 90 s -> "90s", 604800 s -> "7d" ("w" is read, never written), 0.023/s -> "0.023/s".
[[nodiscard]] std::string format_quantity(double value, Unit unit);

// What to write in a message: "a duration such as 30s or 5m (ms s m h d w)".
[[nodiscard]] std::string_view describe(Unit unit);

}  // namespace tense
