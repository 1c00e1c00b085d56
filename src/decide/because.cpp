// Why a winner wins, without trying sets of needs.
//
// Preferences and availability given, candidates stand in one strict order, and a set of needs T has the first
// candidate that covers it. Let N be all must-needs and W their winner. A set S forces W's outcome when every T between
// S and N has it. It fails to do so exactly when some candidate C before W, of another outcome, is the winner of N ∩ C
// (the most that C covers) and S lies within C: then T = N ∩ C has C's outcome; and if some T has the outcome of a C,
// then no candidate before C covers N ∩ C either, since T is a part of it. So S forces the outcome exactly when it has
// a need outside each such C: the minimal sets are the minimal hitting sets of the needs these rivals lack. (Compare
// the duality of abductive and contrastive explanations: Ignatiev et al., "On Relating 'Why?' and 'Why Not?'
// Explanations", 2020.)
#include "decide/choose.hpp"

#include <algorithm>
#include <bit>

namespace tense {
namespace {

// Contenders in the strict order that these preferences give: by group, preferences missed, place.
template <typename Each>
void in_order(const Plan& plan, const State& state, int winner, Each each) {
    std::vector<std::pair<int, int>> group;  // missed, index
    const auto at = [&](int index) -> const Candidate& { return plan.candidates[static_cast<std::size_t>(index)]; };
    const int last = at(winner).group;
    const auto flush = [&] {
        std::ranges::stable_sort(group, {}, &std::pair<int, int>::first);
        for (const auto& [missed, index] : group) {
            if (index == winner) return;
            each(at(index));
        }
        group.clear();
    };
    int now = -1;
    for (const int index : plan.contenders) {
        if (at(index).group != now) {
            flush();
            now = at(index).group;
        }
        if (now > last) return;
        if (within(at(index).parts, state.available))
            group.emplace_back(std::popcount(state.prefer & ~at(index).covers), index);
    }
    flush();
}

// Minimal sets that hit each of `lacks` (Berge: one lacking set after the other, what is not minimal dropped).
std::vector<Mask> hitting_sets(const std::vector<Mask>& lacks) {
    std::vector<Mask> out{0};
    for (const Mask lack : lacks) {
        std::vector<Mask> hit, grown;
        for (const Mask set : out) ((set & lack) != 0 ? hit : grown).push_back(set);
        std::vector<Mask> next = hit;
        for (const Mask set : grown)
            for (const int i : bits(lack)) {
                const Mask more = set | bit(i);
                if (std::ranges::none_of(hit, [&](Mask smaller) { return within(smaller, more); }))
                    next.push_back(more);
            }
        out = std::move(next);
    }
    return smallest_sets(std::move(out));
}

}  // namespace

std::vector<Mask> smallest_sets(std::vector<Mask> sets) {
    std::ranges::sort(sets, [](Mask a, Mask b) {
        return std::pair{std::popcount(a), a} < std::pair{std::popcount(b), b};
    });
    std::vector<Mask> least;
    for (const Mask set : sets)
        if (std::ranges::none_of(least, [&](Mask smaller) { return within(smaller, set); })) least.push_back(set);
    return least;
}

Because because_of(const Plan& plan, const State& state, int winner) {
    Because out;
    if (winner < 0) return out;
    const int outcome = outcome_index(plan, winner);
    std::vector<Mask> seen;   // what earlier candidates cover of the needs, the largest only
    std::vector<Mask> lacks;  // what each rival lacks, the smallest only
    in_order(plan, state, winner, [&](const Candidate& rival) {
        const Mask covered = state.must & rival.covers;
        if (std::ranges::any_of(seen, [&](Mask earlier) { return within(covered, earlier); })) return;
        seen.push_back(covered);
        if (rival.outcome != outcome) lacks.push_back(state.must & ~rival.covers);
    });
    lacks = smallest_sets(std::move(lacks));
    if (lacks.empty()) return out;

    // Needs of one column are lacked by the same rivals; those that none lacks are in no minimal set.
    Mask rest = 0;
    for (const Mask lack : lacks) rest |= lack;
    while (rest != 0) {
        const int first = std::countr_zero(rest);
        Mask column = rest;
        for (const Mask lack : lacks) column &= has(lack, first) ? lack : ~lack;
        out.columns.push_back(column);
        rest &= ~column;
    }
    std::vector<Mask> by_column;
    for (const Mask lack : lacks) {
        Mask set = 0;
        for (std::size_t c = 0; c < out.columns.size(); ++c)
            if ((out.columns[c] & lack) != 0) set |= bit(static_cast<int>(c));
        by_column.push_back(set);
    }
    out.sets = hitting_sets(by_column);
    return out;
}

}  // namespace tense
