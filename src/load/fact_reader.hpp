// The walk along the field table: one field of a workload or of the circumstances, from its node to its facts.
#pragma once

#include "load/mapping_reader.hpp"
#include "model/workload.hpp"

namespace tense {

// What a workload's fields hold besides facts.
struct FieldExtras {
    std::vector<Located<std::string>> reader_names;
    std::vector<Located<std::string>> lifecycle_parts;
};

// Reads every workload field that carries facts (needs, readers, rate and so on) into the sheet.
void read_workload_facts(const yaml::Node& node, MappingReader& reader, FactSheet& sheet, FieldExtras& extras,
                         DiagnosticSink& sink);

struct Circumstances {
    std::vector<Located<std::string>> operates;
    std::vector<Located<std::string>> platforms;  // named below `platforms`
    std::vector<Located<std::string>> allow;
};

// Reads `operates`, `team`, `self_hosted_product`, `platforms` and `allow` into the sheet.
void read_circumstances(const yaml::Node& node, MappingReader& reader, FactSheet& sheet, Circumstances& out,
                        DiagnosticSink& sink);

// A list of names, each once.
[[nodiscard]] std::vector<Located<std::string>> read_names(const yaml::Node& node, std::string_view what,
                                                           DiagnosticSink& sink);

// The place of a key of a mapping; of the mapping when the key is not there.
[[nodiscard]] Span key_span(const yaml::Node& node, std::string_view key);

}  // namespace tense
