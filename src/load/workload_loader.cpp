#include "load/workload_loader.hpp"

#include "base/spelling.hpp"
#include "base/text.hpp"
#include "base/utf8.hpp"
#include "load/fact_reader.hpp"
#include "load/value_parser.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace tense {
namespace {

constexpr std::size_t k_longest_name = 200;

// What breaks a line, turns the writing around or cannot be seen: with it a name reads as another one.
bool is_control(char32_t c) {
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x200b || c == 0x2028 || c == 0x2029 ||
           (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

// What keeps a text from being a name: "is blank"; empty when nothing does.
std::string wrong_in_name(const std::string& text) {
    if (text.find_first_not_of(" \t") == std::string::npos) return "is blank";
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        // A byte that is none of UTF-8 counts as the character of its number: so "\\N" of YAML arrives here.
        if (is_control(point.value))
            return fmt::format("holds a control character, U+{:04X}", static_cast<std::uint32_t>(point.value));
        if (!point.valid) return "holds a broken character";
        at += point.length;
    }
    if (text.size() > k_longest_name) return fmt::format("is {} bytes long", text.size());
    return {};
}

std::string stem_of(std::string path) {
    if (path == "-") return "stdin";
    if (const auto slash = path.find_last_of("/\\"); slash != std::string::npos) path.erase(0, slash + 1);
    if (const auto dot = path.rfind('.'); dot != std::string::npos && dot > 0) path.erase(dot);
    return path;
}

std::optional<Decided> read_decided(const yaml::Node& node, DiagnosticSink& sink) {
    MappingReader reader{node, "`decided`", sink};
    if (!reader.ok()) return std::nullopt;
    Decided out;
    out.span = node.span;
    if (const yaml::Node* value = reader.require("pattern")) {
        const auto choices = find_field(Scope::decided, "pattern")->choices;
        if (const auto index = parse_choice(*value, "`pattern`", choices, sink))
            out.pattern = {std::string{choices[static_cast<std::size_t>(*index)]}, value->span};
    }
    if (const yaml::Node* value = reader.take("platforms")) out.platforms = read_names(*value, "`platforms`", sink);
    if (const yaml::Node* value = reader.take("on"))
        if (const auto day = parse_date(*value, "`on`", sink)) out.on = {*day, value->span};
    if (const yaml::Node* value = reader.take("record"))
        if (const auto path = parse_text(*value, "`record`", sink)) out.record = {*path, value->span};
    reader.finish();
    return out;
}

Workload read_workload(const yaml::Node& node, DiagnosticSink& sink) {
    Workload out;
    out.facts = empty_sheet();
    out.span = node.span;
    MappingReader reader{node, "a workload", sink};
    if (!reader.ok()) return out;
    if (const yaml::Node* value = reader.require("name"))
        if (const auto name = read_name(*value, "`name`", sink)) out.name = *name;
    if (out.name.value == "system")
        sink.report("reserved-name", out.name.span, "no workload may be named `system`",
                    "another name: `system.` stands for the circumstances");
    if (const yaml::Node* value = reader.take("summary"))
        if (const auto text = parse_text(*value, "`summary`", sink)) out.summary = *text;
    FieldExtras extras;
    read_workload_facts(node, reader, out.facts, extras, sink);
    out.reader_names = std::move(extras.reader_names);
    out.lifecycle_parts = std::move(extras.lifecycle_parts);
    if (const yaml::Node* value = reader.take("triggered_by"))
        if (const auto name = parse_text(*value, "`triggered_by`", sink)) out.triggered_by = {*name, value->span};
    if (const yaml::Node* value = reader.take("decided")) out.decided = read_decided(*value, sink);
    reader.finish();
    return out;
}

void check_names(const System& system, DiagnosticSink& sink) {
    std::map<std::string, Span, std::less<>> seen;
    for (const Workload& workload : system.workloads) {
        if (workload.name.value.empty()) continue;
        const auto [twin, added] = seen.emplace(workload.name.value, workload.name.span);
        if (!added)
            sink.report("duplicate-name", workload.name.span,
                        fmt::format("two workloads are named \"{}\"", printable(workload.name.value)),
                        "a name of its own for each workload")
                .notes.push_back({twin->second, "first here"});
    }
}

// Follows `triggered_by` from each workload; a walk that comes back to its start is a circle, reported once at
// the workload of it that stands first in the file.
void check_triggers(const System& system, DiagnosticSink& sink) {
    std::map<std::string, std::size_t, std::less<>> index;
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < system.workloads.size(); ++i)
        if (!system.workloads[i].name.value.empty() && index.emplace(system.workloads[i].name.value, i).second)
            names.push_back(system.workloads[i].name.value);
    for (const Workload& workload : system.workloads) {
        const auto& trigger = workload.triggered_by;
        if (!trigger.value.empty() && !index.contains(trigger.value)) {
            std::vector<std::string> all{names.begin(), names.end()};
            sink.report(
                "unknown-workload", trigger.span,
                fmt::format("`triggered_by` names no workload of this document: \"{}\"", printable(trigger.value)),
                printable("one of " + join(all, ", ")), nearest(trigger.value, names));
        }
    }
    for (std::size_t start = 0; start < system.workloads.size(); ++start) {
        std::vector<std::size_t> path{start};
        for (;;) {
            const auto next = index.find(system.workloads[path.back()].triggered_by.value);
            if (next == index.end() || next->second < start) break;
            if (next->second == start) {
                std::vector<std::string> words;
                for (const std::size_t step : path) words.push_back(printable(system.workloads[step].name.value));
                words.push_back(words.front());
                sink.report("trigger-circle", system.workloads[start].triggered_by.span,
                            "`triggered_by` runs in a circle: " + join(words, " <- "),
                            "a first fact that no job of the circle starts");
                break;
            }
            if (std::ranges::find(path, next->second) != path.end()) break;  // a circle further on, reported there
            path.push_back(next->second);
        }
    }
}

// How many jobs a workload starts: a fact that is worked out, and written as the jobs' names.
void count_triggers(System& system) {
    const auto id = static_cast<std::size_t>(find_fact("triggers").value());
    for (Workload& workload : system.workloads) {
        Fact& fact = workload.facts[id];
        std::vector<std::string> jobs;
        for (const Workload& other : system.workloads) {
            if (other.triggered_by.value != workload.name.value || workload.name.value.empty()) continue;
            if (jobs.empty()) fact.span = other.triggered_by.span;
            jobs.push_back(other.name.value);
        }
        std::ranges::sort(jobs);
        make_known(fact.value, static_cast<double>(jobs.size()));
        fact.written = jobs.empty() ? "none" : join(jobs, ", ");
    }
}

System read_system(const SourceText& source, const std::string& path, const yaml::Document& document,
                   DiagnosticSink& sink) {
    System out;
    out.file = source.name();
    out.document = document.number;
    out.name = stem_of(path.empty() ? source.name() : path);
    out.facts = empty_sheet();
    MappingReader reader{document.root, "a workload file", sink};
    if (!reader.ok()) return out;
    if (const yaml::Node* value = reader.require("tense"))
        if (const auto version = parse_count(*value, "`tense`", sink); version && *version != 1)
            sink.report("format-version", value->span,
                        fmt::format("format version {} is not known to this program", printable(value->text)),
                        "tense: 1", "1");
    if (const yaml::Node* value = reader.take("system"))
        if (const auto name = read_name(*value, "`system`", sink)) out.name = name->value;
    if (const yaml::Node* value = reader.take("summary"))
        if (const auto text = parse_text(*value, "`summary`", sink)) out.summary = *text;
    Circumstances circumstances;
    read_circumstances(document.root, reader, out.facts, circumstances, sink);
    out.operates = std::move(circumstances.operates);
    out.platforms = std::move(circumstances.platforms);
    out.allow = std::move(circumstances.allow);
    if (const yaml::Node* value = reader.require("workloads"))
        for (const yaml::Node& item : items_of(*value, "`workloads`", sink))
            out.workloads.push_back(read_workload(item, sink));
    reader.finish();
    check_names(out, sink);
    check_triggers(out, sink);
    count_triggers(out);
    return out;
}

}  // namespace

