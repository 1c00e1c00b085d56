#include "commands/pipeline.hpp"

#include "base/failure.hpp"
#include "base/text.hpp"
#include "base/version.hpp"
#include "commands/rule_folder.hpp"
#include "decide/compiled.hpp"
#include "decide/engine.hpp"
#include "decide/findings.hpp"
#include "load/builtin_rules.hpp"
#include "load/ruleset_loader.hpp"
#include "load/workload_loader.hpp"
#include "topology/topology.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <tuple>

namespace tense {
namespace {

// Each file once, in the order named; of several spellings the plainest, so that their order does not show.
std::vector<std::string> each_once(const std::vector<std::string>& paths) {
    std::vector<std::string> out;
    for (const std::string& path : paths)
        if (std::string plain = plain_path(path); std::ranges::find(out, plain) == out.end())
            out.push_back(std::move(plain));
    return out;
}

using Texts = std::vector<const SourceText*>;

void add_folder(const std::string& folder, FileReader& files, SourceStore& sources, Texts& out) {
    const std::vector<std::string> paths = rule_files(folder);
    if (paths.empty())
        throw Failure{Failure::Kind::input, fmt::format("there are no rules in {}", printable(folder)),
                      "A rule folder holds files that end in .yaml."};
    for (const std::string& path : paths) out.push_back(&sources.add(path, files.read(path)));
}

void add_builtin(SourceStore& sources, Texts& out) {
    for (const BuiltinFile& file : builtin_files())
        out.push_back(&sources.add("rules/" + std::string{file.path}, std::string{file.text}));
}

// A file that cannot be read is a complaint among the others, so that the rest is still decided.
Diagnostic unreadable(const std::string& path, const Failure& failure, SourceStore& sources) {
    Diagnostic out;
    out.code = "unreadable-file";
    out.span = {&sources.add(path, ""), 0, 0, 1};
    out.message = failure.what();
    out.expected = failure.advice();
    return out;
}

}  // namespace

std::string plain_path(const std::string& path) {
    return path == "-" ? path : std::filesystem::path{path}.lexically_normal().generic_string();
}

LoadedRules read_rules(const RulesOptions& options, FileReader& files, SourceStore& sources,
                       const std::string& one_more, bool with_scenarios) {
    Texts texts;
    if (options.rules.empty())
        add_builtin(sources, texts);
    else
        add_folder(options.rules, files, sources, texts);
    const std::size_t own = texts.size();
    for (const std::string& folder : options.extra_rules) add_folder(folder, files, sources, texts);
    const bool known = std::ranges::any_of(texts, [&](const SourceText* text) { return text->name() == one_more; });
    if (!one_more.empty() && !known) texts.push_back(&sources.add(one_more, files.read(one_more)));
    std::vector<std::string> added;
    for (std::size_t i = own; i < texts.size(); ++i) added.push_back(texts[i]->name());
    if (!with_scenarios) std::erase_if(texts, [](const SourceText* text) { return holds_scenarios(text->text()); });
    DiagnosticSink sink;
    LoadedRules out{.rules = load_rules(texts, sink), .diagnostics = {}, .added = std::move(added)};
    out.diagnostics = sink.sorted();
    return out;
}

Report empty_report(const RuleSet& rules) {
    Report report;
    report.version = std::string{program_version()};
    report.rules_version = rules.version;
    report.rules_digest = rules.digest;
    report.rules = rules.rule_count();
    return report;
}

LoadedSystems read_systems(const std::vector<std::string>& paths, FileReader& files, SourceStore& sources) {
    LoadedSystems out;
    DiagnosticSink sink;
    std::vector<Diagnostic> unread;
    for (const std::string& path : each_once(paths)) {
        ++out.files;
        const std::size_t before = sink.count();
        std::vector<System> systems;
        try {
            systems = load_systems(sources.add(path, files.read(path)), sink);
        } catch (const Failure& failure) {
            if (failure.kind() != Failure::Kind::input) throw;
            unread.push_back(unreadable(path, failure, sources));
        }
        if (sink.count() == before) std::ranges::move(systems, std::back_inserter(out.systems));
    }
    out.diagnostics = sink.sorted();
    out.diagnostics.insert(out.diagnostics.end(), unread.begin(), unread.end());
    std::ranges::stable_sort(out.diagnostics,
                             [](const Diagnostic& a, const Diagnostic& b) { return before(a.span, b.span); });
    return out;
}

Report decide_systems(const RuleSet& rules, LoadedSystems loaded, bool silence_is_none, std::vector<System> without) {
    Report report = empty_report(rules);
    report.files = loaded.files;
    report.diagnostics = std::move(loaded.diagnostics);
    const CompiledRules compiled{rules};
    for (std::size_t i = 0; i < loaded.systems.size(); ++i) {
        System& system = loaded.systems[i];
        if (silence_is_none) close_world(system);
        SystemDecision decision = decide(compiled, system);
        Topology topology = draw_topology(system, decision);
        std::ranges::move(find_problems(rules, system, decision), std::back_inserter(report.findings));
        report.workloads += system.workloads.size();
        report.systems.push_back({std::move(decision), std::move(topology)});
        if (without.empty()) continue;
        if (silence_is_none) close_world(without[i]);
        report.systems.back().without = decide(compiled, without[i]);
    }
    return report;
}

Report decide_files(const RuleSet& rules, const std::vector<std::string>& paths, bool silence_is_none,
                    FileReader& files, SourceStore& sources) {
    return decide_systems(rules, read_systems(paths, files, sources), silence_is_none);
}

void sort_systems(Report& report) {
    std::ranges::stable_sort(report.findings,
                             [](const Finding& a, const Finding& b) { return before(a.span, b.span); });
    std::ranges::stable_sort(report.systems, [](const ReportedSystem& a, const ReportedSystem& b) {
        return std::tie(a.decision.file, a.decision.document) < std::tie(b.decision.file, b.decision.document);
    });
}

}  // namespace tense
