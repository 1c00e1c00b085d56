#include "load/set_loader.hpp"

#include "base/spelling.hpp"
#include "base/text.hpp"
#include "load/set_target.hpp"
#include "load/set_value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace tense {
namespace {

constexpr std::size_t k_longest_title = 100;  // bytes of a --set that stand in front of each message about it

// What was set where, to check it when all is set.
struct Placed {
    WorkloadPlace place;
    SetTarget target;
};

void put(FactSheet& sheet, FactId id, const FactSheet& from, const SourceText& source) {
    const auto index = static_cast<std::size_t>(id);
    sheet[index] = from[index];
    // It has no line in the file; its source says where it comes from.
    sheet[index].span = is_known(from[index].value) ? Span{&source, 0, 0, 1} : Span{};
}

void set_in_workload(const SetTarget& target, const SetValue& value, Workload& workload) {
    for (const FactId id : value.says) put(workload.facts, id, value.sheet, *target.source);
    if (target.fact == "readers") workload.reader_names = value.extras.reader_names;
    if (target.fact == "lifecycle" && value.all_of_it) workload.lifecycle_parts = value.extras.lifecycle_parts;
    // An average that only the peak spoke for goes with the peak.
    for (const auto& [low, high] : k_bounded) {
        if (target.fact != high) continue;
        Fact& bounded = workload.facts[static_cast<std::size_t>(find_fact(low).value())];
        const Fact& bound = workload.facts[static_cast<std::size_t>(find_fact(high).value())];
        if (!is_known(bounded.value) ||
            !bounded.written.starts_with(std::string{high.substr(high.find('.') + 1)} + " "))
            continue;
        if (!is_known(bound.value))
            bounded = Fact{};
        else if (std::get<double>(known(bound.value)) < std::get<double>(known(bounded.value)))
            bounded.value = bound.value;
    }
}

void set_in_system(const SetTarget& target, const SetValue& value, System& system) {
    if (target.fact == "system.allow") {
        system.allow = value.circumstances.allow;
        return;
    }
    for (const FactId id : value.says) put(system.facts, id, value.sheet, *target.source);
    Fact& operates = system.facts[static_cast<std::size_t>(find_fact("system.operates").value())];
    if (target.fact == "system.operates") {
        system.operates = value.circumstances.operates;
        std::erase_if(system.platforms, [&](const Located<std::string>& platform) {
            return std::ranges::find(system.operates, platform.value, &Located<std::string>::value) ==
                   system.operates.end();
        });
    }
    // A platform whose version is known is in use, as in a file.
    for (const Located<std::string>& platform : value.circumstances.platforms) {
        std::vector<std::string> names;
        if (is_known(operates.value)) names = std::get<std::vector<std::string>>(known(operates.value));
        const bool there = std::ranges::any_of(
            names, [&](const std::string& name) { return platform_key(name) == platform_key(platform.value); });
        if (there) continue;
        names.push_back(platform.value);
        operates.written = "[" + join(names, ", ") + "]";
        make_known(operates.value, names);
        system.platforms.push_back(platform);
    }
}

// What no file could say beside the rest: a peak below the average.
void check_bounds(const Placed& placed, const System& system, DiagnosticSink& sink) {
    const Workload& workload = system.workloads[placed.place.workload];
    const SetTarget& target = placed.target;
    for (const auto& [low, high] : k_bounded) {
        if (target.fact != low && target.fact != high) continue;
        const Fact& bounded = workload.facts[static_cast<std::size_t>(find_fact(low).value())];
        const Fact& bound = workload.facts[static_cast<std::size_t>(find_fact(high).value())];
        if (!is_known(bounded.value) || !is_known(bound.value)) continue;
        if (std::get<double>(known(bound.value)) >= std::get<double>(known(bounded.value))) continue;
        const bool is_bound = target.fact == high;
        Diagnostic& wrong = sink.report(
            "out-of-range", target.fact_span,
            fmt::format("`{}` would be {}, and `{}` is {}", target.fact, is_bound ? bound.written : bounded.written,
                        is_bound ? low : high, is_bound ? bounded.written : bound.written),
            fmt::format("a `{}` of at least `{}`; both can be set", high, low));
        const Span& other = is_bound ? bounded.span : bound.span;
        if (other.known()) wrong.notes.push_back({other, fmt::format("`{}` is said here", is_bound ? low : high)});
    }
}

// What more is said of a need that is none.
void check_need(const Placed& placed, const System& system, DiagnosticSink& sink) {
    const std::string& path = placed.target.fact;
    const auto dot = path.find('.');
    if (dot == std::string::npos) return;
    const auto id = find_fact(path.substr(0, dot));
    if (!id || facts()[static_cast<std::size_t>(*id)].kind != FactKind::level) return;
    const Workload& workload = system.workloads[placed.place.workload];
    const Fact& need = workload.facts[static_cast<std::size_t>(*id)];
    const Fact& more = workload.facts[static_cast<std::size_t>(find_fact(path).value())];
    if (!is_known(more.value) || !is_known(need.value) || std::get<int>(known(need.value)) != k_none) return;
    sink.report("wrong-value", placed.target.fact_span, fmt::format("`{}` says more of a need that is none", path),
                fmt::format("`{}` set to required or preferred as well", path.substr(0, dot)));
}

}  // namespace

const SourceText& set_text(const std::string& word, SourceStore& sources) {
    std::string name = "--set " + word;
    if (name.size() > k_longest_title) {
        std::size_t end = k_longest_title;
        while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xc0U) == 0x80U) --end;  // not within a character
        name = name.substr(0, end) + "…";
    }
    return sources.add(std::move(name), word);
}

std::vector<SetFact> apply_sets(const std::vector<const SourceText*>& words, bool whole, std::vector<System>& systems,
                                DiagnosticSink& sink) {
    std::vector<SetFact> out;
    std::vector<SetTarget> seen;
    std::vector<Placed> placed;
    for (const SourceText* word : words) {
        const auto target = read_target(*word, whole, systems, sink);
        if (!target) continue;
        const auto twin = std::ranges::find_if(seen, [&](const SetTarget& other) {
            const bool meets = std::ranges::any_of(other.places, [&](const WorkloadPlace& place) {
                return std::ranges::find(target->places, place) != target->places.end();
            });
            return other.fact == target->fact && (meets || target->workload.empty());
        });
        if (twin != seen.end()) {
            sink.report("set-twice", target->fact_span, fmt::format("`{}` is set twice", target->fact),
                        "one --set for each fact")
                .notes.push_back({twin->fact_span, "first here"});
            continue;
        }
        seen.push_back(*target);
        const auto value = read_set_value(*target, sink);
        if (!value) continue;
        out.push_back({target->workload, target->fact, value->written});
        if (target->workload.empty())
            for (System& system : systems) set_in_system(*target, *value, system);
        for (const WorkloadPlace& place : target->places) {
            set_in_workload(*target, *value, systems[place.system].workloads[place.workload]);
            placed.push_back({place, *target});
        }
    }
    for (const Placed& each : placed) {
        check_bounds(each, systems[each.place.system], sink);
        check_need(each, systems[each.place.system], sink);
    }
    return out;
}

}  // namespace tense
