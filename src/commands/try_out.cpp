#include "commands/try_out.hpp"

#include "base/diagnostic_text.hpp"
#include "commands/pipeline.hpp"
#include "load/builtin_rules.hpp"
#include "load/ruleset_loader.hpp"
#include "render/formats.hpp"

#include <algorithm>

namespace tense {
namespace {

// The name that the rule's file would have.
std::string file_of(std::string_view text) {
    constexpr std::string_view k_key = "id: ";
    const std::string_view line = text.substr(0, text.find('\n'));
    return (line.starts_with(k_key) ? std::string{line.substr(k_key.size())} : "example") + ".yaml";
}

std::string printed_of_rule(std::string_view id, std::string_view text) {
    SourceStore sources;
    std::vector<const SourceText*> texts;
    for (const BuiltinFile& file : builtin_files())
        texts.push_back(&sources.add("rules/" + std::string{file.path}, std::string{file.text}));
    texts.push_back(&sources.add(file_of(text), std::string{text}));
    DiagnosticSink sink;
    (void)load_rules(texts, sink);
    std::vector<Diagnostic> found = sink.sorted();
    std::erase_if(found, [&](const Diagnostic& diagnostic) { return diagnostic.code != id; });
    return diagnostic_text(found, false);
}

}  // namespace

std::string printed_for(std::string_view id, std::string_view text) {
    if (id.starts_with("rule-")) return printed_of_rule(id, text);
    MemoryReader files{{{"example.yaml", std::string{text}}}};
    SourceStore sources;
    const LoadedRules loaded = read_rules({}, files, sources);
    Report report = decide_files(loaded.rules, {"example.yaml"}, false, files, sources);
    report.systems.clear();  // what is said about the file, not the verdicts
    return diagnostic_text(report.diagnostics, false) + render_text(report, {});
}

}  // namespace tense
