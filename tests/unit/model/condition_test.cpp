#include "model/condition.hpp"

#include "catch.hpp"
#include "decide/cells.hpp"
#include "decide/evaluate.hpp"
#include "load/condition_loader.hpp"
#include "support/systems.hpp"

#include <random>
#include <stdexcept>

using namespace tense;

namespace {

Condition condition(const std::string& text) {
    static SourceStore k_store;
    DiagnosticSink sink;
    const auto documents = yaml::parse(k_store.add("condition.yaml", text), sink);
    Condition out = load_condition(documents.front().root, sink);
    if (!sink.empty()) throw std::runtime_error(sink.sorted().front().message);
    return out;
}

std::string words(const std::string& text) {
    return in_words(condition(text));
}

std::string otherwise(const std::string& text) {
    return in_words(opposite(condition(text)));
}

}  // namespace

TEST_CASE("a condition in words reads like a sentence") {
    CHECK(words("{replay: required}") == "replay is required");
    CHECK(words("{says: [this-happened, both]}") == "says is this-happened or both");
    CHECK(words("{readers: '>= 2', rate: '(1/s..100/s]'}") ==
          "readers is at least 2 and rate is more than 1/s and at most 100/s");
    CHECK(words("{rate: ['< 1/min', 5/s]}") == "rate is less than 1/min or 5/s");
    CHECK(words("{loss_tolerable: true}") == "loss_tolerable is true");
    CHECK(words("{system.operates: [postgresql, mysql, database]}") ==
          "system.operates has postgresql, mysql or database");
    CHECK(words("{any: [{replay: required}, {all: [{history: required}, {says: both}]}]}") ==
          "replay is required or (history is required and says is both)");
}

TEST_CASE("a not stands at the tests, and brackets only where they are needed") {
    CHECK(words("{not: {says: [this-happened, both]}}") == "says is neither this-happened nor both");
    CHECK(words("{not: {rate: '<= 1/s'}}") == "rate is more than 1/s");
    CHECK(words("{not: {any: [{replay: required}, {history: required}]}}") ==
          "replay is not required and history is not required");
    CHECK(words("{says: both, not: {any: [{replay: required}, {history: required}]}}") ==
          "says is both and replay is not required and history is not required");
    CHECK(otherwise("{says: both, replay: required}") == "says is not both or replay is not required");
    CHECK(otherwise("{system.operates: [rabbitmq, celery, redis]}") ==
          "system.operates has none of rabbitmq, celery and redis");
    // Nothing said fails the test too, so "less than 4.2" would leave something out.
    CHECK(otherwise("{system.platforms.kafka.version: '>= 4.2'}") ==
          "system.platforms.kafka.version is not at least 4.2");
}

TEST_CASE("the opposite of every built-in condition is true where it is false, and unknown with it") {
    const RuleSet& rules = test::builtin_rules();
    const Cells cells = cells_of(rules);
    std::vector<const Condition*> conditions = deciding_conditions(rules);
    for (const Advice& advice : rules.advice) conditions.push_back(&advice.when);
    for (const Assumption& assumption : rules.assumptions) conditions.push_back(&assumption.when);
    REQUIRE(conditions.size() > 60);
    std::mt19937 random{20261122U};
    int differing = 0;
    for (int round = 0; round < 300; ++round) {
        Facts values(facts().size());
        for (std::size_t i = 0; i < values.size(); ++i)
            if (!cells.values[i].empty() && random() % 2 == 0)
                values[i] = cells.values[i][random() % cells.values[i].size()];
        for (const Condition* each : conditions) {
            const Truth truth = evaluate(*each, values);
            const Truth turned = evaluate(opposite(*each), values);
            REQUIRE((truth == Truth::unknown) == (turned == Truth::unknown));
            REQUIRE((truth == Truth::yes) == (turned == Truth::no));
            differing += truth != turned ? 1 : 0;
        }
    }
    CHECK(differing > 1000);
}
