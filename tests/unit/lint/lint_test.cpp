// Each check on the built-in rules with one thing spoilt: the finding is there, of the right rule, and its example is a
// file that `decide` reads. The built-in rules themselves have none.
#include "lint/lint.hpp"
#include "catch.hpp"
#include "decide/coverage.hpp"
#include "decide/engine.hpp"
#include "load/builtin_rules.hpp"
#include "load/ruleset_loader.hpp"
#include "support/systems.hpp"

#include <algorithm>
#include <stdexcept>

using namespace tense;

namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

Files builtin() {
    Files out;
    for (const BuiltinFile& file : builtin_files())
        if (!holds_scenarios(file.text)) out.emplace_back(file.path, file.text);
    return out;
}

// One text of one file replaced; throws where it is not there, so that a reworded rule cannot make a test empty.
Files spoilt(const std::string& path, const std::string& from, const std::string& to) {
    Files out = builtin();
    for (auto& [name, text] : out) {
        if (name != path) continue;
        const std::size_t at = text.find(from);
        if (at == std::string::npos) throw std::runtime_error(path + " does not say: " + from);
        text.replace(at, from.size(), to);
        return out;
    }
    throw std::runtime_error("no file " + path);
}

Files with(const std::string& path, const std::string& text) {
    Files out = builtin();
    out.emplace_back(path, text);
    return out;
}

std::string text_of(const std::string& path) {
    for (const auto& [name, text] : builtin())
        if (name == path) return text;
    throw std::runtime_error("no file " + path);
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    if (at == std::string::npos) throw std::runtime_error("not there: " + from);
    return text.replace(at, from.size(), to);
}

std::vector<RuleFinding> lint(const Files& files) {
    static std::vector<RuleSet> k_kept;  // findings point into the rules
    k_kept.reserve(64);
    k_kept.push_back(test::rules_from(files));
    std::vector<RuleFinding> out = lint_rules(k_kept.back());
    for (const RuleFinding& finding : out) {
        INFO(finding.code << " " << finding.message);
        REQUIRE(find_lint_check(finding.code) != nullptr);
        if (!finding.witness.empty()) REQUIRE_NOTHROW(test::systems_from(finding.witness));
    }
    return out;
}

// The finding of this code about this rule; fails where there is none.
RuleFinding found(const std::vector<RuleFinding>& findings, const std::string& code, const std::string& rule) {
    const auto match = std::ranges::find_if(
        findings, [&](const RuleFinding& finding) { return finding.code == code && finding.rule == rule; });
    INFO(code << " of " << rule);
    REQUIRE(match != findings.end());
    return *match;
}

const std::string k_need = R"(id: slow-readers
kind: need
title: Some readers are slow
why: Here to be found fault with.
sources: ["A title, 2026"]
when: {WHEN}
say: some readers are slow
covered_by: [event-log]
examples: [{fires: {says: this-happened}}, {silent: {says: answer-now}}]
)";

Files with_need(const std::string& when, const std::string& more = {}) {
    return with("needs/slow-readers.yaml", replaced(k_need, "WHEN", when) + more);
}

}  // namespace

TEST_CASE("the built-in rules have no defect, and say which needs are not monotone") {
    const auto findings = lint_rules(test::builtin_rules());
    REQUIRE_FALSE(findings.empty());
    for (const RuleFinding& finding : findings) {
        INFO(finding.message);
        CHECK(finding.code == "R09");
        CHECK(finding.rule == "kept-history");
        CHECK_FALSE(finding.witness.empty());
    }
}

TEST_CASE("R02: what nothing uses") {
    found(lint(with("platforms/pulsar.yaml",
                    "id: pulsar\nkind: platform\ntitle: Pulsar\nwhy: Here to be idle.\nsources: [\"A title, 2026\"]\n"
                    "effort: 77\n")),
          "R02", "pulsar");
    found(lint(with("facts/idle.yaml",
                    "kind: facts\nfacts:\n  - {id: Z-1, statement: Nothing rests on this., source: \"A title, 2026\", "
                    "as_of: 2026-01-01, status: verified}\n")),
          "R02", "Z-1");
}

