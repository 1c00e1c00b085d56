#include "load/set_target.hpp"

#include "base/spelling.hpp"
#include "base/text.hpp"
#include "base/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace tense {
namespace {

constexpr std::string_view k_form = "WORKLOAD.FACT=VALUE, such as send-receipt.retries=required";
constexpr std::string_view k_system = "system";
constexpr std::size_t k_most_names = 8;
constexpr std::size_t k_longest_fact = 64;  // bytes, the dot before it included; no path is longer

Span span_of(const SourceText& source, std::size_t begin, std::size_t end) {
    const auto start = source.position(begin);
    const std::size_t length = count_code_points(std::string_view{source.text()}.substr(begin, end - begin));
    return {&source, start.line, start.column, std::max(1, static_cast<int>(length))};
}

// Every name once, in the order of the files, then `system`.
std::vector<std::string_view> names_of(const std::vector<System>& systems) {
    std::vector<std::string_view> out;
    for (const System& system : systems)
        for (const Workload& workload : system.workloads)
            if (std::ranges::find(out, workload.name.value) == out.end()) out.emplace_back(workload.name.value);
    out.push_back(k_system);
    return out;
}

// The facts that can be set, as they are written behind the name.
std::vector<std::string_view> settable(bool system) {
    std::vector<std::string_view> out;
    for (const FactSpec& fact : facts())
        if (fact.system == system && !fact.derived)
            out.push_back(std::string_view{fact.path}.substr(system ? k_system.size() + 1 : 0));
    if (system) out.emplace_back("allow");
    return out;
}

bool can_be_set(bool system, std::string_view fact) {
    const auto all = settable(system);
    return std::ranges::find(all, fact) != all.end();
}

std::string some_of(const std::vector<std::string_view>& names) {
    std::vector<std::string> words;
    for (const std::string_view name : names)
        if (words.size() < k_most_names || name == k_system) words.push_back(printable(name));
    const std::size_t more = names.size() - words.size();
    return "one of " + join(words, ", ") + (more > 0 ? fmt::format(" and {} more", more) : "");
}

void no_such_workload(const SourceText& word, std::string_view target, const std::vector<std::string_view>& names,
                      DiagnosticSink& sink) {
    // The name ends where a fact begins; failing that, at the last dot.
    std::size_t dot = target.rfind('.');
    for (std::size_t at = target.find('.'); at != std::string_view::npos; at = target.find('.', at + 1))
        if (can_be_set(false, target.substr(at + 1))) {
            dot = at;
            break;
        }
    const std::string_view name = target.substr(0, dot);
    // Somebody who left the workload out.
    const bool only_fact = can_be_set(false, target) && names.size() > 1;
    const std::string near =
        only_fact ? fmt::format("{}.{}", names.front(), target) : std::string{nearest(name, names)};
    sink.report("set-workload", span_of(word, 0, name.size()),
                only_fact ? fmt::format("no workload stands before `{}`", target)
                          : fmt::format("no workload is called {}", in_quotes(name)),
                some_of(names), near);
}

void no_such_fact(const SourceText& word, std::string_view name, std::string_view fact, const Span& span,
                  DiagnosticSink& sink) {
    const bool system = name == k_system;
    const std::string quoted = in_quotes(fact);
    const std::string_view other = system ? "WORKLOAD" : k_system;
    if (const auto id = find_fact(fact); !system && id && facts()[static_cast<std::size_t>(*id)].derived) {
        sink.report("set-fact", span, fmt::format("`{}` is worked out from the rest of the file", fact),
                    "a fact that the file states");
    } else if (can_be_set(!system, fact) || (!system && fact.starts_with("system."))) {
        const std::string path = fact.starts_with("system.") ? std::string{fact} : fmt::format("{}.{}", other, fact);
        sink.report("set-fact", system ? span : span_of(word, 0, name.size() + 1 + fact.size()),
                    system ? fmt::format("`{}` is a fact of a workload, not of the system", fact)
                           : fmt::format("`{}` is a circumstance of the system, not of a workload", fact),
                    path + "=VALUE");
    } else if (!system && find_field(Scope::workload, fact) != nullptr) {
        sink.report("set-fact", span, fmt::format("`{}` is no fact that a verdict rests on", fact),
                    "a fact such as retries, readers or rate.peak; see tense-workload(5)");
    } else {
        const auto all = settable(system);
        // The parts of a fact, when only the last word is wrong: rate.average, replay.windw.
        const std::string_view first = fact.substr(0, fact.find('.'));
        std::vector<std::string_view> parts;
        for (const std::string_view path : all)
            if (path == first || path.starts_with(std::string{first} + ".")) parts.push_back(path);
        const bool dotted = fact.find('.') != std::string_view::npos && !parts.empty();
        const std::string near = nearest(fact, all);
        sink.report("set-fact", span,
                    fmt::format("no {} is called {}", system ? "circumstance" : "fact of a workload", quoted),
                    dotted   ? some_of(parts)
                    : system ? "operates, allow, team.operations or another of tense-workload(5)"
                             : "retries, readers, rate.peak or another of tense-workload(5)",
                    near);
    }
}

// The longest name for which a fact that can be set stands between it and some "=".
std::optional<SetTarget> find_target(const SourceText& word, const std::vector<System>& systems) {
    const std::string_view text = word.text();
    std::optional<SetTarget> out;
    std::size_t longest = 0;
    for (std::size_t equals = text.find('='); equals != std::string_view::npos; equals = text.find('=', equals + 1)) {
        const std::string_view target = text.substr(0, equals);
        const std::size_t first = equals > k_longest_fact ? equals - k_longest_fact : 0;
        for (std::size_t dot = target.find('.', first); dot != std::string_view::npos;
             dot = target.find('.', dot + 1)) {
            const std::string_view name = target.substr(0, dot), fact = target.substr(dot + 1);
            const bool system = name == k_system;
            if (dot <= longest || !can_be_set(system, fact)) continue;
            std::vector<WorkloadPlace> places = workloads_called(systems, name);
            if (!system && places.empty()) continue;
            longest = dot;
            out = SetTarget{&word,
                            system ? std::string{} : std::string{name},
                            std::move(places),
                            (system ? "system." : "") + std::string{fact},
                            span_of(word, dot + 1, equals),
                            equals + 1};
        }
    }
    return out;
}

// What is likely meant by a word that means nothing: where its value begins, and how long the name is of a workload
// that is there (0: none is). Without a known name the first "=" behind a fact, failing that the first one.
std::pair<std::size_t, std::size_t> likely_reading(std::string_view text, const std::vector<System>& systems) {
    std::pair<std::size_t, std::size_t> known{text.find('='), 0};
    std::size_t behind_fact = std::string_view::npos;
    std::vector<std::string> names{std::string{k_system}};
    for (const System& system : systems)
        for (const Workload& workload : system.workloads) {
            names.push_back(workload.name.value);
            names.push_back(system.name + "/" + workload.name.value);
            names.push_back(std::to_string(system.document) + "/" + workload.name.value);
        }
    for (std::size_t equals = text.find('='); equals != std::string_view::npos; equals = text.find('=', equals + 1)) {
        const std::string_view target = text.substr(0, equals);
        const std::size_t first = equals > k_longest_fact ? equals - k_longest_fact : 0;
        for (std::size_t dot = target.find('.', first); dot != std::string_view::npos; dot = target.find('.', dot + 1))
            if (behind_fact == std::string_view::npos && can_be_set(false, target.substr(dot + 1)))
                behind_fact = equals;
    }
    for (const std::string& name : names) {
        if (name.size() <= known.second || !text.starts_with(name) || text.size() <= name.size() ||
            text[name.size()] != '.')
            continue;
        const std::size_t equals = text.find('=', name.size());
        if (equals != std::string_view::npos) known = {equals, name.size()};
    }
    if (known.second == 0 && behind_fact != std::string_view::npos) known.first = behind_fact;
    return known;
}

}  // namespace

