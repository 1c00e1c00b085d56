#include "lint/against_cases.hpp"

#include "decide/plan.hpp"
#include "lint/space.hpp"

#include <algorithm>

namespace tense {
namespace {

constexpr std::size_t k_circumstances = 48;     // combinations that are kept, those of few first
constexpr std::size_t k_most_combined = 4'096;  // and made for it

std::vector<std::string> operates(const Facts& stated) {
    const Value& value = stated[operates_fact()];
    return is_known(value) ? std::get<std::vector<std::string>>(known(value)) : std::vector<std::string>{};
}

void add_case(std::vector<Case>& cases, Facts stated, int sweep, bool combined) {
    const auto found = std::ranges::find(cases, stated, &Case::stated);
    if (found == cases.end()) {
        cases.push_back({std::move(stated), sweep, combined});
        return;
    }
    found->sweep = std::max(found->sweep, sweep);
    found->combined = found->combined || combined;
}

// Every combination of the circumstances that the changed parts read, those of few first.
std::vector<Facts> combinations(const CompiledRules& rules, const ChangedParts& parts, bool& capped) {
    std::vector<Facts> all(1, Facts(facts().size()));
    for (const FactId fact : parts.facts) {
        if (!facts()[static_cast<std::size_t>(fact)].system) continue;
        const std::vector<Value> dimension = Space::values_of(rules, fact, parts.conditions);
        std::vector<Facts> more;
        for (const Value& value : dimension)
            for (const Facts& stated : all) {
                if (more.size() == k_most_combined) break;
                more.push_back(stated);
                more.back()[static_cast<std::size_t>(fact)] = value;
            }
        if (dimension.size() * all.size() > more.size()) capped = true;
        all = std::move(more);
    }
    std::ranges::stable_sort(all, {},
                             [](const Facts& stated) { return count_stated(stated) + operates(stated).size(); });
    if (all.size() > k_circumstances) {
        capped = true;
        all.resize(k_circumstances);
    }
    return all;
}

}  // namespace

std::size_t count_stated(const Facts& values) {
    return static_cast<std::size_t>(std::ranges::count_if(values, is_known));
}

Value names_value(const std::set<std::string>& names) {
    Value out;
    make_known(out, std::vector<std::string>{names.begin(), names.end()});
    return out;
}

void put_in_use(Facts& stated) {
    const auto specs = facts();
    const std::vector<std::string> list = operates(stated);
    std::set<std::string> names{list.begin(), list.end()};
    const std::size_t before = names.size();
    for (std::size_t i = 0; i < specs.size(); ++i)
        if (const std::string_view name = platform_of(specs[i]); !name.empty() && is_known(stated[i]))
            names.emplace(name);
    if (names.size() != before) stated[operates_fact()] = names_value(names);
}

Cases make_cases(const CompiledRules& rules, const std::vector<FactId>& circumstances, const ChangedParts& parts) {
    const auto specs = facts();
    Cases out;
    out.list.push_back({Facts(specs.size()), 3, true});
    for (const FactId fact : circumstances)
        for (const Known& value : rules.cells().values[static_cast<std::size_t>(fact)]) {
            Facts stated(specs.size());
            stated[static_cast<std::size_t>(fact)] = value;
            put_in_use(stated);
            add_case(out.list, std::move(stated), 2, false);
        }
    for (const std::set<std::string>& names : parts.operated) {
        if (names.empty()) continue;
        Facts stated(specs.size());
        stated[operates_fact()] = names_value(names);
        add_case(out.list, std::move(stated), 2, true);
    }
    for (Facts& stated : combinations(rules, parts, out.capped)) {
        put_in_use(stated);
        add_case(out.list, std::move(stated), -1, true);
    }
    return out;
}

}  // namespace tense
