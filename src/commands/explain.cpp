// `tense explain`: what an id means, and how one verdict came about.
#include "render/explain.hpp"
#include "base/diagnostic_codes.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "commands/complain.hpp"
#include "commands/environment.hpp"
#include "commands/pipeline.hpp"
#include "commands/try_out.hpp"
#include "decide/derive.hpp"
#include "load/builtin_rules.hpp"
#include "load/workload_loader.hpp"
#include "load/workload_names.hpp"
#include "model/finding_kinds.hpp"
#include "spec/command_spec.hpp"
#include "spec/explanations.hpp"
#include "spec/usage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

namespace tense {
namespace {

struct ExplainOptions : RulesOptions {
    std::vector<std::string> what;
    std::string format = "text";
    std::string unstated = "unknown";
    std::string color = "auto";
};

Failure unknown_id(const std::vector<Explanation>& pages, const std::string& id) {
    std::vector<std::string> near = near_ids(pages, id);
    std::string message = fmt::format("nothing is called {}", in_quotes(id));
    if (const auto colon = id.find(':'); colon != std::string::npos) {
        const std::string kind = id.substr(0, colon);
        std::vector<std::string> kinds;
        for (const ExplanationKind& row : explanation_kinds()) kinds.emplace_back(row.name);
        if (kind != "rule" && std::ranges::find(kinds, kind) == kinds.end())
            return {Failure::Kind::usage, fmt::format("{} is no kind of thing to explain", in_quotes(kind)),
                    "The kinds are " + join(kinds, ", ") + "."};
    }
    for (std::string& name : near) name = "\"" + name + "\"";
    if (!near.empty()) message += "; did you mean " + join(near, ", ") + "?";
    const bool is_file = id.ends_with(".yaml") || id.ends_with(".yml") || id.find('/') != std::string::npos;
    return {
        Failure::Kind::usage, message,
        is_file ? "To explain the verdict on a workload of a file: tense explain FILE#WORKLOAD" : "Try: tense explain"};
}

// The files of one call, each read once, so that standard input can be named twice.
class Files {
public:
    Files(const ExplainOptions& options, FileReader& reader, SourceStore& sources)
        : options_(options), reader_(reader), sources_(sources) {}

    // Empty when the file is wrong: then the sink has why.
    const std::vector<System>& systems(const std::string& path) {
        const std::string plain = plain_path(path);
        if (const auto found = read_.find(plain); found != read_.end()) return found->second;
        std::vector<System>& out = read_[plain];
        const std::size_t before = sink_.count();
        out = load_systems(sources_.add(plain, reader_.read(plain)), sink_);
        if (sink_.count() != before) out.clear();
        if (options_.unstated == "none")
            for (System& system : out) close_world(system);
        return out;
    }

