// What `--set` says: which fact of which workload, and which value. The codes of its own mistakes are produced here:
// "set-form", "set-workload", "set-fact", "set-twice".
#include "base/diagnostic.hpp"
#include "catch.hpp"
#include "load/set_loader.hpp"
#include "support/systems.hpp"

using namespace tense;

namespace {

struct Applied {
    std::vector<System> systems;
    std::vector<SetFact> set;
    std::vector<Diagnostic> diagnostics;
};

Applied apply(std::vector<System> systems, const std::vector<std::string>& words, bool whole = true) {
    static SourceStore k_store;
    Applied out;
    std::vector<const SourceText*> texts;
    for (const std::string& word : words) texts.push_back(&set_text(word, k_store));
    DiagnosticSink sink;
    out.set = apply_sets(texts, whole, systems, sink);
    out.systems = std::move(systems);
    out.diagnostics = sink.sorted();
    return out;
}

const std::string k_file = R"(tense: 1
operates: [rabbitmq]
platforms: {kafka: {version: "3.6"}}
workloads:
  - {name: a, says: process-this, rate: {average: 400/s, peak: 1200/s}, replay: {need: required, window: 7d}}
  - {name: a.b, readers: [x, y], duration: {max: 30s}}
  - {name: a.rate, says: both}
)";

const Fact& fact(const Workload& workload, const std::string& path) {
    return workload.facts[static_cast<std::size_t>(find_fact(path).value())];
}
const Fact& fact(const System& system, const std::string& path) {
    return system.facts[static_cast<std::size_t>(find_fact(path).value())];
}

// A fact of the first system after the --set, as text; "unknown".
std::string value_after(const std::vector<std::string>& words, std::size_t workload, const std::string& path) {
    const Applied applied = apply(test::systems_from(k_file), words);
    for (const Diagnostic& each : applied.diagnostics) UNSCOPED_INFO(each.message);
    REQUIRE(applied.diagnostics.empty());
    const System& system = applied.systems.front();
    const Fact& found = path.starts_with("system.") ? fact(system, path) : fact(system.workloads[workload], path);
    return is_known(found.value)
               ? to_text(known(found.value), facts()[static_cast<std::size_t>(find_fact(path).value())])
               : "unknown";
}

// The code of the one mistake, and the text that it marks.
std::pair<std::string, std::string> mistake(const std::string& word) {
    const Applied applied = apply(test::systems_from(k_file), {word});
    INFO(word);
    REQUIRE(applied.diagnostics.size() == 1);
    const Diagnostic& wrong = applied.diagnostics.front();
    REQUIRE(wrong.span.known());
    CHECK(wrong.span.source->name() == "--set " + word);
    const auto begin = static_cast<std::size_t>(wrong.span.column - 1);
    return {wrong.code, wrong.span.source->text().substr(begin, static_cast<std::size_t>(wrong.span.length))};
}

using Pair = std::pair<std::string, std::string>;

}  // namespace

TEST_CASE("a --set changes the fact it names and leaves the rest") {
    CHECK(value_after({"a.rate=5/s"}, 0, "rate") == "5/s");
    CHECK(value_after({"a.rate=5/s"}, 0, "rate.peak") == "1200/s");
    CHECK(value_after({"a.rate.peak=2000/s"}, 0, "rate") == "400/s");
    CHECK(value_after({"a.rate.peak=2000/s"}, 0, "rate.peak") == "2000/s");
    CHECK(value_after({"a.replay=preferred"}, 0, "replay.window") == "7d");
    CHECK(value_after({"a.replay.window=2d"}, 0, "replay") == "required");
    CHECK(value_after({"a.says=both"}, 1, "says") == "unknown");
}

TEST_CASE("what a file would say in one value goes together") {
    CHECK(value_after({"a.rate={average: 5/s}"}, 0, "rate.peak") == "unknown");
    CHECK(value_after({"a.rate={average: 5/s, peak: 9/s}"}, 0, "rate.peak") == "9/s");
    CHECK(value_after({"a.rate={peak: 9/s}"}, 0, "rate") == "9/s");
    CHECK(value_after({"a.replay=none"}, 0, "replay.window") == "unknown");
    CHECK(value_after({"a.replay={need: preferred, window: 3d}"}, 0, "replay.window") == "3d");
    CHECK(value_after({"a.priorities=3"}, 0, "priorities.levels") == "3");
    CHECK(value_after({"a.lifecycle=[status, cancel]"}, 0, "lifecycle") == "required");
    CHECK(value_after({"a.retries=true"}, 0, "retries") == "required");
    CHECK(value_after({"a.readers=many"}, 0, "readers") == "many");
    CHECK(value_after({"a.says= both "}, 0, "says") == "both");
}