TEST_CASE("R03: an input that nothing covers is found, and is one") {
    const Files files =
        spoilt("roles/direct-call.yaml", "when: {says: answer-now}", "when: {says: answer-now, loss_tolerable: true}");
    const RuleFinding finding = found(lint(files), "R03", "");
    REQUIRE_FALSE(finding.witness.empty());
    const auto systems = test::systems_from(finding.witness);
    CHECK_FALSE(decide(test::rules_from(files), systems.front()).workloads.front().uncovered.empty());
}

TEST_CASE("R04: what can never decide") {
    found(lint(spoilt("needs/replay.yaml", "when: {replay: required}",
                      "when: {replay: required, not: {replay: [preferred, required]}}")),
          "R04", "replay");
    found(lint(spoilt("needs/long-items.yaml", "{duration: '> 5m'}", "{duration: '> 5m'}, {duration: '> 10m'}")), "R04",
          "long-items");
    found(lint(spoilt("providers/celery-on-redis.yaml", "when: {system.operates: redis}",
                      "when: {system.operates: redis, not: {system.operates: redis}}")),
          "R04", "celery-on-redis");
    found(lint(spoilt("roles/in-process.yaml", "when: {readers_in_one_process: true,",
                      "when: {readers_in_one_process: [true], says: keep-state, replay: required,")),
          "R04", "in-process");
    found(lint(spoilt("assumptions/nobody-starts-over.yaml", "replay: none}", "replay: none, not: {replay: none}}")),
          "R04", "nobody-starts-over");
}

TEST_CASE("R05: nothing but an id tells two apart") {
    found(lint(with("providers/celery-twin.yaml", replaced(text_of("providers/celery-on-rabbitmq.yaml"),
                                                           "id: celery-on-rabbitmq", "id: celery-twin"))),
          "R05", "celery-on-rabbitmq");
    const RuleFinding finding =
        found(lint(spoilt("assumptions/readers-may-lag.yaml", "yields_to: [nobody-starts-over]\n", "")), "R05",
              "nobody-starts-over");
    CHECK_FALSE(finding.witness.empty());
}

TEST_CASE("R06: a provider that is always dearer") {
    found(lint(with("providers/celery-dear.yaml",
                    replaced(replaced(text_of("providers/celery-on-rabbitmq.yaml"), "id: celery-on-rabbitmq",
                                      "id: celery-dear"),
                             "runs: [celery, rabbitmq]", "runs: [celery, rabbitmq, redis]"))),
          "R06", "celery-dear");
}

TEST_CASE("R07: a need that another implies") {
    const RuleFinding unsaid =
        found(lint(spoilt("needs/fan-out.yaml", "refines: [fact-to-announce]\n", "")), "R07", "fan-out");
    CHECK(unsaid.message.find("never changes a verdict") != std::string::npos);
    found(lint(with_need("replay: required")), "R07", "replay");  // the same, and replay comes first
    const RuleFinding wrong =
        found(lint(with_need("late_readers: required, readers: '>= 2'", "refines: [late-readers, replay]\n")), "R07",
              "slow-readers");
    CHECK(wrong.message.find("refines `replay`") != std::string::npos);
    CHECK_FALSE(wrong.witness.empty());
}

TEST_CASE("R08: needs that never meet") {
    found(lint(with_need("replay: none")), "R08", "replay");
}