std::optional<Located<std::string>> read_name(const yaml::Node& node, std::string_view what, DiagnosticSink& sink) {
    const auto text = parse_text(node, what, sink);
    if (!text) return std::nullopt;
    if (const std::string wrong = wrong_in_name(*text); !wrong.empty()) {
        sink.report(
            "bad-name", node.span, fmt::format("{} {}", what, wrong),
            fmt::format("one line of text: not blank, no control characters, at most {} bytes", k_longest_name));
        return std::nullopt;
    }
    return Located<std::string>{*text, node.span};
}

std::vector<System> load_systems(const SourceText& source, DiagnosticSink& sink, const std::string& path) {
    std::vector<System> systems;
    DiagnosticSink of_text;
    const std::vector<yaml::Document> documents = yaml::parse(source, of_text);
    sink.add(of_text);
    if (documents.empty() && of_text.empty())
        sink.report("no-documents", {&source, 1, 1, 1}, "the file holds no workload description",
                    "a document that begins with tense: 1");
    for (const yaml::Document& document : documents) {
        DiagnosticSink of_content;
        if (document.root.kind == yaml::Node::Kind::null)
            of_content.report("empty-document", document.root.span,
                              fmt::format("document {} is empty", document.number),
                              "a document that begins with tense: 1");
        else
            systems.push_back(read_system(source, path, document, of_content));
        // Nothing can be said to be missing from what was not read to its end.
        for (const Diagnostic& diagnostic : of_content.sorted())
            if (document.complete || (diagnostic.code != "missing-key" && diagnostic.code != "empty-document"))
                sink.add(diagnostic);
    }
    return systems;
}

