// Structured YAML to a checked condition. A condition that speaks of a fact that does not exist, or tests it for
// something it cannot be, never reaches `decide`.
//
//   {replay: required}                          a test
//   {readers: ">= 2", rate: "(1/s..100/s]"}     both
//   {says: [this-happened, both]}               any of these
//   {all: [...]}  {any: [...]}  {not: {...}}
//
// The tests follow the unary tests of S-FEEL (OMG DMN 1.5, chapter 9): a literal, a comparison (< <= > >=), an interval
// with square (closed) or round (open) brackets, or a list of these, which holds when one of them does.
#pragma once

#include "base/diagnostic.hpp"
#include "model/condition.hpp"
#include "yaml/document.hpp"

namespace tense {

[[nodiscard]] Condition load_condition(const yaml::Node& node, DiagnosticSink& sink);

// A literal of a fact, as `value:` of an assumption has it.
[[nodiscard]] std::optional<Known> load_literal(const yaml::Node& node, const FactSpec& fact, DiagnosticSink& sink);

}  // namespace tense
