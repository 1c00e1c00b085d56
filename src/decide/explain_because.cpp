#include "decide/explain.hpp"

#include <algorithm>

namespace tense {
namespace {

// A set of columns stands for every choice of one need from each.
void spell_out(const RuleSet& rules, const std::vector<Mask>& columns, Mask set, std::vector<std::string>& prefix,
               std::vector<std::vector<std::string>>& out) {
    if (set == 0) {
        out.push_back(prefix);
        return;
    }
    const int first = *bits(set).begin();
    for (const int need : bits(columns[static_cast<std::size_t>(first)])) {
        prefix.push_back(rules.needs[static_cast<std::size_t>(need)].rule.id);
        spell_out(rules, columns, set & ~bit(first), prefix, out);
        prefix.pop_back();
    }
}

}  // namespace

std::vector<std::vector<std::string>> explain_because(const Basis& basis) {
    const Because because = because_of(basis.setting.plan, basis.state, basis.winner);
    std::vector<std::vector<std::string>> out;
    std::vector<std::string> prefix;
    for (const Mask set : because.sets) spell_out(basis.setting.rules, because.columns, set, prefix, out);
    std::ranges::sort(out, [](const auto& a, const auto& b) {
        return a.size() != b.size() ? a.size() < b.size() : a < b;
    });
    return out;
}

}  // namespace tense
