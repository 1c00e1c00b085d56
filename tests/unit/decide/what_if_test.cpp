// The contract of flips: each printed change, given to --set, leads to exactly the printed decision. And of
// attribution: which changed fact did it.
#include "catch.hpp"
#include "decide/basis.hpp"
#include "decide/cells.hpp"
#include "decide/compare.hpp"
#include "decide/engine.hpp"
#include "load/set_loader.hpp"
#include "load/workload_loader.hpp"
#include "support/random_workloads.hpp"
#include "support/systems.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

using namespace tense;
using test::builtin_rules;
using test::compiled;
using test::seed;

namespace {

// What --set would be given for a change of a workload.
std::string word_for(const std::string& workload, const Change& change) {
    return (change.fact.starts_with("system.") ? "" : workload + ".") + change.fact + "=" + change.to;
}

// Applies every flip of every workload and compares; how many there were.
int check_flips(const System& system) {
    int count = 0;
    const SystemDecision decision = decide(compiled(), system);
    for (std::size_t i = 0; i < decision.workloads.size(); ++i)
        for (const Flip& flip : decision.workloads[i].flips) {
            SourceStore sources;
            std::vector<const SourceText*> words;
            std::string said;
            for (const Change& change : flip.change) {
                words.push_back(&set_text(word_for(decision.workloads[i].name, change), sources));
                said += "--set " + words.back()->text() + " ";
            }
            std::vector<System> systems{system};
            DiagnosticSink sink;
            (void)apply_sets(words, true, systems, sink);
            for (const Diagnostic& each : sink.sorted()) UNSCOPED_INFO(each.message);
            INFO(system.file << " " << said);
            REQUIRE(sink.empty());
            const Setting setting = make_setting(compiled(), systems.front(), false);
            REQUIRE(make_basis(setting, systems.front().workloads[i]).outcome == flip.outcome);
            ++count;
        }
    return count;
}

std::string file_text(const std::filesystem::path& path) {
    std::ostringstream out;
    out << std::ifstream{path}.rdbuf();
    return out.str();
}

// A workload as a file would say it, facts at random.
std::string random_facts(std::mt19937& random) {
    static const Cells k_cells = cells_of(builtin_rules());
    std::string out;
    for (std::size_t i = 0; i < facts().size(); ++i) {
        const FactSpec& spec = facts()[i];
        const auto& values = k_cells.values[i];
        if (spec.system || spec.derived || values.empty() || random() % 3 != 0) continue;
        if (spec.path.find('.') != std::string::npos) continue;
        const std::string text = to_text(values[random() % values.size()], spec);
        if (spec.path == "readers" && text == "0") continue;
        out += (out.empty() ? "" : ", ") + spec.path + ": " + text;
    }
    return out;
}

const std::vector<std::string> k_circumstances = {
    "",
    "operates: [rabbitmq, Celery]\nplatforms: {celery: {broker: rabbitmq}, kafka: {version: '4.2', clients: [java]}}",
    "operates: []\nteam: {operations: low}",
    "operates: ['odd, name', '7', kafka]\nself_hosted_product: true",
    "platforms: {kafka: {version: '3.3', metadata: zookeeper, clients: [python]}}",
};

std::vector<SystemDifference> difference(const std::string& before, const std::string& after) {
    return compare(builtin_rules(), test::systems_from(before), test::systems_from(after));
}

using Sets = std::vector<std::vector<std::string>>;

}  // namespace

TEST_CASE("P7 every flip that is printed for the examples works as --set and gives the printed decision") {
    int files = 0, flips = 0;
    for (const auto& entry : std::filesystem::directory_iterator{TENSE_SOURCE_DIR "/examples"}) {
        if (entry.path().extension() != ".yaml") continue;
        ++files;
        for (const System& system : test::systems_from(file_text(entry.path()))) flips += check_flips(system);
    }
    CHECK(files >= 5);
    CHECK(flips > 50);
}

TEST_CASE("P7 every flip that is printed for random workloads works as --set and gives the printed decision") {
    std::mt19937 random{seed()};
    INFO("seed " << seed());
    int sets = 0;
    for (const std::string& circumstances : k_circumstances)
        for (int round = 0; round < 8; ++round) {
            const System system = test::one_workload(random_facts(random), circumstances);
            CHECK(check_flips(system) >= 0);
            const WorkloadDecision decision = decide(compiled(), system).workloads.front();
            for (const Flip& flip : decision.flips) sets += flip.change.size() > 1 ? 1 : 0;
        }
    CHECK(sets > 0);
}

