// What a derivation prints follows the engine: held against the rules and the engine's own steps, worked out here again
// from the ids that are printed.
#include "decide/derive.hpp"

#include "base/file_reader.hpp"
#include "catch.hpp"
#include "decide/basis.hpp"
#include "decide/cells.hpp"
#include "support/random_workloads.hpp"
#include "support/systems.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <random>
#include <set>
#include <tuple>

using namespace tense;
using test::builtin_rules;
using test::cells;
using test::compiled;
using test::seed;

namespace {

using Ids = std::set<std::string>;

Ids covered_by(const std::vector<std::string>& providers) {
    const RuleSet& rules = builtin_rules();
    Ids out;
    for (const std::string& id : providers) {
        const auto provider = std::ranges::find_if(rules.providers, [&](const Provider& p) { return p.rule.id == id; });
        REQUIRE(provider != rules.providers.end());
        for (std::size_t i = 0; i < rules.needs.size(); ++i)
            if ((provider->covers >> i & 1) != 0) out.insert(rules.needs[i].rule.id);
    }
    return out;
}

Ids without(const Ids& all, const Ids& some) {
    Ids out;
    std::ranges::set_difference(all, some, std::inserter(out, out.begin()));
    return out;
}

Ids set_of(const std::vector<std::string>& list) {
    return {list.begin(), list.end()};
}

auto price(const Derivation::Candidate& c) {
    return std::tuple{c.added.size(), c.seams, c.borrowed, c.efforts};
}

void check_needs(const Derivation& derivation, const Basis& basis) {
    const RuleSet& rules = builtin_rules();
    REQUIRE(derivation.needs.size() == rules.needs.size());
    for (std::size_t i = 0; i < rules.needs.size(); ++i) {
        const Derivation::Need& need = derivation.needs[i];
        INFO(need.id);
        const bool must = (basis.state.must >> i & 1) != 0, prefer = (basis.state.prefer >> i & 1) != 0;
        REQUIRE(need.id == rules.needs[i].rule.id);
        REQUIRE((need.standing == Derivation::Standing::fires) == (must || prefer));
        if (must || prefer) {
            REQUIRE(need.must == must);
            bool silence = false;  // what is not said can take part, where a rule asks that something is not needed
            for (const Reading& reading : need.readings)
                silence = silence || (reading.value.empty() && !reading.fact.starts_with("system."));
            if (silence) REQUIRE(need.assumed);
            REQUIRE(need.assumed == (need.stated != Truth::yes));
        }
        if (must || prefer) continue;
        const bool open = evaluate(rules.needs[i].must, basis.stated) == Truth::unknown ||
                          (rules.needs[i].prefer && evaluate(*rules.needs[i].prefer, basis.stated) == Truth::unknown);
        REQUIRE((need.standing == Derivation::Standing::open) == open);
        if (!open) continue;
        REQUIRE_FALSE(need.readings.empty());
        for (const Reading& reading : need.readings) {
            REQUIRE_FALSE(reading.span.known());
            REQUIRE_FALSE(is_known(basis.stated[static_cast<std::size_t>(find_fact(reading.fact).value())]));
        }
    }
}

void check_candidates(const Derivation& derivation, const Basis& basis) {
    Ids must, prefer, impossible;
    for (const Derivation::Need& need : derivation.needs)
        if (need.standing == Derivation::Standing::fires) (need.must ? must : prefer).insert(need.id);
    for (const Derivation::Choice& choice : derivation.choices)
        if (choice.possible != Truth::yes || !choice.on_menu) impossible.insert(choice.id);

    const auto& list = derivation.candidates;
    std::map<std::size_t, Ids> covers;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const Derivation::Candidate& candidate = list[i];
        INFO("candidate " << candidate.place);
        covers[candidate.place] = covered_by(candidate.providers);
        REQUIRE(set_of(candidate.lacks) == without(must, covers[candidate.place]));
        REQUIRE(set_of(candidate.missed) == without(prefer, covers[candidate.place]));
        Ids barred;
        for (const auto* ids : {&candidate.roles, &candidate.providers})
            for (const std::string& id : *ids)
                if (impossible.contains(id)) barred.insert(id);
        REQUIRE(set_of(candidate.barred) == barred);
        if (i > 0) {
            REQUIRE(list[i - 1].place < candidate.place);
            REQUIRE(price(list[i - 1]) <= price(candidate));
            REQUIRE((list[i - 1].group == candidate.group) == (price(list[i - 1]) == price(candidate)));
        }
    }
    // Everything cheaper is there, or is beaten by something that is there.
    const std::size_t last = list.size() + derivation.beaten.size();
    REQUIRE(last + derivation.dearer == basis.setting.plan.candidates.size());
    std::set<std::size_t> places;
    for (const auto& candidate : list) places.insert(candidate.place);
    for (const Derivation::Beaten& beaten : derivation.beaten) {
        REQUIRE(beaten.by < beaten.place);
        REQUIRE(covers.contains(beaten.by));
        const auto& late = basis.setting.plan.candidates[beaten.place - 1];
        const auto& early = basis.setting.plan.candidates[beaten.by - 1];
        REQUIRE((late.covers & ~early.covers) == 0);
        REQUIRE((early.parts & ~late.parts) == 0);
        places.insert(beaten.place);
    }
    REQUIRE(places.size() == last);
    REQUIRE(*places.rbegin() == last);

