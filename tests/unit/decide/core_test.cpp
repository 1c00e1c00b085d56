// The compiled core equals the definition: evaluate, assume, read_state on values, and a winner looked for among all
// candidates. Everything else that is tested here rests on it.
#include "catch.hpp"
#include "decide/variants.hpp"
#include "support/random_workloads.hpp"
#include "support/systems.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

using namespace tense;
using namespace tense::test;

namespace {

// Numbers of all sizes too, not only the representatives of cells: what is alike on the cells must be alike everywhere.
Value any_value(std::mt19937& random, FactId fact) {
    const auto& values = cells().values[static_cast<std::size_t>(fact)];
    Value out;
    if (facts()[static_cast<std::size_t>(fact)].kind == FactKind::number && random() % 2 == 0) {
        const double number = std::pow(10.0, std::uniform_real_distribution<>(-6, 12)(random));
        make_known(out, facts()[static_cast<std::size_t>(fact)].unit == Unit::none ? std::floor(number) : number);
    } else if (!values.empty()) {
        out = values[random() % values.size()];
    }
    return out;
}

Facts any_facts(std::mt19937& random, const Facts& circumstances, double unknown) {
    Facts out = random_facts(random, circumstances, unknown);
    for (const FactId fact : askable())
        if (is_known(out[static_cast<std::size_t>(fact)]))
            out[static_cast<std::size_t>(fact)] = any_value(random, fact);
    return out;
}

Mask made(const std::vector<const Assumption*>& assumptions) {
    Mask out = 0;
    for (const Assumption* assumption : assumptions)
        out |= bit(static_cast<int>(assumption - builtin_rules().assumptions.data()));
    return out;
}

State random_state(std::mt19937& random) {
    State out;
    const auto needs = static_cast<int>(builtin_rules().needs.size());
    const auto sparse = 2 + random() % 8;
    for (int i = 0; i < needs; ++i) {
        if (random() % sparse == 0) out.must |= bit(i);
        if (random() % sparse == 0) out.prefer |= bit(i);
    }
    out.prefer &= ~out.must;
    for (int part = 0; part < 64; ++part)
        if (random() % 4 != 0) out.available |= bit(part);
    return out;
}

}  // namespace

TEST_CASE("core: state, assumptions and winner equal the definition") {
    std::mt19937 random{seed() + 10};
    INFO("seed " << seed());
    for (const Trial* trial : trials())
        for (int round = 0; round < 15000; ++round) {
            const Facts values = any_facts(random, trial->setting.circumstances, 0.1 * (round % 10));
            const Evaluation evaluation{compiled(), values};
            std::vector<const Assumption*> assumptions;
            const State state = read_state(builtin_rules(), assume(builtin_rules(), values, &assumptions));
            INFO(said(values));
            REQUIRE(evaluation.state() == state);
            REQUIRE(evaluation.assumed() == made(assumptions));
            REQUIRE(choose(trial->plan(), evaluation.state()) == defined_winner(trial->plan(), state));
        }
}

TEST_CASE("core: one or several changed facts give what evaluating them from scratch gives") {
    std::mt19937 random{seed() + 11};
    INFO("seed " << seed());
    for (const Trial* trial : trials())
        for (int round = 0; round < 1500; ++round) {
            const Facts values = any_facts(random, trial->setting.circumstances, 0.1 * (round % 10));
            const Evaluation evaluation{compiled(), values};
            const int winner = choose(trial->plan(), evaluation.state());
            for (std::size_t count = 1; count <= 4; ++count) {
                // A circumstance among them now and then: its plan is another, but its needs and parts are these.
                std::vector<FactId> pool = askable();
                if (random() % 4 == 0) pool = {compiled().tested().begin(), compiled().tested().end()};
                std::ranges::shuffle(pool, random);
                Facts other = values;
                std::vector<Truths> truths;
                for (std::size_t i = 0; i < count; ++i) {
                    other[static_cast<std::size_t>(pool[i])] = any_value(random, pool[i]);
                    truths.push_back(compiled().truths_of(pool[i], other[static_cast<std::size_t>(pool[i])]));
                }
                std::vector<Substitute> changes;
                for (std::size_t i = 0; i < count; ++i) changes.push_back({pool[i], truths[i]});
                const State now = evaluation.with(changes);
                INFO(said(values) << "-> " << said(other));
                REQUIRE(now == defined_state(builtin_rules(), other));
                REQUIRE(choose_again(trial->plan(), evaluation.state(), winner, now) ==
                        defined_winner(trial->plan(), now));
            }
        }
}

TEST_CASE("core: choosing again equals choosing, whatever changed") {
    std::mt19937 random{seed() + 12};
    INFO("seed " << seed());
    for (const Trial* trial : trials())
        for (int round = 0; round < 8000; ++round) {
            const State before = random_state(random);
            State now = random_state(random);
            // Often only more needs or fewer parts, for which there is a shorter way.
            if (random() % 2 == 0) now.prefer = before.prefer;
            if (random() % 2 == 0) now.must = before.must | (now.must & ~before.prefer);
            if (random() % 2 == 0) now.available = before.available & now.available;
            now.prefer &= ~now.must;
            const int winner = choose(trial->plan(), before);
            REQUIRE(winner == defined_winner(trial->plan(), before));
            REQUIRE(choose(trial->plan(), now) == defined_winner(trial->plan(), now));
            REQUIRE(choose_again(trial->plan(), before, winner, now) == choose(trial->plan(), now));
        }
}
