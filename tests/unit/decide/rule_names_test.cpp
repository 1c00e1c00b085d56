// P11: what rules are called bears on nothing. The built-in rules under other names, the alphabet turned round, lead to
// the same verdicts, platforms and possibilities. Roles keep their names: they are the contract's.
#include "catch.hpp"
#include "decide/explain.hpp"
#include "load/builtin_rules.hpp"
#include "load/ruleset_loader.hpp"
#include "support/random_workloads.hpp"
#include "support/systems.hpp"

#include <algorithm>
#include <bit>
#include <cctype>
#include <map>
#include <set>

using namespace tense;
using namespace tense::test;

namespace {

using Names = std::map<std::string, std::string>;

// New names in the opposite order: the first of n becomes the last.
Names reversed(const std::set<std::string>& ids) {
    Names out;
    std::size_t number = ids.size();
    for (const std::string& id : ids) {
        --number;
        out[id] = std::string("r") + static_cast<char>('a' + number / 26) + static_cast<char>('a' + number % 26);
    }
    return out;
}

std::string replaced(const std::string& line, const Names& names) {
    std::string out, word;
    const auto flush = [&] {
        const auto found = names.find(word);
        out += found == names.end() ? word : found->second;
        word.clear();
    };
    for (const char c : line) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_' || c == '.') {
            word += c;
        } else {
            flush();
            out += c;
        }
    }
    flush();
    return out;
}

struct Renamed {
    RuleSet rules;
    Names needs, providers, platforms, assumptions;
};

// Ids stand in a few keys only; platforms are named wherever `operates` is tested too.
Renamed renamed() {
    Renamed out;
    std::set<std::string> needs, providers, platforms, assumptions;
    for (const Need& need : builtin_rules().needs) needs.insert(need.rule.id);
    for (const Provider& provider : builtin_rules().providers) providers.insert(provider.rule.id);
    for (const Platform& platform : builtin_rules().platforms) platforms.insert(platform.rule.id);
    for (const Assumption& assumption : builtin_rules().assumptions) assumptions.insert(assumption.rule.id);
    out.needs = reversed(needs);
    out.providers = reversed(providers);
    out.platforms = reversed(platforms);
    out.assumptions = reversed(assumptions);
    // One name a rule, across kinds.
    for (auto& [id, name] : out.needs) name += "-need";
    for (auto& [id, name] : out.providers) name += "-provider";
    for (auto& [id, name] : out.platforms) name += "-platform";
    for (auto& [id, name] : out.assumptions) name += "-assumption";
    const std::map<std::string, const Names*> by_folder = {{"needs", &out.needs},
                                                           {"providers", &out.providers},
                                                           {"platforms", &out.platforms},
                                                           {"assumptions", &out.assumptions}};
    std::vector<std::pair<std::string, std::string>> files;
    for (const BuiltinFile& file : builtin_files()) {
        if (holds_scenarios(file.text)) continue;  // they expect, and decide nothing
        std::string path{file.path}, text, line;
        const std::string folder = path.substr(0, path.find('/'));
        if (folder == "scenarios") continue;  // they name needs too, and decide nothing
        const auto own = by_folder.find(folder);
        bool sources = false;  // a list of texts
        std::string old_id;
        for (const char c : std::string{file.text} + "\n") {
            if (c != '\n') {
                line += c;
                continue;
            }
            const auto begins = [&](std::string_view key) { return line.starts_with(key); };
            if (begins("sources:"))
                sources = true;
            else if (!begins(" "))
                sources = false;
            if (own != by_folder.end() && begins("id:")) {
                old_id = line.substr(4);
                line = replaced(line, *own->second);
            } else if (begins("runs:")) {
                line = replaced(line, out.platforms);
            } else if (begins("covers:") || begins("refines:")) {
                line = replaced(line, out.needs);
            } else if (begins("yields_to:")) {
                line = replaced(line, out.assumptions);
            } else if (!sources && line.find("operates") != std::string::npos &&
                       line.find("operates: What") == std::string::npos) {
                line = replaced(line, out.platforms);
            }
            text += line + "\n";
            line.clear();
        }
        if (folder == "platforms") {
            // What people write stays: the old name is one more word for the platform.
            const auto also = text.find("also_called: [");
            if (also != std::string::npos)
                text.insert(also + 14, old_id + ", ");
            else
                text += "also_called: [" + old_id + "]\n";
        }
        if (own != by_folder.end()) path = folder + "/" + own->second->at(old_id) + ".yaml";
        files.emplace_back(path, text);
    }
    out.rules = rules_from(files);
    return out;
}

}  // namespace

TEST_CASE("P11 the names of needs, providers, assumptions and platforms bear on no verdict") {
    std::mt19937 random{seed() + 60};
    INFO("seed " << seed());
    const Renamed other = renamed();
    REQUIRE(other.rules.needs.size() == builtin_rules().needs.size());
    REQUIRE(other.rules.needs.front().rule.id != builtin_rules().needs.front().rule.id);
    const CompiledRules compiled_other{other.rules};
    int compared = 0, with_preferences = 0;
    for (const Trial* trial : trials()) {
        const Setting setting = make_setting(compiled_other, trial->system, false);
        for (int round = 0; round < 700; ++round) {
            Workload workload = trial->system.workloads.front();
            workload.facts = random_system(random, "", 0.1 * (1 + round % 10)).workloads.front().facts;
            const Basis here = make_basis(trial->setting, workload);
            const Basis there = make_basis(setting, workload);
            ++compared;
            with_preferences += here.state.prefer != 0 ? 1 : 0;
            System said_by = trial->system;
            said_by.workloads.front() = workload;
            INFO(said(said_by));
            REQUIRE(here.outcome == there.outcome);
            REQUIRE((here.winner < 0) == (there.winner < 0));
            if (here.winner < 0) continue;
            const Candidate& one = trial->plan().candidates[static_cast<std::size_t>(here.winner)];
            const Candidate& two = setting.plan.candidates[static_cast<std::size_t>(there.winner)];
            REQUIRE(one.roles == two.roles);
            REQUIRE(one.platforms == two.platforms);  // platforms are in the order of their effort in both
            std::set<std::string> providers, providers_there;
            for (const int provider : bits(one.providers))
                providers.insert(
                    other.providers.at(builtin_rules().providers[static_cast<std::size_t>(provider)].rule.id));
            for (const int provider : bits(two.providers))
                providers_there.insert(other.rules.providers[static_cast<std::size_t>(provider)].rule.id);
            REQUIRE(providers == providers_there);
            REQUIRE(std::popcount(here.state.must) == std::popcount(there.state.must));
            REQUIRE(here.assumed.size() == there.assumed.size());
            if (round % 20 != 0) continue;
            std::set<std::vector<std::string>> because, because_there;
            for (auto names : explain_because(here)) {
                for (std::string& name : names) name = other.needs.at(name);
                std::ranges::sort(names);
                because.insert(names);
            }
            for (auto names : explain_because(there)) {
                std::ranges::sort(names);
                because_there.insert(names);
            }
            REQUIRE(because == because_there);
            std::set<Outcome> possible, possible_there;
            for (const int index : reach(trial->plan(), here.evaluation))
                possible.insert(trial->plan().outcomes[static_cast<std::size_t>(outcome_index(trial->plan(), index))]);
            for (const int index : reach(setting.plan, there.evaluation))
                possible_there.insert(
                    setting.plan.outcomes[static_cast<std::size_t>(outcome_index(setting.plan, index))]);
            REQUIRE(possible == possible_there);
        }
    }
    CHECK(compared > 5000);
    CHECK(with_preferences > 1000);
}
