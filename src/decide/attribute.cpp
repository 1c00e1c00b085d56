#include "decide/attribute.hpp"

#include "decide/basis.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <map>
#include <memory>

namespace tense {
namespace {

using Set = std::uint64_t;  // of changed facts, by index

struct Answer {
    Outcome outcome;
    Mask platforms = 0;
};

class Trial {
public:
    Trial(const CompiledRules& rules, const System& before, const Workload& workload_before,
          const System& after, const Workload& workload_after, std::vector<std::string> changed)
        : rules_(rules),
          before_(before),
          workload_before_(workload_before),
          after_(after),
          workload_after_(workload_after),
          changed_(std::move(changed)) {
        for (std::size_t i = 0; i < changed_.size(); ++i)
            if (changed_[i].starts_with("system.")) circumstances_ |= Set{1} << i;
    }

    // The old description with these facts as the new one has them.
    Answer with(Set set) {
        const World& world = world_of(set & circumstances_);
        Workload workload = workload_before_;
        for (std::size_t i = 0; i < changed_.size(); ++i)
            if ((set & ~circumstances_) >> i & 1) {
                const auto id = static_cast<std::size_t>(find_fact(changed_[i]).value());
                workload.facts[id] = workload_after_.facts[id];
            }
        const Basis basis = make_basis(world.setting, workload);
        Answer out{basis.outcome};
        if (basis.winner >= 0)
            out.platforms = world.setting.plan.candidates[static_cast<std::size_t>(basis.winner)].platforms;
        return out;
    }

    [[nodiscard]] Set all() const { return (Set{1} << changed_.size()) - 1; }
    [[nodiscard]] std::vector<std::string> names(Set set) const {
        std::vector<std::string> out;
        for (std::size_t i = 0; i < changed_.size(); ++i)
            if (set >> i & 1) out.push_back(changed_[i]);
        return out;
    }

private:
    // Circumstances price the candidates, which is the dear part, so it is done once for each set of them.
    struct World {
        World(const CompiledRules& rules, System made)
            : system(std::move(made)), setting(make_setting(rules, system, false)) {}
        World(const World&) = delete;
        World& operator=(const World&) = delete;
        System system;
        Setting setting;
    };

    const World& world_of(Set set) {
        std::unique_ptr<World>& world = worlds_[set];
        if (world) return *world;
        System system;
        system.facts = before_.facts;
        system.allow = before_.allow;
        for (std::size_t i = 0; i < changed_.size(); ++i) {
            if ((set >> i & 1) == 0) continue;
            if (const auto id = find_fact(changed_[i]))
                system.facts[static_cast<std::size_t>(*id)] = after_.facts[static_cast<std::size_t>(*id)];
            else
                system.allow = after_.allow;
        }
        world = std::make_unique<World>(rules_, std::move(system));
        return *world;
    }

    const CompiledRules& rules_;
    const System& before_;
    const Workload& workload_before_;
    const System& after_;
    const Workload& workload_after_;
    std::vector<std::string> changed_;
    Set circumstances_ = 0;
    std::map<Set, std::unique_ptr<World>> worlds_;
};

// Takes facts away one by one as long as what is left suffices. One that was needed beside others may be spared when
// these have gone, so it begins anew after each.
template <typename Does>
Set without_the_spare(Set set, std::size_t count, const Does& does) {
    for (std::size_t i = 0; i < count;) {
        const Set fewer = set & ~(Set{1} << i);
        if (fewer == set || !does(fewer)) {
            ++i;
            continue;
        }
        set = fewer;
        i = 0;
    }
    return set;
}

}  // namespace

Attribution attribute(const CompiledRules& rules, const System& before, const Workload& workload_before,
                      const System& after, const Workload& workload_after, const std::vector<std::string>& changed) {
    std::vector<std::string> tested;
    for (const std::string& path : changed) {
        const auto id = find_fact(path);
        if (!id || !rules.cells().values[static_cast<std::size_t>(*id)].empty()) tested.push_back(path);
    }
    Attribution out;
    if (tested.empty() || tested.size() >= 64) return out;
    Trial trial{rules, before, workload_before, after, workload_after, tested};
    const Answer old = trial.with(0);
    const Answer now = trial.with(trial.all());
    if (old.outcome != now.outcome)
        out.effect = Effect::verdict;
    else if (old.platforms != now.platforms)
        out.effect = Effect::platforms;
    else
        return out;
    const auto does = [&](Set set) {
        const Answer answer = trial.with(set);
        return answer.outcome == now.outcome && (out.effect == Effect::verdict || answer.platforms == now.platforms);
    };
    if (tested.size() > k_most_changed) {
        out.all_sets = false;
        out.did_it.push_back(trial.names(without_the_spare(trial.all(), tested.size(), does)));
        return out;
    }
    std::vector<Set> sets;
    for (Set set = 1; set <= trial.all(); ++set) sets.push_back(set);
    std::ranges::stable_sort(sets, {}, [](Set set) { return std::popcount(set); });
    std::vector<Set> found;
    for (const Set set : sets) {
        if (std::ranges::any_of(found, [&](Set smaller) { return (set & smaller) == smaller; })) continue;
        if (!does(set)) continue;
        found.push_back(set);
        out.did_it.push_back(trial.names(set));
    }
    return out;
}

}  // namespace tense