TEST_CASE("R10: a threshold without a dated source, and a bound on both sides") {
    Files files = spoilt("needs/outlives-workers.yaml", "  - R-19\n  - C-24\n  - A-10\n", "  - A good book\n");
    found(lint(files), "R10", "outlives-workers");
    const auto findings =
        lint(spoilt("needs/outlives-workers.yaml", "{duration: '>= 1d'}", "{duration: '>= 1d'}, {duration: '> 1d'}"));
    const RuleFinding one = found(findings, "R10", "outlives-workers");
    CHECK(one.message.find("lower side") != std::string::npos);
    CHECK(one.fix() == "Write both as `>=`, or both as `>`; the side below then has `<`, or `<=`.");
    CHECK(one.witness == "tense: 1\nworkloads:\n  - name: w\n    duration: 1d\n");
    CHECK(found(lint(files), "R10", "outlives-workers").fix() == "Cite a dated fact, or a source with its date.");
    const auto most = lint(spoilt("needs/outlives-workers.yaml", "{duration.max: '>= 1d'}",
                                  "{duration.max: '>= 1d'}, {duration.max: '> 1d'}"));
    CHECK(found(most, "R10", "outlives-workers").witness ==
          "tense: 1\nworkloads:\n  - name: w\n    duration: {max: 1d}\n");
    const auto part = lint(with_need("any: [{replay.window: '>= 7d'}, {replay.window: '> 7d'}]",
                                     "ask: {replay.window: \"How far back?\"}\n"));
    CHECK(found(part, "R10", "slow-readers").witness ==
          "tense: 1\nworkloads:\n  - name: w\n    replay: {need: required, window: 7d}\n");
}

TEST_CASE("R04: a dead threshold stands at the rule that has it, in its words") {
    const RuleFinding dead =
        found(lint(spoilt("needs/long-items.yaml", "{duration: '> 5m'}", "{duration: '> 5m'}, {duration: '> 90d'}")),
              "R04", "long-items");
    CHECK(dead.message ==
          "the threshold of duration in `long-items` (> 90d) decides for no input of those tried: 90d and below is "
          "answered like above 90d");
    REQUIRE(dead.span.source != nullptr);
    const std::string line{dead.span.source->line(dead.span.line)};
    CHECK(line.substr(static_cast<std::size_t>(dead.span.column - 1), 8) == "duration");
}

TEST_CASE("R11: a verdict that takes nearly all") {
    Files files = spoilt("ruleset.yaml", "says: {process-this: 0.5, this-happened: 0.27, both: 0.23}",
                         "says: {process-this: 1.0}");
    for (auto& [name, text] : files)
        if (name == "ruleset.yaml") text.erase(text.find("  replay:"));
    CHECK(found(lint(files), "R11", "").message.find("task-queue is the verdict of") == 0);
}

TEST_CASE("R12: texts that are not true to their condition") {
    found(lint(spoilt("needs/stream-at-high-rate.yaml", "more than 100,000 a second", "more than 50,000 a second")),
          "R12", "stream-at-high-rate");
    found(lint(spoilt("needs/stream-at-high-rate.yaml", "rate: '> 100000/s'", "rate: '> 90000/s'")), "R12",
          "stream-at-high-rate");
    found(lint(spoilt("needs/replay.yaml", "say: someone reads again from an earlier point",
                      "say: late_readers need it")),
          "R12", "replay");
}

TEST_CASE("R13: what no test shows, with an input that would show it") {
    const std::vector<Exercise> nothing;
    const CompiledRules compiled{test::builtin_rules()};
    const auto findings = lint_coverage(compiled, measure_coverage(test::builtin_rules(), nothing));
    CHECK(findings.size() > 450);
    std::string silent;
    for (const RuleFinding& finding : findings) {
        INFO(finding.message);
        if (finding.witness.empty()) silent += finding.message + "\n";
        if (finding.message == "no example shows of `retries`: fires")
            CHECK(finding.witness == "tense: 1\nworkloads:\n  - name: w\n    retries: required\n");
        if (finding.message == "no scenario expects hybrid")
            CHECK(decide(compiled, test::systems_from(finding.witness).front()).workloads.front().outcome.verdict ==
                  "hybrid");
    }
    CHECK(silent == "");
}

TEST_CASE("R14: examples that contradict each other") {
    found(lint(spoilt("needs/replay.yaml", "examples:\n", "examples:\n  - silent: {replay: required}\n")), "R14",
          "replay");
}

TEST_CASE("R17: questions out of step") {
    found(lint(spoilt("needs/replay.yaml", "ask:\n", "ask:\n  replay.window: How far back?\n")), "R17", "replay");
    const Files files = with_need("late_readers: required, readers: '>= 2'",
                                  "refines: [late-readers]\nask: {late_readers: \"Are some late?\"}\n");
    found(lint(files), "R17", "slow-readers");
}
