// A scalar's text to a known value, by what its field or fact expects. yaml-cpp is never asked for a number or
// a boolean: it would read 010 as eight and On as true.
#pragma once

#include "base/diagnostic.hpp"
#include "model/field.hpp"
#include "model/value.hpp"
#include "yaml/document.hpp"

#include <optional>
#include <span>
#include <string>

namespace tense {

// Each reports what is wrong at the node and returns nothing. `what` names the value: "`retries`".
[[nodiscard]] std::optional<std::string> parse_text(const yaml::Node& node, std::string_view what,
                                                    DiagnosticSink& sink);
[[nodiscard]] std::optional<bool> parse_flag(const yaml::Node& node, std::string_view what, DiagnosticSink& sink);
[[nodiscard]] std::optional<int> parse_choice(const yaml::Node& node, std::string_view what,
                                              std::span<const std::string_view> choices, DiagnosticSink& sink);
// A level of need; true is required, false is none.
// `also`: other ways to write this need, for the message.
[[nodiscard]] std::optional<int> parse_level(const yaml::Node& node, std::string_view what, DiagnosticSink& sink,
                                             std::string_view also = {});
// A whole number of at least `least`.
[[nodiscard]] std::optional<double> parse_count(const yaml::Node& node, std::string_view what, DiagnosticSink& sink,
                                                double least = 0);
// More than zero, and not beyond what can be meant (a million million items a second, a thousand TB, 300 years).
[[nodiscard]] std::optional<double> parse_measure(const yaml::Node& node, std::string_view what, Unit unit,
                                                  DiagnosticSink& sink);
[[nodiscard]] std::optional<VersionNumber> parse_version(const yaml::Node& node, std::string_view what,
                                                         DiagnosticSink& sink);
[[nodiscard]] std::optional<std::string> parse_date(const yaml::Node& node, std::string_view what,
                                                    DiagnosticSink& sink);

// Whether a plain scalar is a whole number, sign allowed.
[[nodiscard]] bool looks_like_integer(std::string_view text);

}  // namespace tense
