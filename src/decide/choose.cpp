#include "decide/choose.hpp"

#include <algorithm>
#include <bit>
#include <iterator>

namespace tense {

State read_state(const RuleSet& rules, const Facts& values, Reading3 reading) {
    const bool needs_too = reading == Reading3::ceiling;
    const bool parts_too = reading == Reading3::floor;
    const auto counts = [](Truth truth, bool unknown_too) {
        return truth == Truth::yes || (unknown_too && truth == Truth::unknown);
    };
    State out;
    for (std::size_t i = 0; i < rules.needs.size(); ++i) {
        const Mask bit = Mask{1} << i;
        if (counts(evaluate(rules.needs[i].must, values), needs_too))
            out.must |= bit;
        else if (rules.needs[i].prefer && counts(evaluate(*rules.needs[i].prefer, values), false))
            out.prefer |= bit;
    }
    for (std::size_t i = 0; i < rules.roles.size(); ++i)
        if (counts(evaluate(rules.roles[i].when, values), parts_too)) out.available |= role_part(static_cast<int>(i));
    for (std::size_t i = 0; i < rules.providers.size(); ++i)
        if (counts(evaluate(rules.providers[i].when, values), parts_too))
            out.available |= provider_part(rules, static_cast<int>(i));
    return out;
}

namespace {

int first_from(const Plan& plan, std::vector<Contender>::const_iterator place, const State& state) {
    const auto can = [&](const Contender& contender) {
        return within(state.must, contender.covers) && within(contender.parts, state.available);
    };
    place = std::find_if(place, plan.race.end(), can);
    if (place == plan.race.end()) return -1;
    if (state.prefer == 0) return place->index;
    // Of those that cost the same, the first that misses fewest preferences.
    const Contender* best = &*place;
    for (auto other = std::next(place); other != plan.race.end() && other->group == place->group; ++other)
        if (can(*other) &&
            std::popcount(state.prefer & ~other->covers) < std::popcount(state.prefer & ~best->covers))
            best = &*other;
    return best->index;
}

}  // namespace

int choose(const Plan& plan, const State& state) {
    return first_from(plan, plan.race.begin(), state);
}

int choose_again(const Plan& plan, const State& before, int winner, const State& now) {
    if (now == before) return winner;
    const bool no_easier = now.prefer == before.prefer && within(before.must, now.must) &&
                           within(now.available, before.available);
    if (!no_easier) return choose(plan, now);
    if (winner < 0) return -1;
    const Candidate& candidate = plan.candidates[static_cast<std::size_t>(winner)];
    if (feasible(candidate, now)) return winner;
    const auto place = std::ranges::lower_bound(plan.race, candidate.group, {}, &Contender::group);
    return first_from(plan, place, now);
}

}  // namespace tense
