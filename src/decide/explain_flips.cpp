#include "decide/explain.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <map>

namespace tense {
namespace {

constexpr std::size_t k_most_groups = 16;

Facts with_circumstances(Facts values, const Facts& circumstances) {
    const auto specs = facts();
    for (std::size_t i = 0; i < specs.size(); ++i)
        if (specs[i].system) values[i] = circumstances[i];
    return values;
}

// Whether a file could not say this beside what it says: an average above the peak, a maximum below the typical.
bool contradicts(const Basis& basis, FactId id, const Known& value) {
    static const std::array<std::pair<FactId, FactId>, 2> k_pairs = {{
        {find_fact("rate").value(), find_fact("rate.peak").value()},
        {find_fact("duration").value(), find_fact("duration.max").value()},
    }};
    for (const auto& [low, high] : k_pairs) {
        const FactId other = id == low ? high : id == high ? low : -1;
        if (other < 0) continue;
        const Fact& stated = basis.workload.facts[static_cast<std::size_t>(other)];
        if (!is_known(stated.value)) continue;
        const double here = std::get<double>(value);
        const double there = std::get<double>(known(stated.value));
        return id == low ? here > there : here < there;
    }
    return false;
}

void single_facts(const Basis& basis, std::vector<Flip>& out) {
    const auto specs = facts();
    for (std::size_t i = 0; i < specs.size(); ++i) {
        if (specs[i].system || specs[i].derived) continue;
        for (const Known& value : basis.setting.cells.values[i]) {
            if (is_known(basis.stated[i]) && known(basis.stated[i]) == value) continue;
            if (contradicts(basis, static_cast<FactId>(i), value)) continue;
            Facts changed = basis.stated;
            changed[i] = value;
            const Outcome outcome = outcome_with(basis.setting, basis.setting.plan, changed);
            if (outcome == basis.outcome) continue;
            // Of neighbouring numbers that lead to the same outcome, the first speaks for all.
            const bool ordered = specs[i].kind == FactKind::number || specs[i].kind == FactKind::version;
            if (ordered && !out.empty() && out.back().change.front().fact == specs[i].path &&
                out.back().outcome == outcome)
                continue;
            out.push_back({{{specs[i].path, to_text(value, specs[i])}}, outcome});
        }
    }
}

// Needs that the file requires and that can be dropped one by one.
std::vector<std::size_t> droppable(const Basis& basis) {
    const auto specs = facts();
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < specs.size(); ++i)
        if (specs[i].kind == FactKind::level && !specs[i].system && is_known(basis.stated[i]) &&
            std::get<int>(known(basis.stated[i])) == k_required && !basis.setting.cells.values[i].empty())
            out.push_back(i);
    return out;
}

// Needs that the same candidates cover hold the outcome each on its own, so a minimal set drops all of them or none.
// They are grouped where their fact speaks in one need alone; a fact that other conditions test stands for itself.
std::vector<std::vector<std::size_t>> drop_groups(const Basis& basis) {
    const RuleSet& rules = basis.setting.rules;
    std::vector<int> conditions(facts().size());
    for (const Condition* condition : deciding_conditions(rules))
        for (const FactId id : facts_of(*condition)) ++conditions[static_cast<std::size_t>(id)];
    std::map<std::vector<bool>, std::size_t> group_of_column;
    std::vector<std::vector<std::size_t>> out;
    for (const std::size_t fact : droppable(basis)) {
        const auto need = std::ranges::find_if(rules.needs, [&](const Need& candidate) {
            const auto tested = facts_of(candidate.must);
            return tested.size() == 1 && tested.front() == static_cast<FactId>(fact);
        });
        const bool alone = need != rules.needs.end() && conditions[fact] == (need->prefer ? 2 : 1);
        if (!alone) {
            out.push_back({fact});
            continue;
        }
        std::vector<bool> column;
        for (const int index : basis.setting.plan.contenders) {
            const Mask covers = basis.setting.plan.candidates[static_cast<std::size_t>(index)].covers;
            column.push_back((covers >> (need - rules.needs.begin()) & 1) != 0);
        }
        const auto [group, added] = group_of_column.emplace(column, out.size());
        if (added) out.emplace_back();
        out[group->second].push_back(fact);
    }
    return out;
}

// Sets of two needs or more, the smallest first; one that contains a set found before (or a single need that flips) is
// not minimal.
void dropped_sets(const Basis& basis, std::vector<Flip>& out) {
    const auto specs = facts();
    const std::vector<std::vector<std::size_t>> groups = drop_groups(basis);
    if (groups.size() > k_most_groups) return;
    const auto members = [&](std::uint32_t set) {
        std::vector<std::size_t> all;
        for (std::size_t g = 0; g < groups.size(); ++g)
            if ((set >> g & 1) != 0) all.insert(all.end(), groups[g].begin(), groups[g].end());
        std::ranges::sort(all);
        return all;
    };
    std::vector<std::uint32_t> sets;
    for (std::uint32_t set = 1; set < std::uint32_t{1} << groups.size(); ++set) sets.push_back(set);
    std::ranges::stable_sort(sets, {}, [&](std::uint32_t set) { return members(set).size(); });
    std::vector<std::uint32_t> found;
    for (const std::uint32_t set : sets) {
        if (std::ranges::any_of(found, [&](std::uint32_t smaller) { return (set & smaller) == smaller; })) continue;
        Facts changed = basis.stated;
        const std::vector<std::size_t> dropped = members(set);
        for (const std::size_t fact : dropped) make_known(changed[fact], k_none);
        const Outcome outcome = outcome_with(basis.setting, basis.setting.plan, changed);
        if (outcome == basis.outcome) continue;
        found.push_back(set);
        if (dropped.size() < 2) continue;
        Flip flip{{}, outcome};
        for (const std::size_t fact : dropped) flip.change.push_back({specs[fact].path, "none"});
        out.push_back(std::move(flip));
    }
}

}  // namespace

