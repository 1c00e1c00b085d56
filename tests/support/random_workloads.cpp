#include "support/random_workloads.hpp"

#include "support/systems.hpp"

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <deque>
#include <stdexcept>

namespace tense::test {

unsigned seed() {
    const char* text = std::getenv("TENSE_SEED");
    return text == nullptr ? 20261122U : static_cast<unsigned>(std::strtoul(text, nullptr, 10));
}

const CompiledRules& compiled() {
    static const CompiledRules k_compiled{builtin_rules()};
    return k_compiled;
}

const Cells& cells() {
    return compiled().cells();
}

const std::vector<std::string>& circumstances_list() {
    static const std::vector<std::string> k_list = {
        "",
        "operates: [postgresql]\nteam: {operations: low}",
        "operates: [kafka]",
        "operates: [redis, postgresql]\nself_hosted_product: true",
        "operates: [rabbitmq, celery, kafka]",
        "team: {operations: low}\nplatforms: {rabbitmq: {version: '4.2'}}",
        "platforms: {kafka: {version: '4.2', clients: [java]}}",
        "allow: [task-queue, event-log]",
        "operates: [temporal, mysql]",
    };
    return k_list;
}

Trial::Trial(const std::string& circumstances)
    : system(one_workload("", circumstances)), setting(make_setting(compiled(), system, false)) {}

const std::vector<const Trial*>& trials() {
    static const std::deque<Trial> k_kept = [] {  // they hold references to their own parts and must not move
        std::deque<Trial> out;
        for (const std::string& circumstances : circumstances_list()) out.emplace_back(circumstances);
        return out;
    }();
    static const std::vector<const Trial*> k_trials = [] {
        std::vector<const Trial*> out;
        for (const Trial& trial : k_kept) out.push_back(&trial);
        return out;
    }();
    return k_trials;
}

const std::vector<FactId>& askable() {
    static const std::vector<FactId> k_facts = [] {
        std::vector<FactId> out;
        for (const FactId fact : compiled().tested()) {
            const FactSpec& spec = facts()[static_cast<std::size_t>(fact)];
            if (!spec.system && !spec.derived) out.push_back(fact);
        }
        return out;
    }();
    return k_facts;
}

Facts random_facts(std::mt19937& random, const Facts& circumstances, double unknown) {
    Facts out = circumstances;
    const auto specs = facts();
    for (std::size_t i = 0; i < specs.size(); ++i) {
        if (specs[i].system || cells().values[i].empty()) continue;
        if (specs[i].derived) {
            make_known(out[i], static_cast<double>(random() % 2));
            continue;
        }
        if (std::uniform_real_distribution<>(0, 1)(random) < unknown) continue;
        out[i] = cells().values[i][random() % cells().values[i].size()];
    }
    return out;
}

void state(System& system, FactId id, const Known& value) {
    Fact& fact = system.workloads.front().facts[static_cast<std::size_t>(id)];
    fact.value = value;
    fact.written = to_text(value, facts()[static_cast<std::size_t>(id)]);
}

System random_system(std::mt19937& random, const std::string& circumstances, double stated) {
    System system = one_workload("", circumstances);
    for (const FactId fact : askable()) {
        if (std::uniform_real_distribution<>(0, 1)(random) >= stated) continue;
        const auto& values = cells().values[static_cast<std::size_t>(fact)];
        state(system, fact, values[random() % values.size()]);
    }
    return system;
}

std::string said(const Facts& values) {
    std::string out;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (is_known(values[i]) && !facts()[i].system)
            out += facts()[i].path + "=" + to_text(known(values[i]), facts()[i]) + " ";
    return out;
}

std::string said(const System& system) {
    Facts values;
    for (const Fact& fact : system.workloads.front().facts) values.push_back(fact.value);
    return said(values);
}

System changed(System system, const std::string& path, const std::string& to) {
    const FactId id = find_fact(path).value();
    for (const Known& value : cells().values[static_cast<std::size_t>(id)])
        if (to_text(value, facts()[static_cast<std::size_t>(id)]) == to) {
            state(system, id, value);
            return system;
        }
    throw std::runtime_error("no cell of " + path + " reads " + to);
}

State defined_state(const RuleSet& rules, const Facts& values) {
    return read_state(rules, assume(rules, values));
}

int defined_winner(const Plan& plan, const State& state) {
    int best = -1, best_missed = 0;
    for (std::size_t i = 0; i < plan.candidates.size(); ++i) {
        const Candidate& candidate = plan.candidates[i];
        if (best >= 0 && candidate.group != plan.candidates[static_cast<std::size_t>(best)].group) break;
        if (!feasible(candidate, state)) continue;
        const int missed = std::popcount(state.prefer & ~candidate.covers);
        if (best >= 0 && missed >= best_missed) continue;
        best = static_cast<int>(i);
        best_missed = missed;
    }
    return best;
}

}  // namespace tense::test
