// What a fact can be: known in one of a few shapes, or unknown. What a file does not say is unknown, not "no".
#pragma once

#include "base/version_number.hpp"

#include <limits>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace tense {

// A known value of a fact. Which alternative is used follows from the fact's kind (model/field.hpp):
//   choice, level -> int      index into the field's choices (level: 0 none, 1 preferred, 2 required)
//   flag          -> bool
//   number        -> double   in the unit's kept form (seconds, bytes, items per second, plain); never negative;
//                             infinity is "many"
//   names         -> vector   as written, in order
//   version       -> VersionNumber
using Known = std::variant<int, bool, double, std::vector<std::string>, VersionNumber>;
using Value = std::variant<std::monostate, Known>;  // monostate: unknown

[[nodiscard]] inline bool is_known(const Value& value) {
    return value.index() == 1;
}
[[nodiscard]] inline const Known& known(const Value& value) {
    return std::get<Known>(value);
}

// Makes a value known in place. (Assigning a temporary Known makes g++ 12 warn of members it never reads.)
template <typename T>
void make_known(Value& value, T known_value) {
    value.emplace<Known>(std::move(known_value));
}

inline constexpr double k_many = std::numeric_limits<double>::infinity();

}  // namespace tense
