// `tense decide`: workload files in, verdicts out, in as many formats as asked for.
#include "base/failure.hpp"
#include "commands/complain.hpp"
#include "commands/environment.hpp"
#include "commands/pipeline.hpp"
#include "render/registry.hpp"
#include "spec/command_spec.hpp"
#include "spec/usage.hpp"

#include <fmt/format.h>

#include <set>

namespace tense {
namespace {

struct DecideOptions : RulesOptions {
    std::vector<std::string> files;
    std::vector<std::string> formats;
    std::string unstated = "unknown";
    std::string color = "auto";
};

// One wish of --format.
struct Target {
    const Renderer* renderer;
    std::string file;  // empty: standard output
};

std::vector<Target> targets_of(const DecideOptions& options) {
    std::vector<Target> targets;
    std::set<std::string> files, inputs;
    for (const std::string& file : options.files) inputs.insert(plain_path(file));
    for (const std::string& wish : options.formats) {
        const std::size_t equals = wish.find('=');
        const Renderer* renderer = find_renderer(wish.substr(0, equals));
        std::string file = equals == std::string::npos ? "-" : wish.substr(equals + 1);
        if (renderer == nullptr) throw usage_mistake("tense decide", fmt::format("unknown format \"{}\"", wish));
        if (file.empty())
            throw usage_mistake("tense decide", fmt::format("--format {} names no file after the \"=\"", wish));
        if (!files.insert(file).second)
            throw usage_mistake("tense decide", file == "-" ? "only one format can go to standard output"
                                                            : fmt::format("two formats would be written to {}", file));
        if (file != "-" && inputs.contains(plain_path(file)))
            throw usage_mistake("tense decide", fmt::format("--format {} would overwrite what is read", wish));
        targets.push_back({renderer, file == "-" ? "" : file});
    }
    if (targets.empty()) targets.push_back({find_renderer("text"), ""});
    return targets;
}

// Formats for programs are written even when nothing could be decided: they carry the diagnostics.
bool for_programs(const Renderer& renderer) {
    return renderer.media_type.starts_with("application/");
}

void print(const std::vector<Target>& targets, const Report& in_order, bool color, Environment& environment) {
    Report sorted = in_order;
    sort_systems(sorted);
    std::string standard;
    for (const Target& target : targets) {
        if (in_order.systems.empty() && !for_programs(*target.renderer)) continue;
        const Report& report = target.renderer->streams ? in_order : sorted;
        const std::string text = target.renderer->render(report, {.color = color && target.file.empty()});
        if (target.file.empty())
            standard = text;
        else
            environment.output.file(target.file, text);
    }
    environment.output.out(standard);
}

ExitCode run(const DecideOptions& options, Environment& environment) {
    const std::vector<Target> targets = targets_of(options);
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
                      {"tense decide --unstated none -", "Read standard input; what it does not say is not needed."}},
         .options = with_rules_options<DecideOptions>(
             {{{.name = "format",
                .short_name = 'f',
                .value_name = "NAME[=FILE]",
                .summary = "How to print, and where to.",
                .details =
                    "Without a file it goes to standard output, which takes one format. A file is written beside "
                    "its place first and then renamed.",
                .kind = ValueKind::choice_file,
                .choices = format_names(),
                .fallback = "text",
                .repeatable = true},
               &DecideOptions::formats},
              {{.name = "unstated",
                .value_name = "READING",
                .summary = "How to read what a file does not say.",
                .details =
                    "unknown: it may be needed or not, and the verdict says what depends on it. none: it is not "
                    "needed; readers are 0, ordering is none, flags are false except loss_tolerable, and all else "
                    "stays unknown.",
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
