// Located trees to systems: the walk along the field table.
#pragma once

#include "base/diagnostic.hpp"
#include "model/workload.hpp"
#include "yaml/document.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tense {

// All systems of a workload file. Every mistake goes to the sink; when the sink got one from this file, what is
// returned must not be decided on. `path`: what a system without a name is named after, where that is not the
// source's name; empty: it is.
[[nodiscard]] std::vector<System> load_systems(const SourceText& source, DiagnosticSink& sink,
                                               const std::string& path = {});

// Reads silence as "none": needs and `ordering` that are not stated become `none`, `readers` 0, flags false except
// `loss_tolerable`. All else stays unknown.
void close_world(System& system);

// A name: one line, something to see in it, not too long.
[[nodiscard]] std::optional<Located<std::string>> read_name(const yaml::Node& node, std::string_view what,
                                                            DiagnosticSink& sink);

// A fragment as rule examples write it: workload facts, and circumstances below `system:`.
[[nodiscard]] FactSheet load_fragment(const yaml::Node& node, DiagnosticSink& sink);

// The same as a system with one workload of that name, ready to be decided.
[[nodiscard]] System load_given(const yaml::Node& node, const Located<std::string>& name, DiagnosticSink& sink);

}  // namespace tense
