// Needs that the same candidates cover are interchangeable, so sets are searched over groups of needs and spelt out at
// the end. A set forces the outcome when every larger set within the workload's needs has it too: checked from the
// largest set downwards, one group less at a time.
#include "decide/explain.hpp"

#include <algorithm>
#include <bit>
#include <map>

namespace tense {
namespace {

constexpr std::size_t k_most_groups = 16;

std::vector<Mask> groups_of(const Basis& basis) {
    std::map<std::vector<bool>, Mask> by_column;
    for (Mask rest = basis.state.must; rest != 0; rest &= rest - 1) {
        const Mask bit = rest & (~rest + 1);
        std::vector<bool> column;
        for (const int index : basis.setting.plan.contenders)
            column.push_back((basis.setting.plan.candidates[static_cast<std::size_t>(index)].covers & bit) != 0);
        by_column[column] |= bit;
    }
    std::vector<Mask> out;
    for (const auto& [column, mask] : by_column) out.push_back(mask);
    std::ranges::sort(out, {}, [](Mask mask) { return std::countr_zero(mask); });
    return out;
}

void spell_out(const RuleSet& rules, const std::vector<Mask>& groups, std::uint32_t set, std::size_t group,
               std::vector<std::string>& prefix, std::vector<std::vector<std::string>>& out) {
    if (group == groups.size()) {
        out.push_back(prefix);
        return;
    }
    if ((set >> group & 1) == 0) return spell_out(rules, groups, set, group + 1, prefix, out);
    for (Mask rest = groups[group]; rest != 0; rest &= rest - 1) {
        prefix.push_back(rules.needs[static_cast<std::size_t>(std::countr_zero(rest))].rule.id);
        spell_out(rules, groups, set, group + 1, prefix, out);
        prefix.pop_back();
    }
}

}  // namespace

std::vector<std::vector<std::string>> explain_because(const Basis& basis) {
    const std::vector<Mask> groups = groups_of(basis);
    std::vector<std::vector<std::string>> out;
    if (basis.winner < 0 || groups.size() > k_most_groups) return out;
    const auto count = std::uint32_t{1} << groups.size();
    std::vector<bool> forces(count);
    std::vector<std::uint32_t> minimal;
    for (std::uint32_t set = count; set-- > 0;) {
        State state = basis.state;
        state.must = 0;
        bool above = true;
        for (std::size_t g = 0; g < groups.size(); ++g) {
            if ((set >> g & 1) != 0)
                state.must |= groups[g];
            else
                above = above && forces[set | std::uint32_t{1} << g];
        }
        forces[set] = above && outcome_at(basis.setting.plan, state) == basis.outcome;
    }
    for (std::uint32_t set = 0; set < count; ++set) {
        if (!forces[set]) continue;
        bool least = true;
        for (std::size_t g = 0; g < groups.size(); ++g)
            if ((set >> g & 1) != 0 && forces[set & ~(std::uint32_t{1} << g)]) least = false;
        if (least && set != 0) minimal.push_back(set);
    }
    std::ranges::stable_sort(minimal, {}, [](std::uint32_t set) { return std::popcount(set); });
    std::vector<std::string> prefix;
    for (const std::uint32_t set : minimal) spell_out(basis.setting.rules, groups, set, 0, prefix, out);
    return out;
}

}  // namespace tense
