// The article's answers and the exits, one sentence a behaviour.
#include "catch.hpp"
#include "decide/engine.hpp"
#include "support/systems.hpp"

#include <algorithm>

using namespace tense;
using test::builtin_rules;
using test::one_workload;

namespace {

WorkloadDecision decide_one(const std::string& facts, const std::string& circumstances = {}) {
    return decide(builtin_rules(), one_workload(facts, circumstances)).workloads.front();
}

std::string verdict(const std::string& facts, const std::string& circumstances = {}) {
    const Outcome outcome = decide_one(facts, circumstances).outcome;
    return outcome.instead.empty() ? outcome.verdict : outcome.verdict + "/" + outcome.instead;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("process this wants a task queue, on Celery and RabbitMQ") {
    const auto decision = decide_one("says: process-this, retries: required, lifecycle: required");
    CHECK(decision.outcome.verdict == "task-queue");
    CHECK(decision.platforms == Names{"celery", "rabbitmq"});
}

TEST_CASE("this happened wants an event log, on Kafka") {
    const auto decision = decide_one("says: this-happened, replay: required, readers: 3");
    CHECK(decision.outcome.verdict == "event-log");
    CHECK(decision.platforms == Names{"kafka"});
}

TEST_CASE("a fact alone wants a log because its readers may lag, and that is told as an assumption") {
    const auto decision = decide_one("says: this-happened");
    CHECK(decision.outcome.verdict == "event-log");
    const auto lag = std::ranges::find(decision.assumed, "late_readers", &Assumed::fact);
    REQUIRE(lag != decision.assumed.end());
    CHECK(lag->as == "required");
    CHECK(lag->otherwise == Outcome{"neither", "publish-subscribe"});
}

TEST_CASE("both is a hybrid: events on Kafka, work in Celery on RabbitMQ") {
    const auto decision = decide_one("says: both, retries: required");
    CHECK(decision.outcome.verdict == "hybrid");
    CHECK(decision.platforms == Names{"celery", "rabbitmq", "kafka"});
}

TEST_CASE("a fact that starts a job written apart asks for the same as both") {
    const auto systems = test::systems_from(
        "tense: 1\nworkloads:\n  - {name: fact, says: this-happened, late_readers: none}\n"
        "  - {name: job, says: process-this, triggered_by: fact}\n");
    const auto decision = decide(builtin_rules(), systems.front());
    CHECK(decision.workloads[0].outcome.verdict == "event-log");
    CHECK(decision.workloads[1].outcome.verdict == "task-queue");
    CHECK(decision.outcome.verdict == "hybrid");
}

TEST_CASE("readers that keep up and never look back need publish-subscribe only") {
    CHECK(verdict("says: this-happened, readers: 2, replay: none, late_readers: none") == "neither/publish-subscribe");
}

TEST_CASE("a caller that waits is called directly, and state is kept in a table") {
    CHECK(verdict("says: answer-now") == "neither/direct-call");
    CHECK(verdict("says: keep-state") == "neither/database-table");
}

TEST_CASE("durable state between steps decides for a workflow engine, chaining does not") {
    CHECK(verdict("says: process-this, chaining: required") == "task-queue");
    CHECK(verdict("says: process-this, chaining: required, durable_steps: required") == "neither/workflow-engine");
    CHECK(verdict("says: process-this, duration: {max: 3d}") == "neither/workflow-engine");
}

TEST_CASE("little work beside a database is a table, unless a task broker is run already") {
    CHECK(verdict("says: process-this, rate: 2000/d", "operates: [postgresql]") == "neither/database-table");
    CHECK(verdict("says: process-this, rate: 2000/d", "operates: [postgresql, rabbitmq]") == "task-queue");
    CHECK(verdict("says: process-this, rate: 200/s", "operates: [postgresql]") == "task-queue");
    CHECK(verdict("says: process-this, rate: 200/s", "operates: [postgresql]\nteam: {operations: low}") ==
          "neither/database-table");
}

TEST_CASE("one schedule of small work is a line for cron") {
    CHECK(verdict("says: process-this, scheduling: required, rate: 1/d") == "neither/scheduled-job");
    CHECK(verdict("says: process-this, scheduling: required, rate: 1/d, retries: required") == "task-queue");
}

TEST_CASE("readers in one process stay there when a loss does no harm") {
    CHECK(
        verdict("says: this-happened, readers: 4, readers_in_one_process: true, loss_tolerable: true, replay: none") ==
        "neither/in-process");
}

TEST_CASE("a preference buys no platform") {
    const auto with = decide_one("says: process-this, replay: preferred, history: preferred");
    CHECK(with.outcome.verdict == "task-queue");
    CHECK(with.added == Names{"rabbitmq"});
}

TEST_CASE("a preference chooses among roles on the same platforms") {
    const std::string circumstances = "team: {operations: low}\nplatforms: {rabbitmq: {version: '4.2'}}";
    const std::string fact = "says: this-happened, readers: 2, late_readers: none";
    CHECK(verdict(fact + ", replay: none", circumstances) == "neither/publish-subscribe");
    // The stream is a stand-in, which counts before preferences do.
    CHECK(verdict(fact + ", replay: preferred", circumstances) == "neither/publish-subscribe");
    CHECK(verdict(fact + ", replay: required", circumstances) == "event-log");
}

TEST_CASE("the menu limits the roles, and what it does not cover is named") {
    const auto closed = decide_one("says: this-happened, late_readers: none", "allow: [task-queue, event-log]");
    CHECK(closed.outcome.verdict == "event-log");
    const auto nothing = decide_one("says: process-this, replay: required", "allow: [task-queue]");
    CHECK(nothing.outcome == Outcome{"neither", ""});
    CHECK(nothing.roles.empty());
    CHECK(nothing.uncovered == Names{"replay"});
}

TEST_CASE("a log that is run already is used, whatever its make") {
    CHECK(decide_one("says: this-happened", "operates: [redpanda]").platforms == Names{"log-broker"});
    CHECK(decide_one("says: process-this", "operates: [sqs]").platforms == Names{"task-broker"});
}

TEST_CASE("share groups run a plain job on Kafka from 4.2 and Java, not from Python, and not with priorities") {
    const std::string java = "platforms: {kafka: {version: '4.2', clients: [java]}}";
    CHECK(decide_one("says: process-this, retries: required", java).platforms == Names{"kafka"});
    CHECK(decide_one("says: process-this, retries: required, priorities: 3", java).platforms ==
          Names{"celery", "rabbitmq"});
    CHECK(decide_one("says: process-this, retries: required", "platforms: {kafka: {version: '4.2', clients: [python]}}")
              .platforms == Names{"celery", "rabbitmq"});
    CHECK(decide_one("says: process-this, retries: required", "platforms: {kafka: {version: '4.1', clients: [java]}}")
              .platforms == Names{"celery", "rabbitmq"});
}

TEST_CASE("RabbitMQ streams stand in for Kafka only where the team can carry little") {
    CHECK(decide_one("says: this-happened, replay: required", "platforms: {rabbitmq: {version: '4.2'}}").platforms ==
          Names{"kafka"});
    CHECK(decide_one("says: this-happened, replay: required",
                     "team: {operations: low}\nplatforms: {rabbitmq: {version: '4.2'}}")
              .platforms == Names{"rabbitmq"});
}

TEST_CASE("conflicts are told and do not move the verdict") {
    const auto decision = decide_one("says: process-this, ordering: per-key, retries: required");
    CHECK(decision.outcome.verdict == "task-queue");
    REQUIRE_FALSE(decision.advice.empty());
    CHECK(decision.advice.front().conflict);
    CHECK(decision.advice.front().rule == "order-against-retries");
}

TEST_CASE("nothing said is neither, with everything open") {
    const auto decision = decide_one("");
    CHECK(decision.outcome == Outcome{"neither", ""});
    CHECK_FALSE(decision.settled);
    CHECK_FALSE(decision.ask.empty());
    CHECK(decision.ask.front().fact == "says");
}
