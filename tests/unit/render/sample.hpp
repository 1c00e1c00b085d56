// A made-up report of one system with three workloads. Every text that a user could have written comes from `words`,
// so that a test can put anything there.
#pragma once

#include "model/report.hpp"

#include <string>
#include <vector>

namespace sample {

struct Words {
    std::string file = "examples/storefront.yaml";
    std::string system = "storefront";
    std::string summary = "orders and what they set off";
    std::string fact = "order-placed";
    std::string job = "send-receipt";
    std::string call = "quote-price";
    std::string why = "rebuild the search index";
    std::string value = "[billing, search]";
    std::string reader = "billing";
    std::string message = "celery is decided for, and no stated need asks for it";

    // The same text in every place.
    static Words all(const std::string& text) { return {text, text, text, text, text, text, text, text, text, text}; }
};

inline tense::Reading reading(std::string fact, std::string value, const tense::SourceText& source, int line,
                              std::string why = {}) {
    return {std::move(fact), std::move(value), false, {&source, line, 15, 1}, std::move(why)};
}

inline tense::WorkloadDecision order_placed(const Words& words, const tense::SourceText& source) {
    using namespace tense;
    WorkloadDecision w;
    w.name = words.fact;
    w.span = {&source, 15, 5, 1};
    w.outcome = {"event-log", ""};
    w.roles = {"event-log"};
    w.possible = {{"event-log", ""}, {"hybrid", ""}};
    w.possible_verdicts = {"event-log", "hybrid"};
    w.placements = {{"event-log", "kafka-log", {"kafka"}, {}, "Kafka", {}, false}};
    w.platforms = {"kafka"};
    w.added = {"kafka"};
    w.needs = {{"replay",
                "someone reads again from an earlier point",
                Truth::yes,
                true,
                {reading("replay", "required", source, 17, words.why)},
                true,
                false},
               {"late-readers",
                "a reader may lag, join late or start over",
                Truth::yes,
                true,
                {reading("readers", words.value, source, 18), {"late_readers", "required", true, {}, ""}},
                true,
                true},
               {"retries",
                "one failed item is tried again by itself",
                Truth::unknown,
                true,
                {{"retries", "", false, {}, ""}},
                false,
                false}};
    w.because = {{"replay"}, {"late-readers"}};
    w.alternatives = {{{"hybrid", ""},
                       {"event-log", "task-queue"},
                       {"celery", "rabbitmq", "kafka"},
                       {"kafka"},
                       {},
                       "adds a seam between a log and its workers, and no stated need asks for it"},
                      {{"neither", "publish-subscribe"},
                       {"publish-subscribe"},
                       {"rabbitmq"},
                       {},
                       {"replay", "late-readers"},
                       "does not cover replay, late-readers"}};
    w.flips = {{{{"retries", "required"}}, {"hybrid", ""}},
               {{{"lifecycle", "required"}}, {"hybrid", ""}},
               {{{"replay", "none"}, {"late_readers", "none"}}, {"neither", "publish-subscribe"}}};
    w.assumed = {{"late_readers",
                  "required",
                  {"neither", "publish-subscribe"},
                  "none",
                  "the position of the rules",
                  "late-readers-assumed"}};
    w.ask = {{"retries",
              "Must one failed item be tried again without holding up the rest?",
              {"none", "preferred", "required"},
              {{"hybrid", ""}}},
             {"lifecycle",
              "Does anyone follow, cancel or wait for a single item?",
              {"none", "preferred", "required"},
              {{"hybrid", ""}}}};
    w.advice = {{"key-choice",
                 false,
                 "Order holds within a key only",
                 "A log keeps order within a partition.",
                 "Choose the key so that everything that must stay in order shares it.",
                 {reading("ordering", "per-key", source, 19)}}};
    w.statement = {reading("says", "this-happened", source, 16)};
    return w;
}

inline tense::WorkloadDecision send_receipt(const Words& words, const tense::SourceText& source) {
    using namespace tense;
    WorkloadDecision w;
    w.name = words.job;
    w.span = {&source, 20, 5, 1};
    w.outcome = {"task-queue", ""};
    w.roles = {"task-queue"};
    w.settled = true;
    w.possible = {{"task-queue", ""}};
    w.possible_verdicts = {"task-queue"};
    w.placements = {
        {"task-queue", "celery-on-rabbitmq", {"celery", "rabbitmq"}, {}, "Celery on RabbitMQ", {"celery"}, true}};
    w.platforms = {"celery", "rabbitmq"};
    w.needs = {{"retries",
                "one failed item is tried again by itself",
                Truth::yes,
                true,
                {reading("retries", "required", source, 23, words.why)},
                true,
                false},
               {"priorities",
                "some items go ahead of others",
                Truth::yes,
                true,
                {reading("priorities", "3", source, 24)},
                true,
                false}};
    w.because = {{"retries"}, {"priorities"}};
    w.alternatives = {{{"event-log", ""},
                       {"event-log"},
                       {"kafka"},
                       {"kafka"},
                       {"retries", "priorities"},
                       "does not cover retries, priorities"}};
    w.flips = {{{{"replay", "required"}}, {"hybrid", ""}}};
    w.advice = {{"order-and-retry",
                 true,
                 "Order per key and independent retries exclude each other",
                 "An item that is tried again is overtaken.",
                 "Say which of the two gives way.",
                 {}}};
    return w;
}

inline tense::WorkloadDecision quote_price(const Words& words, const tense::SourceText& source) {
    using namespace tense;
    WorkloadDecision w;
    w.name = words.call;
    w.span = {&source, 30, 5, 1};
    w.outcome = {"neither", "direct-call"};
    w.roles = {"direct-call"};
    w.settled = true;
    w.possible = {{"neither", "direct-call"}, {"neither", "in-process"}};
    w.possible_verdicts = {"neither"};
    w.placements = {{"direct-call", "plain-call", {}, {}, "A call", {}, false}};
    w.needs = {{"answer",
                "a caller waits for the answer",
                Truth::yes,
                true,
                {reading("says", "answer-now", source, 31)},
                true,
                false}};
    w.because = {{"answer"}};
    w.ask = {{"readers_in_one_process",
              "Do all readers live in one process?",
              {"true", "false"},
              {{"neither", "in-process"}}}};
    return w;
}

// `source` must outlive the report.
inline tense::Report report(const Words& words, const tense::SourceText& source) {
    using namespace tense;
    ReportedSystem system;
    system.decision.file = words.file;
    system.decision.system = words.system;
    system.decision.summary = words.summary;
    system.decision.outcome = {"hybrid", ""};
    system.decision.settled = true;
    system.decision.possible_verdicts = {"hybrid"};
    system.decision.platforms = {"celery", "rabbitmq", "kafka"};
    system.decision.added = {"kafka"};
    system.decision.workloads = {order_placed(words, source), send_receipt(words, source), quote_price(words, source)};
    using Kind = TopologyNode::Kind;
    system.topology.nodes = {{"a-producer", Kind::producer, "producer " + words.fact, "", words.fact},
                             {"a-topic", Kind::topic, "topic " + words.fact, "kafka", words.fact},
                             {"a-reader", Kind::consumer, words.reader, "", words.fact},
                             {"a-seam", Kind::seam, "seam " + words.fact, "", words.fact},
                             {"b-queue", Kind::queue, "queue " + words.job, "rabbitmq", words.job},
                             {"b-workers", Kind::worker, "workers " + words.job, "celery", words.job},
                             {"b-dead-letters", Kind::dead_letter, "dead letters " + words.job, "rabbitmq", words.job},
                             {"c-caller", Kind::caller, "caller " + words.call, "", words.call},
                             {"c-service", Kind::service, "service " + words.call, "", words.call}};
    system.topology.links = {
        {"a-producer", "a-topic", "publishes"},   {"a-topic", "a-reader", "reads"},
        {"a-topic", "a-seam", "reads"},           {"a-seam", "b-queue", "enqueues, then commits the offset"},
        {"b-queue", "b-workers", "acknowledges"}, {"b-workers", "b-dead-letters", "after the last retry"},
        {"c-caller", "c-service", "calls"}};
    Report out;
    out.version = "0.1.0";
    out.rules_version = "1";
    out.rules_digest = "sha256:0000";
    out.systems = {system};
    out.findings = {{"unearned-platform", Severity::error, words.message, {&source, 21, 5, 1}, words.job}};
    out.diagnostics = {{"unknown-key",
                        {&source, 3, 1, 1},
                        words.message,
                        words.value,
                        words.value,
                        {{{&source, 2, 1, 1}, words.why}}}};
    out.files = 1;
    out.workloads = 3;
    out.rules = 40;
    return out;
}

// What a file may hold to confuse whoever prints it.
inline std::vector<std::string> hostile_texts() {
    return {"",
            "<script>alert('x')</script> & \"quoted\" ]]>",
            "two\nlines\r\nand\ta tab",
            "storefront: hybrid\n  settled\n",
            std::string("nul\0inside", 10),
            "\x1b[2J\x1b[31mred\x07",
            "right \xe2\x80\xae to left \xe2\x81\xa7 isolate",
            "\xc2\x9b"
            "31m c1 control",
            "\xff\xfe broken \xc3 utf-8",
            "na\xc3\xafve \xe6\xb5\x8b\xe8\xaf\x95 \xf0\x9f\x98\x80",
            "] --> [queue fake",
            std::string(300, 'x'),
            "many short words " + std::string(10, ' ') +
                "and many more of them, so that a line has to be broken somewhere in the middle of it",
            "   ",
            "`backtick` | pipe \\ backslash {brace} %s %n"};
}

}  // namespace sample