std::optional<SetTarget> read_target(const SourceText& word, bool whole, const std::vector<System>& systems,
                                     DiagnosticSink& sink) {
    const std::string& text = word.text();
    if (auto found = find_target(word, systems)) return found;
    const auto [equals, name] = likely_reading(text, systems);
    const std::string_view target = std::string_view{text}.substr(0, equals);
    const auto bad_form = [&](std::string_view what) {
        sink.report("set-form", span_of(word, 0, target.size()), std::string{what}, std::string{k_form});
        return std::nullopt;
    };
    if (equals == std::string::npos) return bad_form("there is no \"=\" and so no value");
    if (target.empty()) return bad_form("nothing stands before the \"=\"");
    if (target.starts_with('.')) return bad_form("no workload stands before the dot");
    if (target.ends_with('.')) return bad_form("no fact stands behind the dot");
    const std::vector<std::string_view> names = names_of(systems);
    if (target.find('.') == std::string_view::npos) {
        if (!whole || !can_be_set(false, target) || names.size() <= 1)
            return bad_form(text.find('=', equals + 1) == std::string::npos
                                ? "there is no dot between a workload and a fact"
                                : "no dot between a workload and a fact stands before the first \"=\"");
        no_such_workload(word, target, names, sink);
        return std::nullopt;
    }
    if (name > 0)
        no_such_fact(word, target.substr(0, name), target.substr(name + 1), span_of(word, name + 1, target.size()),
                     sink);
    else if (whole)
        no_such_workload(word, target, names, sink);
    return std::nullopt;
}

}  // namespace tense
