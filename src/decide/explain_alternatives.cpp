#include "decide/explain.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <bit>

#include <fmt/format.h>

namespace tense {
namespace {

// Why a candidate is not possible at all, in the words of the rules' own conditions.
std::string impossible(const RuleSet& rules, const Basis& basis, const Candidate& candidate) {
    std::vector<std::string> out;
    for (const int index : bits(candidate.providers)) {
        const Provider& provider = rules.providers[static_cast<std::size_t>(index)];
        const Role& role = rules.roles[static_cast<std::size_t>(provider.role)];
        const auto ask = [&](const RuleHeader& rule, const Condition& when, const std::string& asks) {
            if (evaluate(when, basis.taken) != Truth::yes)
                out.push_back(fmt::format("{} asks for {}", rule.title, asks.empty() ? in_words(when) : asks));
        };
        ask(role.rule, role.when, role.asks);
        ask(provider.rule, provider.when, provider.asks);
    }
    return join(out, "; ");
}

std::string dearer(const RuleSet& rules, const Candidate& other, const Candidate& winner,
                   const std::vector<std::string>& more, Mask prefer) {
    if (other.added > winner.added && !more.empty()) {
        const Mask gained = prefer & other.covers & ~winner.covers;
        if (gained != 0)
            return fmt::format("adds {} to operate; only {} asks for it, and a preference buys no platform",
                               join(more, " and "), join(need_ids(rules, gained), ", "));
        return fmt::format("adds {} to operate, and no stated need asks for it", join(more, " and "));
    }
    if (other.seams > winner.seams) return "adds a seam between a log and its workers, and no stated need asks for it";
    if (other.borrowed > winner.borrowed) return "puts a role on a platform built for another one";
    if (other.group != winner.group) return "takes more to operate, and covers nothing more that is needed";
    const int missed = std::popcount(prefer & ~other.covers) - std::popcount(prefer & ~winner.covers);
    if (missed > 0)
        return fmt::format("runs on the same platforms and meets {} less",
                           number_words(static_cast<std::size_t>(missed), "preference", "preferences"));
    return "runs on the same platforms and does more than is needed";
}

}  // namespace

std::vector<Alternative> explain_alternatives(const Basis& basis) {
    const Setting& setting = basis.setting;
    const RuleSet& rules = setting.rules;
    const Plan& plan = setting.plan;
    std::vector<Alternative> out;
    if (basis.winner < 0) return out;
    const Candidate& winner = plan.candidates[static_cast<std::size_t>(basis.winner)];
    // The best of each other outcome: the first that would do; failing that, the one that lacks least.
    struct Best {
        int index = -1;
        int lacking = 1000;
        bool possible = false;
    };
    std::vector<Best> best(plan.outcomes.size());
    int other_way = -1;  // the same outcome on other platforms
    for (std::size_t i = 0; i < plan.candidates.size(); ++i) {
        const Candidate& candidate = plan.candidates[i];
        const bool possible = (candidate.parts & ~basis.state.available) == 0;
        const int lacking = std::popcount(basis.state.must & ~candidate.covers);
        if (candidate.outcome == winner.outcome) {
            if (other_way < 0 && possible && lacking == 0 && candidate.platforms != winner.platforms &&
                candidate.roles == winner.roles)
                other_way = static_cast<int>(i);
            continue;
        }
        // In the place of a verdict stands one role by itself.
        if (plan.outcomes[static_cast<std::size_t>(candidate.outcome)].verdict == "neither" &&
            std::popcount(candidate.roles) > 1)
            continue;
        Best& slot = best[static_cast<std::size_t>(candidate.outcome)];
        const bool better =
            slot.index < 0 || (possible && !slot.possible) || (possible == slot.possible && lacking < slot.lacking);
        if (better) slot = {static_cast<int>(i), lacking, possible};
    }
    const auto add = [&](int index) {
        const Candidate& candidate = plan.candidates[static_cast<std::size_t>(index)];
        Alternative alternative;
        alternative.outcome = plan.outcomes[static_cast<std::size_t>(candidate.outcome)];
        for (std::size_t r = 0; r < rules.roles.size(); ++r)
            if ((candidate.roles >> r & 1) != 0) alternative.roles.push_back(rules.roles[r].rule.id);
        const Mask to_add = servers_to_add(setting, candidate);
        alternative.platforms = platform_ids(rules, candidate.platforms);
        alternative.added = platform_ids(rules, to_add);
        std::vector<std::string> more;
        for (const int platform : bits(to_add & ~winner.platforms))
            more.push_back(rules.platforms[static_cast<std::size_t>(platform)].rule.title);
        const Mask lacks = basis.state.must & ~candidate.covers;
        alternative.lacks = need_ids(rules, lacks);
        const std::string barred = impossible(rules, basis, candidate);
        if (!barred.empty())
            alternative.why_not = barred;
        else if (lacks != 0)
            alternative.why_not = "does not cover " + join(alternative.lacks, ", ");
        else
            alternative.why_not = dearer(rules, candidate, winner, more, basis.state.prefer);
        out.push_back(std::move(alternative));
    };
    for (const std::string_view verdict : verdict_names())
        for (std::size_t o = 0; o < plan.outcomes.size(); ++o) {
            if (plan.outcomes[o].verdict != verdict || best[o].index < 0) continue;
            const Candidate& candidate = plan.candidates[static_cast<std::size_t>(best[o].index)];
            // What to do instead is worth naming when it would do half of the work, or all of it if it were possible
            // here.
            const Mask must = basis.state.must;
            const int covered = std::popcount(candidate.covers & must);
            const bool related =
                verdict != "neither" ||
                (covered > 0 && (best[o].possible ? 2 * covered >= std::popcount(must) : best[o].lacking == 0));
            if (related) add(best[o].index);
        }
    if (other_way >= 0) add(other_way);
    return out;
}

}  // namespace tense