TEST_CASE("the fact that did it is told, and those that changed beside it are not") {
    const auto found = difference(
        "tense: 1\nworkloads: [{name: w, says: answer-now, retries: none, rate: 5/s}]\n",
        "tense: 1\nworkloads: [{name: w, says: this-happened, replay: required, retries: none, rate: 6/s}]\n");
    REQUIRE(found.size() == 1);
    const WorkloadDifference& workload = found.front().workloads.front();
    REQUIRE(workload.before->outcome != workload.after->outcome);
    CHECK(workload.effect == Effect::verdict);
    CHECK(workload.all_sets);
    REQUIRE_FALSE(workload.did_it.empty());
    for (const auto& set : workload.did_it) CHECK(std::ranges::find(set, "rate") == set.end());
    CHECK(workload.stated.size() == 3);  // says, replay, rate
}

TEST_CASE("two facts that only together change a verdict are told together") {
    const auto found = difference("tense: 1\nworkloads: [{name: w, retries: required, priorities: required}]\n",
                                  "tense: 1\nworkloads: [{name: w, retries: none, priorities: none}]\n");
    const WorkloadDifference& workload = found.front().workloads.front();
    REQUIRE(workload.effect == Effect::verdict);
    CHECK(workload.did_it == Sets{{"retries", "priorities"}});
}

TEST_CASE("a circumstance can do it, and platforms are told where the verdict stays") {
    const std::string job = "workloads: [{name: w, says: process-this, retries: required}]\n";
    const auto found = difference("tense: 1\noperates: [rabbitmq, celery]\n" + job,
                                  "tense: 1\noperates: [redis]\nsummary: other\n" + job);
    const WorkloadDifference& workload = found.front().workloads.front();
    REQUIRE(workload.before->platforms != workload.after->platforms);
    REQUIRE(workload.before->outcome == workload.after->outcome);
    CHECK(workload.effect == Effect::platforms);
    CHECK(workload.did_it == Sets{{"system.operates"}});
    CHECK(kept(found.front()) == Kept::changed);
}

TEST_CASE("the menu can do it") {
    const std::string job = "workloads: [{name: w, says: process-this, retries: required}]\n";
    const auto found = difference("tense: 1\n" + job, "tense: 1\nallow: [database-table]\n" + job);
    CHECK(found.front().workloads.front().did_it == Sets{{"system.allow"}});
}

TEST_CASE("every set that is told does it and no part of it does") {
    std::mt19937 random{seed() + 7};
    INFO("seed " << seed() + 7);
    int told = 0;
    for (int round = 0; round < 40; ++round) {
        const std::string before = random_facts(random), after = random_facts(random);
        const System old = test::one_workload(before, k_circumstances[round % 2 == 0 ? 1 : 2]);
        const System now = test::one_workload(after, k_circumstances[round % 2 == 0 ? 1 : 2]);
        const auto found = compare(builtin_rules(), {old}, {now});
        const WorkloadDifference& workload = found.front().workloads.front();
        INFO("{" << before << "} -> {" << after << "}");
        if (workload.effect != Effect::verdict) continue;
        REQUIRE_FALSE(workload.did_it.empty());
        const auto does = [&](const std::vector<std::string>& set) {
            System other = old;
            for (const std::string& path : set) {
                const auto id = static_cast<std::size_t>(find_fact(path).value());
                other.workloads.front().facts[id] = now.workloads.front().facts[id];
            }
            return decide(builtin_rules(), other).workloads.front().outcome == workload.after->outcome;
        };
        for (const auto& set : workload.did_it) {
            ++told;
            REQUIRE(does(set));
            for (std::size_t i = 0; i < set.size(); ++i) {
                auto fewer = set;
                fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
                REQUIRE_FALSE(does(fewer));
            }
        }
    }
    CHECK(told > 10);
}

TEST_CASE("systems are matched by name, then by order; workloads by name") {
    const auto system = [](const std::string& name, const std::string& workload) {
        return "---\ntense: 1\nsystem: " + name + "\nworkloads: [{name: " + workload + ", retries: required}]\n";
    };
    const auto found = difference(system("x", "one") + system("a", "two"),
                                  system("a", "two") + system("y", "other") + system("z", "new"));
    REQUIRE(found.size() == 3);
    CHECK(kept(found[0]) == Kept::same);
    CHECK(found[1].before->system == "x");
    CHECK(found[1].after->system == "y");
    REQUIRE(found[1].workloads.size() == 2);
    CHECK(kept(found[1].workloads[0]) == Kept::added);
    CHECK(kept(found[1].workloads[1]) == Kept::removed);
    CHECK(kept(found[2]) == Kept::added);
}

TEST_CASE("another order, another spelling and other words for the same are no change") {
    const auto found =
        difference("tense: 1\noperates: [kafka, redis]\nworkloads: [{name: w, retries: required, rate: 60/min}]\n",
                   "tense: 1\noperates: [redis, kafka]\nworkloads: [{rate: 1/s, retries: true, name: w}]\n");
    CHECK(kept(found.front()) == Kept::same);
}
