// What the second platform costs, and whether anything asks for it.
#include "decide/explain.hpp"

#include <algorithm>
#include <utility>

namespace tense {

// Each contender that adds fewer platforms names one set: the needs it lacks. Without them the winner is that contender
// or a cheaper one.
std::vector<BuyOut> explain_buy_out(const Basis& basis) {
    const Setting& setting = basis.setting;
    const RuleSet& rules = setting.rules;
    std::vector<BuyOut> out;
    if (basis.winner < 0) return out;
    const Candidate& winner = setting.plan.candidates[static_cast<std::size_t>(basis.winner)];
    Mask with_workaround = 0;
    for (std::size_t i = 0; i < rules.needs.size(); ++i)
        if (!rules.needs[i].workaround.text.empty()) with_workaround |= bit(static_cast<int>(i));
    std::vector<Mask> sets;
    for (const int index : setting.plan.contenders) {
        const Candidate& other = setting.plan.candidates[static_cast<std::size_t>(index)];
        const Mask lacks = basis.state.must & ~other.covers;
        if (other.added < winner.added && within(other.parts, basis.state.available) && within(lacks, with_workaround))
            sets.push_back(lacks);
    }
    for (const Mask set : smallest_sets(std::move(sets))) {
        const int then = choose(setting.plan, {basis.state.must & ~set, basis.state.prefer, basis.state.available});
        const Candidate& candidate = setting.plan.candidates[static_cast<std::size_t>(then)];
        BuyOut entry;
        for (const int need : bits(set)) {
            const Need& rule = rules.needs[static_cast<std::size_t>(need)];
            entry.give_up.push_back({rule.rule.id, rule.workaround.text, std::string{to_text(rule.workaround.kind)}});
        }
        entry.outcome = setting.plan.outcomes[static_cast<std::size_t>(candidate.outcome)];
        entry.platforms = platform_ids(rules, candidate.platforms);
        entry.saves = platform_ids(rules, servers_to_add(setting, winner) & ~candidate.platforms);
        out.push_back(std::move(entry));
    }
    return out;
}

std::vector<Unearned> explain_unearned(const Basis& basis) {
    const Setting& setting = basis.setting;
    const RuleSet& rules = setting.rules;
    std::vector<Unearned> out;
    if (basis.winner < 0) return out;
    const Candidate& winner = setting.plan.candidates[static_cast<std::size_t>(basis.winner)];
    for (const int platform : bits(servers_to_add(setting, winner))) {
        Mask otherwise = 0;  // covered without the platform
        for (const int index : bits(winner.providers)) {
            const Provider& provider = rules.providers[static_cast<std::size_t>(index)];
            if (std::ranges::find(provider.runs, platform) == provider.runs.end()) otherwise |= provider.covers;
        }
        Unearned entry{rules.platforms[static_cast<std::size_t>(platform)].rule.id, {}};
        bool earned = false;
        for (const int index : bits(basis.state.must & ~otherwise)) {
            const Need& need = rules.needs[static_cast<std::size_t>(index)];
            entry.needs.push_back(need.rule.id);
            for (const FactId fact : reasons(need.must, basis.taken))
                earned = earned || !fact_of(setting.system, basis.workload, fact).why.empty();
        }
        if (!earned) out.push_back(std::move(entry));
    }
    return out;
}

}  // namespace tense
