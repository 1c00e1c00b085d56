// Small pieces that the schemas share.
#pragma once

#include "base/units.hpp"
#include "model/field.hpp"

#include <nlohmann/json.hpp>

#include <span>
#include <string>
#include <string_view>

namespace tense::schema {

using Json = nlohmann::ordered_json;

inline constexpr std::string_view k_draft = "https://json-schema.org/draft/2020-12/schema";

[[nodiscard]] Json text();  // not empty
[[nodiscard]] Json one_of(std::span<const std::string_view> words);
[[nodiscard]] Json list_of(Json item);  // each item once
[[nodiscard]] Json any_of(std::initializer_list<Json> parts);
[[nodiscard]] Json reference(std::string_view definition);  // to "#/$defs/..."
[[nodiscard]] Json object(Json properties, Json required);  // and nothing else
[[nodiscard]] Json count();                                 // a whole number, zero or more
[[nodiscard]] Json quantity(Unit unit);                     // a number with its unit
[[nodiscard]] Json version();
[[nodiscard]] Json date();

// The properties of the fields of one scope; those of a need depend on which need it is.
[[nodiscard]] Json fields_of(Scope scope, std::string_view need = {});
[[nodiscard]] Json required_of(Scope scope);

// The object schemas of every scope but the document, for "$defs".
[[nodiscard]] Json field_definitions();

[[nodiscard]] std::string printed(const Json& json);

}  // namespace tense::schema
