#include "catch.hpp"
#include "load/workload_loader.hpp"
#include "support/systems.hpp"

using namespace tense;

namespace {

const Fact& fact(const System& system, std::string_view path) {
    return fact_of(system, system.workloads.front(), find_fact(path).value());
}

double number(const System& system, std::string_view path) {
    return std::get<double>(known(fact(system, path).value));
}
int level(const System& system, std::string_view path) {
    return std::get<int>(known(fact(system, path).value));
}

}  // namespace

TEST_CASE("what a file does not say is unknown") {
    const System system = test::one_workload("says: process-this");
    CHECK_FALSE(is_known(fact(system, "replay").value));
    CHECK_FALSE(is_known(fact(system, "readers").value));
    CHECK_FALSE(is_known(fact(system, "system.operates").value));
}

TEST_CASE("silence read as none leaves nothing needed, and quantities unknown") {
    System system = test::one_workload("says: process-this, retries: required");
    close_world(system);
    CHECK(level(system, "retries") == k_required);
    CHECK(level(system, "replay") == k_none);
    CHECK_FALSE(is_known(fact(system, "rate").value));
}

TEST_CASE("a fact's place is the place of its key") {
    const auto systems =
        test::systems_from("tense: 1\nworkloads:\n  - name: a\n    replay: {need: required, why: because}\n");
    const Fact& replay = fact(systems.front(), "replay");
    CHECK(replay.span.line == 4);
    CHECK(replay.span.column == 5);
    CHECK(replay.why == "because");
    CHECK(replay.why_span.column == 35);
}

TEST_CASE("true means required and false means none") {
    CHECK(level(test::one_workload("replay: true"), "replay") == k_required);
    CHECK(level(test::one_workload("replay: false"), "replay") == k_none);
}

TEST_CASE("priorities may be a number of levels, of which one is none") {
    CHECK(level(test::one_workload("priorities: 3"), "priorities") == k_required);
    CHECK(number(test::one_workload("priorities: 3"), "priorities.levels") == 3);
    CHECK(level(test::one_workload("priorities: 1"), "priorities") == k_none);
}

TEST_CASE("readers may be names, a count, or many") {
    CHECK(number(test::one_workload("readers: [a, b, c]"), "readers") == 3);
    CHECK(number(test::one_workload("readers: 5"), "readers") == 5);
    CHECK(number(test::one_workload("readers: many"), "readers") == k_many);
    CHECK(number(test::one_workload("readers: 010"), "readers") == 10);
}

TEST_CASE("quantities are kept in seconds, bytes and items a second") {
    const System system = test::one_workload(
        "rate: {average: 120/min, peak: 5/s}, message_size: 2KiB, duration: {typical: 350ms, max: 2h}");
    CHECK(number(system, "rate") == 2);
    CHECK(number(system, "rate.peak") == 5);
    CHECK(number(system, "message_size") == 2048);
    CHECK(number(system, "duration") == 0.35);
    CHECK(number(system, "duration.max") == 7200);
}

TEST_CASE("a platform in use counts as operated") {
    const System system = test::one_workload("", "operates: [redis]\nplatforms: {kafka: {version: '3.10'}}");
    CHECK(std::get<std::vector<std::string>>(known(fact(system, "system.operates").value)) ==
          std::vector<std::string>{"redis", "kafka"});
    CHECK(std::get<VersionNumber>(known(fact(system, "system.platforms.kafka.version").value)).text() == "3.10");
}

TEST_CASE("a system without a name is called as its file") {
    CHECK(test::one_workload("").name == "test");
}

TEST_CASE("how many jobs a fact starts is worked out") {
    const auto systems = test::systems_from(
        "tense: 1\nworkloads:\n  - {name: f}\n  - {name: a, triggered_by: f}\n  - {name: b, triggered_by: f}\n");
    CHECK(number(systems.front(), "triggers") == 2);
}
