// `tense decide`: workload files in, verdicts out, in as many formats as asked for.
#include "commands/complain.hpp"
#include "commands/environment.hpp"
#include "commands/format_targets.hpp"
#include "commands/pipeline.hpp"
#include "render/registry.hpp"
#include "spec/command_spec.hpp"

namespace tense {
namespace {

struct DecideOptions : RulesOptions {
    std::vector<std::string> files;
    std::vector<std::string> formats;
    std::string unstated = "unknown";
    std::string color = "auto";
};

std::vector<Choice> format_names() {
    std::vector<Choice> out;
    for (const Renderer& renderer : renderers()) out.push_back({renderer.name, renderer.summary});
    return out;
}

// Formats for programs are written even when nothing could be decided: they carry the diagnostics.
bool for_programs(const Renderer& renderer) {
    return renderer.media_type.starts_with("application/");
}

void print(const std::vector<FormatTarget>& targets, const Report& in_order, bool color, Environment& environment) {
    Report sorted = in_order;
    sort_systems(sorted);
    std::string standard;
    for (const FormatTarget& target : targets) {
        const Renderer& renderer = *find_renderer(target.format);
        if (in_order.systems.empty() && !for_programs(renderer)) continue;
        const Report& report = renderer.streams ? in_order : sorted;
        const std::string text = renderer.render(report, {.color = color && target.file.empty()});
        if (target.file.empty())
            standard = text;
        else
            environment.output.file(target.file, text);
    }
    environment.output.out(standard);
}

ExitCode run(const DecideOptions& options, Environment& environment) {
    const std::vector<FormatTarget> targets =
        format_targets("tense decide", options.formats, format_names(), options.files);
    const ColorWish wish{options.color};
    SourceStore sources;
    const LoadedRules loaded = read_rules(options, environment.files, sources);
    Report report = empty_report(loaded.rules);
    if (loaded.diagnostics.empty())
        report = decide_files(loaded.rules, options.files, options.unstated == "none", environment.files, sources);
    else
        report.diagnostics = loaded.diagnostics;
    complain(report.diagnostics, wish, environment);
    print(targets, report, wish.resolve(environment.color_out), environment);
    return report.diagnostics.empty() ? ExitCode::done : ExitCode::input;
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
                      {"tense decide --unstated none -", "Read standard input; what it does not say is not needed."}},
         .options = with_rules_options<DecideOptions>(
             {format_row(format_names(), &DecideOptions::formats),
              {{.name = "unstated",
                .value_name = "READING",
                .summary = "How to read what a file does not say.",
                .details = "unknown: it may be needed or not, and the verdict says what depends on it. none: it is not "
                           "needed.",
                .kind = ValueKind::choice,
                .choices = {{"unknown", "It may be needed or not."}, {"none", "It is not needed."}},
                .fallback = "unknown"},
               &DecideOptions::unstated},
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