void close_world(System& system) {
    const auto all = facts();
    for (Workload& workload : system.workloads)
        for (std::size_t i = 0; i < all.size(); ++i) {
            Fact& fact = workload.facts[i];
            if (all[i].system || is_known(fact.value)) continue;
            if (all[i].kind == FactKind::level) make_known(fact.value, k_none);
            // "A lost item does no harm" is not what silence says, nor its opposite.
            if (all[i].kind == FactKind::flag && all[i].path != "loss_tolerable") make_known(fact.value, false);
            if (all[i].path == "readers") make_known(fact.value, 0.0);
            if (all[i].path == "ordering") make_known(fact.value, 0);
        }
}

namespace {

FactSheet read_fragment(const yaml::Node& node, std::string_view what, Circumstances& out, DiagnosticSink& sink) {
    FactSheet sheet = empty_sheet();
    MappingReader reader{node, std::string{what}, sink};
    if (!reader.ok()) return sheet;
    FieldExtras extras;
    read_workload_facts(node, reader, sheet, extras, sink);
    if (const yaml::Node* value = reader.take("triggers"))
        if (const auto count = parse_count(*value, "`triggers`", sink)) {
            Fact& fact = sheet[static_cast<std::size_t>(find_fact("triggers").value())];
            make_known(fact.value, *count);
            fact.written = value->text;
        }
    if (const yaml::Node* value = reader.take("system")) {
        MappingReader circumstances{*value, "`system`", sink};
        if (circumstances.ok()) read_circumstances(*value, circumstances, sheet, out, sink);
        circumstances.finish();
    }
    reader.finish();
    return sheet;
}

}  // namespace

FactSheet load_fragment(const yaml::Node& node, DiagnosticSink& sink) {
    Circumstances unused;
    return read_fragment(node, "an example", unused, sink);
}

System load_given(const yaml::Node& node, const Located<std::string>& name, DiagnosticSink& sink) {
    System out;
    Circumstances circumstances;
    out.facts = read_fragment(node, "`given`", circumstances, sink);
    out.name = name.value;
    out.operates = std::move(circumstances.operates);
    out.platforms = std::move(circumstances.platforms);
    out.allow = std::move(circumstances.allow);
    Workload workload;
    workload.name = name;
    workload.span = node.span;
    workload.facts = out.facts;
    Fact& triggers = workload.facts[static_cast<std::size_t>(find_fact("triggers").value())];
    if (!is_known(triggers.value)) make_known(triggers.value, 0.0);  // worked out from a file, so never unknown
    out.workloads.push_back(std::move(workload));
    return out;
}

}  // namespace tense
