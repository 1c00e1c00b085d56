#include "support/systems.hpp"

#include "load/builtin_rules.hpp"
#include "load/ruleset_loader.hpp"
#include "load/workload_loader.hpp"

#include <stdexcept>

namespace tense::test {
namespace {

SourceStore& store() {
    static SourceStore k_store;
    return k_store;
}

void demand_none(const DiagnosticSink& sink) {
    if (sink.empty()) return;
    std::string all;
    for (const Diagnostic& d : sink.sorted())
        all += (d.span.known() ? d.span.source->name() + ":" + std::to_string(d.span.line) + ": " : "") + d.message +
               " [" + d.code + "]\n";
    throw std::runtime_error(all);
}

}  // namespace

RuleSet rules_from(const std::vector<std::pair<std::string, std::string>>& files) {
    std::vector<const SourceText*> sources;
    for (const auto& [name, text] : files) sources.push_back(&store().add(name, text));
    DiagnosticSink sink;
    RuleSet rules = load_rules(sources, sink);
    demand_none(sink);
    return rules;
}

const RuleSet& builtin_rules() {
    static const RuleSet k_rules = [] {
        std::vector<std::pair<std::string, std::string>> files;
        for (const BuiltinFile& file : builtin_files()) files.emplace_back(file.path, file.text);
        return rules_from(files);
    }();
    return k_rules;
}

std::vector<System> systems_from(const std::string& text) {
    DiagnosticSink sink;
    auto systems = load_systems(store().add("test.yaml", text), sink);
    demand_none(sink);
    return systems;
}

System one_workload(const std::string& facts, const std::string& circumstances) {
    return systems_from("tense: 1\n" + circumstances + "\nworkloads:\n  - {name: w" +
                        (facts.empty() ? "" : ", " + facts) + "}\n")
        .front();
}

}  // namespace tense::test
