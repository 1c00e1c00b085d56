// `tense diff`: two descriptions in, what changed and which fact did it out.
#include "base/failure.hpp"
#include "base/text.hpp"
#include "commands/complain.hpp"
#include "commands/environment.hpp"
#include "commands/pipeline.hpp"
#include "commands/targets.hpp"
#include "decide/compare.hpp"
#include "load/workload_loader.hpp"
#include "render/diff_formats.hpp"
#include "spec/command_spec.hpp"
#include "spec/usage.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>

namespace tense {
namespace {

struct DiffOptions : RulesOptions {
    std::string before, after;
    std::vector<std::string> formats;
    std::string unstated = "unknown";
    std::string color = "auto";
    bool exit_code = false;
};

struct Side {
    std::vector<System> systems;
    std::vector<Diagnostic> diagnostics;
};

// The revision and the path of a side; nothing when it is a file. What exists under the whole name is a file.
std::optional<std::pair<std::string, std::string>> revision_of(const std::string& name, Environment& environment) {
    if (environment.revisions == nullptr || environment.files.exists(name)) return std::nullopt;
    return split_revision(name);
}

// What a system without a name is called, alike on both sides so that two files are not two systems.
std::string unnamed(const DiffOptions& options, Environment& environment) {
    const std::string& name = options.after == "-" ? options.before : options.after;
    const auto revision = revision_of(name, environment);
    return revision ? revision->second : name;
}

Side read_side(const std::string& name, const std::string& path, bool silence_is_none, Environment& environment,
               SourceStore& sources) {
    const auto revision = revision_of(name, environment);
    if (!revision && name != "-" && !environment.files.exists(name))
        throw Failure{Failure::Kind::input, fmt::format("cannot read {}: there is no such file", in_quotes(name)),
                      "a file as git has it is written REVISION:PATH, such as HEAD:storefront.yaml"};
    std::string text =
        revision ? environment.revisions->read(revision->first, revision->second) : environment.files.read(name);
    DiagnosticSink sink;
    Side out;
    out.systems = load_systems(sources.add(name, std::move(text)), sink, path);
    out.diagnostics = sink.sorted();
    if (silence_is_none)
        for (System& system : out.systems) close_world(system);
    return out;
}

ExitCode run(const DiffOptions& options, Environment& environment) {
    std::vector<std::string_view> names;
    for (const DiffRenderer& renderer : diff_renderers()) names.push_back(renderer.name);
    std::vector<Target> targets = targets_of("tense diff", options.formats, {options.before, options.after}, names);
    if (options.before == "-" && options.after == "-")
        throw usage_mistake("tense diff", "standard input can be read once, and both OLD and NEW are \"-\"");
    const ColorWish wish{options.color};
    SourceStore sources;
    const LoadedRules loaded = read_rules(options, environment.files, sources);
    Difference difference;
    const Report head = empty_report(loaded.rules);
    difference.version = head.version;
    difference.rules_version = head.rules_version;
    difference.rules_digest = head.rules_digest;
    difference.before = options.before;
    difference.after = options.after;
    difference.diagnostics = loaded.diagnostics;
    if (difference.diagnostics.empty()) {
        const bool none = options.unstated == "none";
        const std::string path = unnamed(options, environment);
        const Side before = read_side(options.before, path, none, environment, sources);
        const Side after = read_side(options.after, path, none, environment, sources);
        for (const Side* side : {&before, &after})
            difference.diagnostics.insert(difference.diagnostics.end(), side->diagnostics.begin(),
                                          side->diagnostics.end());
        if (difference.diagnostics.empty()) difference.systems = compare(loaded.rules, before.systems, after.systems);
    }
    const bool wrong = !difference.diagnostics.empty();
    complain(difference.diagnostics, wish, environment);
    if (wrong)
        std::erase_if(targets, [](const Target& target) { return !find_diff_renderer(target.format)->for_programs; });
    write_targets(targets, environment.output, [&](const Target& target) {
        const bool color = target.file.empty() && wish.resolve(environment.color_out);
        return find_diff_renderer(target.format)->render(difference, {.color = color});
    });
    if (wrong) return ExitCode::input;
    return options.exit_code && verdict_changed(difference) ? ExitCode::refused : ExitCode::done;
}

std::vector<Choice> format_names() {
    std::vector<Choice> out;
    for (const DiffRenderer& renderer : diff_renderers()) out.push_back({renderer.name, renderer.summary});
    return out;
}

}  // namespace

CommandSpec diff_command() {
    return untyped<DiffOptions>(
        {.name = "diff",
         .summary = "Compare two descriptions: which verdicts changed, and which fact did it.",
         .details =
             "OLD and NEW are files, - for standard input, or REVISION:PATH for a file as git has it there. The path "
             "counts from the current folder, and an empty revision is the index. A file that exists under the whole "
             "name is that file.\n\n"
             "Systems are matched by name, those that are left by their order, and workloads by name. What did it are "
             "the smallest sets of changed facts, each of which alone turns the old verdict into the new one; every "
             "set is tried for up to 12 changed facts, and beyond that one set is told that can spare none of its "
             "facts.",
         .examples = {{"tense diff HEAD:storefront.yaml storefront.yaml", "Show what an edit changes."},
                      {"tense diff --exit-code origin/main:storefront.yaml storefront.yaml",
                       "End with 1 when a verdict changed, for a gate."}},
         .options = with_rules_options<DiffOptions>(
             {{{.name = "exit-code",
                .summary = "End with 1 when the verdict changed of a workload that both sides have; what was added or "
                           "removed counts where it changes the system's verdict.",
                .details = "A change of what to do instead counts as well."},
               &DiffOptions::exit_code},
              {{.name = "format",
                .short_name = 'f',
                .value_name = "NAME[=FILE]",
                .summary = "How to print, and where to.",
                .details = "Without a file it goes to standard output, which takes one format.",
                .kind = ValueKind::choice_file,
                .choices = format_names(),
                .fallback = "text",
                .repeatable = true},
               &DiffOptions::formats},
              unstated_row(&DiffOptions::unstated),
              color_row(&DiffOptions::color)}),
         .positionals =
             {{{.name = "OLD", .summary = "A file, -, or REVISION:PATH.", .kind = ValueKind::file, .required = true},
               &DiffOptions::before},
              {{.name = "NEW",
                .summary = "What to compare it with; likewise.",
                .kind = ValueKind::file,
                .required = true},
               &DiffOptions::after}},
         .run = run});
}

}  // namespace tense