TEST_CASE("unknown takes a key out of the file") {
    CHECK(value_after({"a.replay=unknown"}, 0, "replay") == "unknown");
    CHECK(value_after({"a.replay=unknown"}, 0, "replay.window") == "unknown");
    CHECK(value_after({"a.rate.peak=unknown"}, 0, "rate.peak") == "unknown");
    CHECK(value_after({"a.rate.peak=unknown"}, 0, "rate") == "400/s");
    CHECK(value_after({"a.rate=unknown"}, 0, "rate.peak") == "unknown");
    CHECK(value_after({"system.operates=unknown"}, 0, "system.operates") == "unknown");
    const Applied applied = apply(test::systems_from(k_file), {"a.b.readers=unknown"});
    CHECK(applied.systems.front().workloads[1].reader_names.empty());
}

TEST_CASE("a typical duration that only the maximum spoke for goes with the maximum") {
    CHECK(value_after({"a.b.duration.max=1d"}, 1, "duration") == "30s");
    CHECK(value_after({"a.b.duration.max=5s"}, 1, "duration") == "5s");
    CHECK(value_after({"a.b.duration.max=unknown"}, 1, "duration") == "unknown");
}

TEST_CASE("of names with dots the longest wins for which a fact is left") {
    CHECK(value_after({"a.b.retries=required"}, 1, "retries") == "required");
    CHECK(value_after({"a.b.retries=required"}, 0, "retries") == "unknown");
    CHECK(value_after({"a.rate.peak=1300/s"}, 0, "rate.peak") == "1300/s");  // not `peak` of `a.rate`
    CHECK(value_after({"a.rate.rate.peak=1300/s"}, 2, "rate.peak") == "1300/s");
    CHECK(value_after({"a.rate.rate.peak=1300/s"}, 0, "rate.peak") == "1200/s");
}

TEST_CASE("circumstances are set in every system, and platforms with settings are operated") {
    CHECK(value_after({"system.operates=[kafka]"}, 0, "system.operates") == "[kafka]");
    CHECK(value_after({"system.operates=[]"}, 0, "system.operates") == "[]");
    CHECK(value_after({"system.team.operations=low"}, 0, "system.team.operations") == "low");
    CHECK(value_after({"system.team.skills=[]"}, 0, "system.team.skills") == "[]");
    CHECK(value_after({"system.platforms.redis.version=7.2"}, 0, "system.platforms.redis.version") == "7.2");
    CHECK(value_after({"system.platforms.redis.version=7.2"}, 0, "system.operates") == "[rabbitmq, kafka, redis]");
    CHECK(value_after({"system.platforms.kafka.version=\"4.2\""}, 0, "system.operates") == "[rabbitmq, kafka]");
    const Applied applied = apply(test::systems_from(k_file + "---\ntense: 1\nworkloads: [{name: a}]\n"),
                                  {"system.allow=[task-queue]", "system.operates=[kafka]", "a.retries=required"});
    REQUIRE(applied.systems.size() == 2);
    for (const System& system : applied.systems) {
        CHECK(system.allow.front().value == "task-queue");
        CHECK(is_known(fact(system, "system.operates").value));
        CHECK(is_known(fact(system.workloads.front(), "retries").value));
    }
    CHECK(apply(applied.systems, {"system.allow=unknown"}).systems.front().allow.empty());
    CHECK(applied.set.front().workload.empty());
    CHECK(applied.set.back().workload == "a");
    CHECK(applied.set.back().to == "required");
}