    [[nodiscard]] std::vector<Diagnostic> mistakes() const { return sink_.sorted(); }

private:
    const ExplainOptions& options_;
    FileReader& reader_;
    SourceStore& sources_;
    DiagnosticSink sink_;
    std::map<std::string, std::vector<System>> read_;
};

struct Found {
    const System* system;
    std::size_t workload;
};

std::vector<WorkloadPlace> all_of(const std::vector<System>& systems) {
    std::vector<WorkloadPlace> out;
    for (std::size_t s = 0; s < systems.size(); ++s)
        for (std::size_t w = 0; w < systems[s].workloads.size(); ++w) out.push_back({s, w});
    return out;
}

// The one workload that is meant; nothing when the file is wrong.
std::optional<Found> find_workload(const std::string& path, const std::string& wanted, Files& files) {
    const std::vector<System>& systems = files.systems(path);
    if (systems.empty()) return std::nullopt;
    const std::vector<WorkloadPlace> found = wanted.empty() ? all_of(systems) : workloads_called(systems, wanted);
    if (found.size() == 1) return Found{&systems[found.front().system], found.front().workload};
    std::vector<std::string> names;
    std::vector<std::string_view> likely;  // as they stand in the file, then as they can be told apart
    for (const WorkloadPlace& each : found.empty() ? all_of(systems) : found) {
        const std::string& name = systems[each.system].workloads[each.workload].name.value;
        likely.push_back(name);
        names.push_back(systems.size() == 1 ? name : name_apart(systems, each));
    }
    const std::string advice = "Name one of: " + printable(join(names, ", "));
    if (wanted.empty())
        throw Failure{Failure::Kind::usage,
                      fmt::format("{} has {} workloads, and none is named after the #", printable(path), names.size()),
                      advice};
    if (!found.empty())
        throw Failure{Failure::Kind::usage,
                      fmt::format("{} documents of {} have a workload called {}", found.size(), printable(path),
                                  in_quotes(wanted)),
                      advice};
    likely.insert(likely.end(), names.begin(), names.end());
    throw Failure{
        Failure::Kind::usage,
        fmt::format("{} has no workload called {}{}", printable(path), in_quotes(wanted), did_you_mean(wanted, likely)),
        advice};
}

std::vector<ExplainedKind> index_of(const std::vector<Explanation>& pages) {
    std::vector<ExplainedKind> out;
    for (const ExplanationKind& kind : explanation_kinds()) {
        out.push_back({kind.name, kind.summary, {}});
        for (const Explanation& page : pages)
            if (page.kind == kind.name) out.back().ids.push_back(page.id);
    }
    std::erase_if(out, [](const ExplainedKind& kind) { return kind.ids.empty(); });
    return out;
}

// For completion: what is known without reading a rule. A rule's file is named like the rule.
std::vector<Choice> offered_ids() {
    std::vector<std::string_view> ids = {"hybrid", "neither"};
    for (const BuiltinFile& file : builtin_files()) {
        const auto slash = file.path.rfind('/');
        if (slash == std::string_view::npos || file.path.starts_with("facts/")) continue;
        std::string_view stem = file.path.substr(slash + 1);
        stem.remove_suffix(std::string_view{".yaml"}.size());
        ids.push_back(stem);
    }
    for (const std::string_view path : fact_paths()) ids.push_back(path);
    for (const FindingKind& kind : finding_kinds()) ids.push_back(kind.id);
    for (const DiagnosticCode& code : diagnostic_codes()) ids.push_back(code.code);
    std::ranges::sort(ids);
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    std::vector<Choice> out;
    for (const std::string_view id : ids) out.push_back({id, {}});
    return out;
}

// FILE#WORKLOAD: a file's name may hold a # as well. The shortest one that is there; the first # where none is.
std::size_t end_of_file_name(const std::string& word, FileReader& files) {
    for (auto hash = word.find('#'); hash != std::string::npos; hash = word.find('#', hash + 1))
        if (files.exists(word.substr(0, hash))) return hash;
    return word.find('#');
}

ExitCode run(const ExplainOptions& options, Environment& environment) {
    SourceStore sources;
    const LoadedRules loaded = read_rules(options, environment.files, sources);
    if (!loaded.diagnostics.empty()) {
        complain(loaded.diagnostics, ColorWish{options.color}, environment);
        return ExitCode::input;
    }
    const std::vector<Explanation> pages = explanations(loaded.rules);
    ExplainReport report{empty_report(loaded.rules), {}, {}, {}};
    if (options.what.empty()) report.index = index_of(pages);
    for (const std::string& word : options.what) {
        if (word.find('#') != std::string::npos) continue;
        const auto found = find_explanations(pages, loaded.rules, word);
        if (found.empty()) throw unknown_id(pages, word);
        for (const Explanation* page : found) {
            report.pages.push_back(*page);
            if (!page->wrong.empty()) report.pages.back().printed = printed_for(page->id, page->wrong);
        }
    }
    Files files{options, environment.files, sources};
    for (const std::string& word : options.what) {
        const auto hash = end_of_file_name(word, environment.files);
        if (hash == std::string::npos) continue;
        if (const auto found = find_workload(word.substr(0, hash), word.substr(hash + 1), files))
            report.derivations.push_back(derive(loaded.rules, *found->system, found->workload));
    }
    const std::vector<Diagnostic> mistakes = files.mistakes();
    complain(mistakes, ColorWish{options.color}, environment);
    const RenderOptions rendering{.color = ColorWish{options.color}.resolve(environment.color_out)};
    environment.output.out(options.format == "json" ? explain_as_json(report) : explain_as_text(report, rendering));
    return mistakes.empty() ? ExitCode::done : ExitCode::input;
}

}  // namespace

CommandSpec explain_command() {
    return untyped<ExplainOptions>(
        {.name = "explain",
         .summary = "Explain a rule, a fact, a message or a verdict.",
         .details =
             "An ID is the name of a rule, of a platform, of a dated fact that rules rest on, of a fact that workload "
             "files state, of a diagnostic or finding, or of a verdict. One that names several things gets all of "
             "them; KIND:ID means one. Without any argument the ids are listed by kind.\n\n"
             "FILE#WORKLOAD explains how the verdict on one workload of a file came about, step by step. FILE# is "
             "enough where the file has one workload. Where several documents of a file have a workload of that name, "
             "the document's number or its system's name goes before it: FILE#2/WORKLOAD, FILE#SYSTEM/WORKLOAD. "
             "Standard input is named after a double dash: -- -#WORKLOAD.",
         .examples = {{"tense explain replay", "Say when replay is needed, why, and what covers it."},
                      {"tense explain yaml-tab R-14", "Explain a diagnostic and a dated fact."},
                      {"tense explain need:retries", "Explain the need alone, not the fact of the same name."},
                      {"tense explain storefront.yaml#send-receipt", "Derive the verdict on one workload."}},
         .options = with_rules_options<ExplainOptions>(
             {{{.name = "format",
                .short_name = 'f',
                .value_name = "NAME",
                .summary = "How to print.",
                .kind = ValueKind::choice,
                .choices = {{"text", "For people."}, {"json", "For programs."}},
                .fallback = "text"},
               &ExplainOptions::format},
              {{.name = "unstated",
                .value_name = "READING",
                .summary = "How to read what a file does not say, as in tense decide.",
                .kind = ValueKind::choice,
                .choices = {{"unknown", "It may be needed or not."}, {"none", "It is not needed."}},
                .fallback = "unknown"},
               &ExplainOptions::unstated},
              color_row(&ExplainOptions::color)}),
         .positionals = {{{.name = "ID",
                           .summary = "What to explain: an id, or FILE#WORKLOAD.",
                           .kind = ValueKind::name_file,
                           .choices = offered_ids(),
                           .repeatable = true},
                          &ExplainOptions::what}},
         .run = run});
}

}  // namespace tense