std::vector<Flip> explain_flips(const Basis& basis, const std::vector<Variant>& variants) {
    std::vector<Flip> out;
    single_facts(basis, out);
    for (const Variant& variant : variants) {
        const Outcome outcome =
            outcome_with(basis.setting, variant.plan, with_circumstances(basis.stated, variant.circumstances));
        if (outcome != basis.outcome)
            out.push_back({{{facts()[static_cast<std::size_t>(variant.fact)].path, variant.to}}, outcome});
    }
    dropped_sets(basis, out);
    return out;
}

std::vector<Assumed> explain_assumed(const Basis& basis, const std::vector<Variant>& variants) {
    const auto specs = facts();
    std::vector<Assumed> out;
    // The first other value that changes the verdict speaks for all; failing that, the first that changes what to do
    // instead.
    const auto note = [&](std::vector<Assumed>& list, Assumed entry, const Outcome& outcome) {
        if (outcome == basis.outcome) return;
        const auto same = std::ranges::find(list, entry.fact, &Assumed::fact);
        entry.otherwise = outcome;
        if (same == list.end())
            list.push_back(std::move(entry));
        else if (same->otherwise.verdict == basis.outcome.verdict && outcome.verdict != basis.outcome.verdict)
            *same = std::move(entry);
    };
    for (const Assumption* assumption : basis.assumed) {
        const auto index = static_cast<std::size_t>(assumption->fact);
        for (const Known& value : basis.setting.cells.values[index]) {
            Facts changed = basis.stated;
            changed[index] = value;
            note(out,
                 {specs[index].path,
                  to_text(assumption->value, specs[index]),
                  {},
                  to_text(value, specs[index]),
                  assumption->rule.why,
                  assumption->rule.id},
                 outcome_with(basis.setting, basis.setting.plan, changed));
        }
    }
    for (const Variant& variant : variants) {
        if (variant.stated) continue;
        const FactSpec& spec = specs[static_cast<std::size_t>(variant.fact)];
        const std::string as = spec.kind == FactKind::names    ? "[]"
                               : spec.kind == FactKind::flag   ? "false"
                               : spec.kind == FactKind::choice ? "normal"
                                                               : "unknown";
        note(out, {spec.path, as, {}, variant.to, "The file does not say.", {}},
             outcome_with(basis.setting, variant.plan, with_circumstances(basis.stated, variant.circumstances)));
    }
    return out;
}

std::vector<Variant> make_variants(const Setting& setting) {
    const auto specs = facts();
    const Facts now = facts_of(setting.rules, setting.system.facts, empty_sheet());
    std::vector<Variant> out;
    const auto add = [&](std::size_t index, Known value) {
        Variant variant{static_cast<FactId>(index),
                        to_text(value, specs[index]),
                        setting.system.facts[index].span.known() || is_known(now[index]),
                        now,
                        {}};
        variant.circumstances[index] = std::move(value);
        variant.plan = make_plan(setting.rules, variant.circumstances, setting.allowed);
        out.push_back(std::move(variant));
    };
    for (std::size_t i = 0; i < specs.size(); ++i) {
        if (!specs[i].system) continue;
        if (specs[i].kind == FactKind::names) {
            std::vector<std::string> names;
            if (is_known(now[i])) names = std::get<std::vector<std::string>>(known(now[i]));
            for (std::size_t drop = 0; drop < names.size(); ++drop) {
                auto fewer = names;
                fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(drop));
                add(i, fewer);
            }
            for (const Known& value : setting.cells.values[i]) {
                const std::string& name = std::get<std::vector<std::string>>(value).front();
                if (std::ranges::find(names, name) != names.end()) continue;
                auto more = names;
                more.push_back(name);
                add(i, more);
            }
            continue;
        }
        // A platform's settings matter where the platform is in use.
        if (specs[i].path.starts_with("system.platforms.")) {
            const std::string name = specs[i].path.substr(17, specs[i].path.find('.', 17) - 17);
            const Value& operates = now[static_cast<std::size_t>(find_fact("system.operates").value())];
            if (!is_known(operates)) continue;
            const auto& names = std::get<std::vector<std::string>>(known(operates));
            if (std::ranges::find(names, name) == names.end()) continue;
        }
        for (const Known& value : setting.cells.values[i])
            if (!is_known(now[i]) || known(now[i]) != value) add(i, value);
    }
    return out;
}

}  // namespace tense