TEST_CASE("each mistake is marked in the text of the --set") {
    CHECK(mistake("a.retries") == Pair{"set-form", "a.retries"});
    CHECK(mistake("=3") == Pair{"set-form", "="});
    CHECK(mistake(".retries=none") == Pair{"set-form", ".retries"});
    CHECK(mistake("a.=none") == Pair{"set-form", "a."});
    CHECK(mistake("a=none") == Pair{"set-form", "a"});
    CHECK(mistake("c.retries=none") == Pair{"set-workload", "c"});
    CHECK(mistake("c.d.rate.peak=1/s") == Pair{"set-workload", "c.d"});
    CHECK(mistake("a.retrys=none") == Pair{"set-fact", "retrys"});
    CHECK(mistake("a.triggers=1") == Pair{"set-fact", "triggers"});
    CHECK(mistake("a.triggered_by=a.b") == Pair{"set-fact", "triggered_by"});
    CHECK(mistake("system.retries=none") == Pair{"set-fact", "retries"});
    CHECK(mistake("system.platforms.celery.broker=redis") == Pair{"set-fact", "platforms.celery.broker"});
    CHECK(mistake("a.retries=requird") == Pair{"wrong-value", "requird"});
    CHECK(mistake("a.retries=") == Pair{"empty-value", "retries"});
    CHECK(mistake("a.retries=~") == Pair{"empty-value", "retries"});
    CHECK(mistake("a.retries=[none") == Pair{"yaml-syntax", "["});
    CHECK(mistake("a.rate=5") == Pair{"missing-unit", "5"});
    CHECK(mistake("a.rate={average: 5/s, peek: 9/s}") == Pair{"unknown-key", "peek"});
    CHECK(mistake("a.rate.peak=1/s") == Pair{"out-of-range", "rate.peak"});
    CHECK(mistake("a.rate=2000/s") == Pair{"out-of-range", "rate"});
    CHECK(mistake("system.operates=kafka") == Pair{"wrong-type", "kafka"});
    CHECK(mistake("system.allow=[queue]") == Pair{"wrong-value", "queue"});
}

TEST_CASE("the same fact twice, and more of a need that is set to none, are mistakes") {
    const auto systems = test::systems_from(k_file);
    const Applied twice = apply(systems, {"a.retries=none", "a.retries=required"});
    REQUIRE(twice.diagnostics.size() == 1);
    CHECK(twice.diagnostics.front().code == "set-twice");
    const Applied more = apply(systems, {"a.replay=none", "a.replay.window=3d"});
    REQUIRE(more.diagnostics.size() == 1);
    CHECK(more.diagnostics.front().code == "wrong-value");
    CHECK(apply(systems, {"a.rate=2000/s", "a.rate.peak=3000/s"}).diagnostics.empty());
}

TEST_CASE("a workload that may be in a file that was not read is no mistake") {
    CHECK(apply(test::systems_from(k_file), {"c.retries=none"}, false).diagnostics.empty());
    CHECK(apply(test::systems_from(k_file), {"a.retrys=none"}, false).diagnostics.size() == 1);
}

TEST_CASE("a long --set is cut in its name and kept in its text") {
    SourceStore store;
    const std::string word = "a.retries=" + std::string(500, 'x');
    CHECK(set_text(word, store).name().size() < 120);
    CHECK(set_text(word, store).text() == word);
}

TEST_CASE("names may hold equals signs, and one document of several can be meant") {
    const std::string file =
        "tense: 1\nsystem: \"2\"\nworkloads:\n  - {name: a, says: both}\n  - {name: a=b, says: both}\n"
        "  - {name: a.retries=none, says: both}\n---\ntense: 1\nsystem: other\nworkloads:\n"
        "  - {name: a, says: both}\n";
    const auto replay = [&](const std::string& word) {
        const Applied applied = apply(test::systems_from(file), {word});
        INFO(word);
        REQUIRE(applied.diagnostics.empty());
        std::string out;
        for (const System& system : applied.systems)
            for (const Workload& workload : system.workloads)
                out += is_known(fact(workload, "replay").value) ? "x" : "-";
        return out;
    };
    CHECK(replay("a=b.replay=none") == "-x--");
    CHECK(replay("a.retries=none.replay=none") == "--x-");
    CHECK(replay("a.retries=none") == "----");
    CHECK(replay("a.replay=none") == "x--x");
    CHECK(replay("2/a.replay=none") == "x---");  // the system's name goes before the document's number
    CHECK(replay("1/a.replay=none") == "x---");
    CHECK(replay("other/a.replay=none") == "---x");
    CHECK(replay("2/a=b.replay=none") == "-x--");
    CHECK(apply(test::systems_from(file), {"a.replay=none", "other/a.replay=none"}).diagnostics.front().code ==
          "set-twice");
    CHECK(apply(test::systems_from(file), {"2/a.replay=none", "other/a.replay=none"}).diagnostics.empty());
}
