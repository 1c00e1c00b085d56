// Located trees to systems: the walk along the field table.
#pragma once

#include "base/diagnostic.hpp"
#include "model/workload.hpp"
#include "yaml/document.hpp"

#include <string>
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

// A fragment as rule examples write it: workload facts, and circumstances below `system:`.
[[nodiscard]] FactSheet load_fragment(const yaml::Node& node, DiagnosticSink& sink);

}  // namespace tense
