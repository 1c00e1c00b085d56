// What several commands do alike: read rules, read workload files, decide, draw, and assemble a report.
#pragma once

#include "base/file_reader.hpp"
#include "base/source_text.hpp"
#include "model/report.hpp"
#include "model/rule.hpp"
#include "model/workload.hpp"
#include "spec/command_spec.hpp"

#include <string>
#include <vector>

namespace tense {

// Which rules to use; the options of each command that needs rules derive from it.
struct RulesOptions {
    std::string rules;                     // replaces the built-in rules; empty: built-in
    std::vector<std::string> extra_rules;  // added
};

// The rows for the two, to be appended to a command's own.
template <typename Options>
[[nodiscard]] std::vector<OptionRow<Options>> with_rules_options(std::vector<OptionRow<Options>> rows) {
    rows.push_back({{.name = "rules",
                     .value_name = "DIR",
                     .summary = "Use the rules of a folder instead of the built-in ones.",
                     .details = "Every file below it that ends in .yaml is read.",
                     .kind = ValueKind::directory},
                    &Options::rules});
    rows.push_back({{.name = "extra-rules",
                     .value_name = "DIR",
                     .summary = "Add the rules of a folder.",
                     .kind = ValueKind::directory,
                     .repeatable = true},
                    &Options::extra_rules});
    return rows;
}

// The row for --unstated.
template <typename Options>
[[nodiscard]] OptionRow<Options> unstated_row(std::string Options::*slot) {
    return {{.name = "unstated",
             .value_name = "READING",
             .summary = "How to read what a file does not say.",
             .details = "unknown: it may be needed or not, and the verdict says what depends on it. none: it is not "
                        "needed; readers are 0, ordering is none, flags are false except loss_tolerable, and all else "
                        "stays unknown.",
             .kind = ValueKind::choice,
             .choices = {{"unknown", "It may be needed or not."}, {"none", "It is not needed."}},
             .fallback = "unknown"},
            slot};
}

struct LoadedRules {
    RuleSet rules;
    std::vector<Diagnostic> diagnostics;  // when there are any, the rules are not to be used
    std::vector<std::string> added;       // files of --extra-rules and `one_more`, beside those of the set itself
};

// `sources` owns the texts that the rules point into. Throws Failure when a folder cannot be read or has no rules.
// `one_more`: a rule file to add unless it is among them; empty: none. Scenarios, which decide nothing, are read only
// where they are asked for.
[[nodiscard]] LoadedRules read_rules(const RulesOptions& options, FileReader& files, SourceStore& sources,
                                     const std::string& one_more = {}, bool with_scenarios = false);

// What workload files hold. Files that are wrong or unreadable leave diagnostics and no systems.
struct LoadedSystems {
    std::vector<System> systems;          // in input order
    std::vector<Diagnostic> diagnostics;  // by place
    std::size_t files = 0;
};

// A file named twice is read once.
[[nodiscard]] LoadedSystems read_systems(const std::vector<std::string>& paths, FileReader& files,
                                         SourceStore& sources);

// Decides and draws each system. `without`: the same systems without what `--set` supposes, in the same order; empty:
// nothing is supposed.
[[nodiscard]] Report decide_systems(const RuleSet& rules, LoadedSystems loaded, bool silence_is_none,
                                    std::vector<System> without = {});

// Both in one. Decides every system of every file; files that are wrong or unreadable leave diagnostics and no systems.
// Systems are in input order. A file named twice is read once.
[[nodiscard]] Report decide_files(const RuleSet& rules, const std::vector<std::string>& paths, bool silence_is_none,
                                  FileReader& files, SourceStore& sources);

// A report without systems, for what is said about the rules themselves.
[[nodiscard]] Report empty_report(const RuleSet& rules);

// "./a.yaml" and "a.yaml" are one file: the shorter spelling.
[[nodiscard]] std::string plain_path(const std::string& path);

// By file, then document: the order of every format but the streaming one.
void sort_systems(Report& report);

}  // namespace tense
