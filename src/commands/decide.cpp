// `tense decide`: workload files in, verdicts out, in as many formats as asked for.
#include "commands/complain.hpp"
#include "commands/environment.hpp"
#include "commands/pipeline.hpp"
#include "commands/targets.hpp"
#include "load/set_loader.hpp"
#include "render/registry.hpp"
#include "spec/command_spec.hpp"

namespace tense {
namespace {

struct DecideOptions : RulesOptions {
    std::vector<std::string> files;
    std::vector<std::string> formats;
    std::vector<std::string> sets;
    std::string unstated = "unknown";
    std::string color = "auto";
};

// Formats for programs are written even when nothing could be decided: they carry the diagnostics.
bool for_programs(const Renderer& renderer) {
    return renderer.media_type.starts_with("application/");
}

void print(std::vector<Target> targets, const Report& in_order, bool color, Environment& environment) {
    Report sorted = in_order;
    sort_systems(sorted);
    if (in_order.systems.empty())
        std::erase_if(targets, [](const Target& target) { return !for_programs(*find_renderer(target.format)); });
    write_targets(targets, environment.output, [&](const Target& target) {
        const Renderer& renderer = *find_renderer(target.format);
        return renderer.render(renderer.streams ? in_order : sorted, {.color = color && target.file.empty()});
    });
}

// Decides the files, as `--set` would have them where it is given. A mistake in a `--set` is one of the command line:
// then nothing is decided.
ExitCode decide_with_sets(const RuleSet& rules, const DecideOptions& options, Environment& environment,
                          SourceStore& sources, Report& report) {
    LoadedSystems loaded = read_systems(options.files, environment.files, sources);
    const bool whole = loaded.diagnostics.empty();
    ExitCode code = whole ? ExitCode::done : ExitCode::input;
    const std::vector<System> without = options.sets.empty() ? std::vector<System>{} : loaded.systems;
    std::vector<const SourceText*> words;
    for (const std::string& word : options.sets) words.push_back(&set_text(word, sources));
    DiagnosticSink mistakes;
    std::vector<SetFact> set = apply_sets(words, whole, loaded.systems, mistakes);
    if (!mistakes.empty()) {
        report.diagnostics = std::move(loaded.diagnostics);
        for (Diagnostic& mistake : mistakes.sorted()) report.diagnostics.push_back(std::move(mistake));
        report.files = loaded.files;
        return worse(code, ExitCode::usage);
    }
    report = decide_systems(rules, std::move(loaded), options.unstated == "none", without);
    report.set = std::move(set);
    return code;
}

ExitCode run(const DecideOptions& options, Environment& environment) {
    std::vector<std::string_view> names;
    for (const Renderer& renderer : renderers()) names.push_back(renderer.name);
    const std::vector<Target> targets = targets_of("tense decide", options.formats, options.files, names);
    const ColorWish wish{options.color};
    SourceStore sources;
    const LoadedRules loaded = read_rules(options, environment.files, sources);
    Report report = empty_report(loaded.rules);
    ExitCode code = ExitCode::input;
    if (loaded.diagnostics.empty())
        code = decide_with_sets(loaded.rules, options, environment, sources, report);
    else
        report.diagnostics = loaded.diagnostics;
    complain(report.diagnostics, wish, environment);
    print(targets, report, wish.resolve(environment.color_out), environment);
    return code;
}

std::vector<Choice> format_names() {
    std::vector<Choice> out;
    for (const Renderer& renderer : renderers()) out.push_back({renderer.name, renderer.summary});
    return out;
}

}  // namespace

CommandSpec decide_command() {
    return untyped<DecideOptions>(
        {.name = "decide",
         .summary = "Decide what each workload of a file wants: a task queue, an event log, both or neither.",
         .details =
             "A file that is wrong gets no verdict: all its mistakes are printed, the other files are decided, and "
             "the exit code is 3. Otherwise the exit code is 0, whatever the verdict.",
         .examples = {{"tense decide storefront.yaml", "Decide every workload of one file."},
                      {"tense decide --format text --format json=report.json *.yaml",
                       "Print for people, and write a report for programs."},
                      {"tense decide --unstated none -", "Read standard input; what it does not say is not needed."},
                      {"tense decide storefront.yaml --set order-placed.replay=none",
                       "Show what another answer would change."},
                      {"tense decide storefront.yaml --set system.operates=[kafka]",
                       "Show what it would change if Kafka were all that is run here."}},
         .options = with_rules_options<DecideOptions>(
             {format_row(format_names(), &DecideOptions::formats),
              {{.name = "set",
                .value_name = "WORKLOAD.FACT=VALUE",
                .summary = "Suppose a fact, and show the decision with and without it.",
                .details =
                    "VALUE is what a file would say, or unknown, which takes the fact out of it. system.FACT=VALUE "
                    "sets "
                    "a circumstance. Everything else stays as the files have it. A bare name means every workload of "
                    "that name in all documents; SYSTEM/WORKLOAD.FACT and 2/WORKLOAD.FACT, with the number of the "
                    "document, mean one. Of names with dots the longest wins.",
                .kind = ValueKind::text,
                .repeatable = true},
               &DecideOptions::sets},
              unstated_row(&DecideOptions::unstated),
              color_row(&DecideOptions::color)}),
         .positionals = {{{.name = "FILE",
                           .summary = "Workload files; - is standard input.",
                           .kind = ValueKind::file,
                           .required = true,
                           .repeatable = true},
                          &DecideOptions::files}},
         .run = run});
}

}  // namespace tense