    const auto first = std::ranges::find_if(list, &Derivation::Candidate::feasible);
    if (basis.winner < 0) {
        REQUIRE(derivation.winner == -1);
        REQUIRE(first == list.end());
        return;
    }
    REQUIRE(derivation.winner >= 0);
    const Derivation::Candidate& winner = list[static_cast<std::size_t>(derivation.winner)];
    REQUIRE(winner.place == static_cast<std::size_t>(basis.winner) + 1);
    REQUIRE(winner.feasible());
    REQUIRE(winner.outcome == derivation.decision.outcome);
    for (const int index : basis.setting.plan.contenders)
        if (basis.setting.plan.candidates[static_cast<std::size_t>(index)].group == winner.group)
            REQUIRE(covers.contains(static_cast<std::size_t>(index) + 1));
    // The first that would do wins, unless one on the same platforms misses fewer preferences.
    REQUIRE(first->group == winner.group);
    for (auto other = first; other != list.end(); ++other) {
        if (!other->feasible()) continue;
        REQUIRE(other->group == winner.group);
        REQUIRE(other->missed.size() >= winner.missed.size());
        if (other->place < winner.place) REQUIRE(other->missed.size() > winner.missed.size());
    }
}

// What was assumed, written into the file, gives the same verdict and nothing left to assume of these facts.
void check_assumptions(const Derivation& derivation, System system, std::size_t workload, const Basis& basis) {
    for (const Derivation::Assumption& made : derivation.assumed) {
        const auto id = static_cast<std::size_t>(find_fact(made.fact).value());
        REQUIRE(to_text(known(basis.taken[id]), facts()[id]) == made.value);
        system.workloads[workload].facts[id].value = basis.taken[id];
    }
    const Derivation again = derive(builtin_rules(), system, workload);
    REQUIRE(again.assumed.empty());
    REQUIRE(again.decision.outcome == derivation.decision.outcome);
}

void check(const System& system, std::size_t workload) {
    const Derivation derivation = derive(builtin_rules(), system, workload);
    const Setting setting = make_setting(compiled(), system);
    const Basis basis = make_basis(setting, system.workloads[workload]);
    check_needs(derivation, basis);
    check_candidates(derivation, basis);
    check_assumptions(derivation, system, workload, basis);
}

}  // namespace

TEST_CASE("the derivations of the examples follow the engine") {
    DiskReader disk;
    int seen = 0;
    for (const auto& entry : std::filesystem::directory_iterator{TENSE_SOURCE_DIR "/examples"}) {
        if (entry.path().extension() != ".yaml") continue;
        for (const System& system : test::systems_from(disk.read(entry.path().string())))
            for (std::size_t i = 0; i < system.workloads.size(); ++i) {
                INFO(entry.path() << " " << system.workloads[i].name.value);
                check(system, i);
                ++seen;
            }
    }
    CHECK(seen > 20);
}

TEST_CASE("the derivations of random workloads follow the engine") {
    std::mt19937 random{seed()};
    INFO("seed " << seed());
    const auto specs = facts();
    int winners = 0, by_preference = 0, without_one = 0;
    for (const std::string circumstances :
         {"", "operates: [postgresql]\nteam: {operations: low}", "operates: [redis, postgresql, kafka]",
          "platforms: {kafka: {version: '4.2', clients: [java]}}", "allow: [task-queue, publish-subscribe]",
          "operates: [rabbitmq, celery, kafka, temporal]"})
        for (int round = 0; round < 12; ++round) {
            System system = test::one_workload("", circumstances);
            for (std::size_t i = 0; i < specs.size(); ++i) {
                if (specs[i].system || specs[i].derived || cells().values[i].empty() || random() % 4 != 0) continue;
                Fact& fact = system.workloads.front().facts[i];
                fact.value = cells().values[i][random() % cells().values[i].size()];
                fact.written = to_text(known(fact.value), specs[i]);
                fact.span = system.workloads.front().name.span;
            }
            INFO("circumstances " << circumstances << ", round " << round);
            check(system, 0);
            const Derivation derivation = derive(builtin_rules(), system, 0);
            if (derivation.winner < 0)
                ++without_one;
            else
                ++winners;
            if (derivation.winner >= 0 &&
                std::ranges::count_if(derivation.candidates, &Derivation::Candidate::feasible) > 1)
                ++by_preference;
        }
    // The three ways a derivation can end were all tried.
    CHECK(winners > 10);
    CHECK(without_one > 2);
    CHECK(by_preference > 2);
}
