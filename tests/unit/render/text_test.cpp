#include "base/text.hpp"
#include "render/registry.hpp"
#include "unit/render/sample.hpp"

#include "catch.hpp"

#include <algorithm>
#include <sstream>

using namespace tense;

namespace {

const SourceText k_source{"examples/storefront.yaml", ""};

std::string text_of(const Report& report, RenderOptions options = {}) {
    return find_renderer("text")->render(report, options);
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> out;
    std::istringstream in{text};
    for (std::string line; std::getline(in, line);) out.push_back(line);
    return out;
}

bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

std::string without_escapes(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\x1b')
            while (text[i] != 'm') ++i;
        else
            out += text[i];
    }
    return out;
}

// A line may be too long only where it has no space to break at, behind its margin and its first marks.
bool breakable(std::string_view line) {
    while (!line.empty()) {
        const std::size_t start = line.find_first_not_of(' ');
        if (start == std::string_view::npos) return false;
        line.remove_prefix(start);
        const std::size_t end = line.find(' ');
        if (end == std::string_view::npos) return false;
        if (end > 40) return false;  // a word that cannot be broken stands here
        line.remove_prefix(end);
    }
    return true;
}

Report single(WorkloadDecision workload) {
    Report report;
    report.systems.resize(1);
    report.systems[0].decision.system = "s";
    report.systems[0].decision.file = "s.yaml";
    report.systems[0].decision.outcome = workload.outcome;
    report.systems[0].decision.settled = workload.settled;
    report.systems[0].decision.workloads = {std::move(workload)};
    return report;
}

}  // namespace

TEST_CASE("a workload is named with its verdict in plain words") {
    const std::string text = text_of(sample::report({}, k_source));
    CHECK(contains(text, "storefront  (examples/storefront.yaml)\n"));
    CHECK(contains(text, "order-placed: event log, on Kafka\n"));
    CHECK(contains(text, "  provisional: could become hybrid\n"));
    CHECK(contains(text, "send-receipt: task queue, on Celery and RabbitMQ\n  settled\n"));
    CHECK(contains(text,
                   "The system: hybrid, on Celery, RabbitMQ and Kafka, of which Kafka is to be added\n  settled\n"));
}

TEST_CASE("reasons come with the line of the file and the user's own words") {
    const std::string text = text_of(sample::report({}, k_source));
    CHECK(contains(text, "any one of these is enough:\n"));
    CHECK(contains(text, "- someone reads again from an earlier point\n"));
    CHECK(contains(text, "replay: required (line 17), \"rebuild the search index\"\n"));
    CHECK(contains(text, "late_readers: taken for required\n"));
}

TEST_CASE("neither says what to do instead") {
    CHECK(contains(text_of(sample::report({}, k_source)), "quote-price: neither, no broker: a direct call\n"));
    WorkloadDecision workload;
    workload.name = "price-changed";
    workload.outcome = {"neither", "publish-subscribe"};
    workload.roles = {"publish-subscribe"};
    workload.platforms = {"rabbitmq"};
    CHECK(contains(text_of(single(workload)), "price-changed: neither: publish-subscribe, on RabbitMQ\n"));
}

TEST_CASE("a settled verdict whose instead is open says so") {
    CHECK(contains(text_of(sample::report({}, k_source)),
                   "  settled; in its place could be neither (the same process)\n"));
}

TEST_CASE("empty sections are not printed") {
    WorkloadDecision workload;
    workload.name = "w";
    workload.outcome = {"task-queue", ""};
    workload.settled = true;
    CHECK(text_of(single(workload)) ==
          "s  (s.yaml)\n"
          "===========\n"
          "\n"
          "w: task queue: nothing is asked for yet\n"
          "  settled\n"
          "\n"
          "The system: task queue\n"
          "  settled\n");
    CHECK(text_of({}).empty());
}

TEST_CASE("sets of needs that only work together are printed as sets") {
    WorkloadDecision workload = sample::order_placed({}, k_source);
    workload.because = {{"replay", "retries"}};
    CHECK(contains(text_of(single(workload)), "because     these together:\n"));
    workload.because = {{"replay", "retries"}, {"late-readers", "retries"}};
    const std::string text = text_of(single(workload));
    CHECK(contains(text,
                   "any one of these is enough: replay with retries or late-readers\n                with retries\n"));
    CHECK(contains(text, "- replay: someone reads again from an earlier point\n"));
    workload.because = {{"replay"}};
    CHECK(contains(text_of(single(workload)), "because     someone reads again from an earlier point\n"));
}

namespace {

// Line breaks and indentation as one space, for what may wrap anywhere.
std::string one_line(const std::string& text) {
    std::string out;
    for (const char c : text)
        if (c != '\n' && c != ' ')
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    return out;
}

}  // namespace

TEST_CASE("long lists end with what is left out") {
    WorkloadDecision workload = sample::order_placed({}, k_source);
    workload.flips.resize(9, workload.flips.front());
    workload.ask_groups.resize(6, {{workload.ask.front().fact}, workload.ask.front().could_become});
    workload.possible = {workload.outcome};
    const std::string text = text_of(single(workload));
    CHECK(contains(one_line(text), "; and 4 more"));
    CHECK(contains(text, "and 3 more in --format json\n"));
    workload.flips.resize(4);
    CHECK_FALSE(contains(one_line(text_of(single(workload))), "and 4 more"));
}

TEST_CASE("what no allowed role covers is named") {
    WorkloadDecision workload = sample::order_placed({}, k_source);
    workload.uncovered = {"replay", "something-else"};
    const std::string text = text_of(single(workload));
    CHECK(contains(text, "  uncovered   replay: someone reads again from an earlier point\n"));
    CHECK(contains(text, "              something-else\n"));
}

TEST_CASE("a platform is named again only where there is more to say of it") {
    WorkloadDecision workload = sample::send_receipt({}, k_source);
    CHECK_FALSE(contains(text_of(single(workload)), "  on  "));
    workload.added = {"rabbitmq"};
    CHECK(contains(text_of(single(workload)),
                   "  on          task queue: Celery and RabbitMQ, of which RabbitMQ is to be added\n"));
    workload.added = {};
    workload.placements[0].limits = {"priorities are approximate"};
    CHECK(contains(text_of(single(workload)),
                   "  on          task queue: Celery and RabbitMQ\n"
                   "                limit: priorities are approximate\n"));
}

TEST_CASE("the sketch shows readers, seam, queue, workers and dead letters") {
    const std::string text = text_of(sample::report({}, k_source));
    CHECK(contains(text,
                   "  [producer order-placed] --> [topic order-placed]\n"
                   "    --> [billing]\n"
                   "    --> [seam order-placed] --> [queue send-receipt] --> [workers send-receipt]\n"
                   "      --> [dead letters send-receipt]\n"
                   "  [caller quote-price] --> [service quote-price]\n"));
}

TEST_CASE("a sketch of a circle ends") {
    Report report;
    report.systems.resize(1);
    using Kind = TopologyNode::Kind;
    report.systems[0].topology.nodes = {{"a", Kind::queue, "a", "", ""}, {"b", Kind::queue, "b", "", ""}};
    report.systems[0].topology.links = {{"a", "b", ""}, {"b", "a", ""}};
    CHECK(contains(text_of(report), "  [a] --> [b] --> [a]\n"));
}

TEST_CASE("a sketch deeper than the page goes on at the margin") {
    Report report;
    report.systems.resize(1);
    Topology& picture = report.systems[0].topology;
    for (int i = 0; i < 3000; ++i) {
        const std::string id = std::to_string(i);
        picture.nodes.push_back({"w" + id, TopologyNode::Kind::worker, "workers " + id, "", ""});
        picture.nodes.push_back({"d" + id, TopologyNode::Kind::dead_letter, "dead letters " + id, "", ""});
        picture.links.push_back({"w" + id, "d" + id, ""});
        if (i > 0) picture.links.push_back({"w" + std::to_string(i - 1), "w" + id, ""});
    }
    const std::string text = text_of(report);
    for (int i : {0, 1, 1500, 2999}) CHECK(contains(text, "[dead letters " + std::to_string(i) + "]"));
    for (const std::string& line : lines_of(text)) CHECK(display_width(line) <= 80);
}

TEST_CASE("findings stand below the systems with their place and rule") {
    CHECK(contains(text_of(sample::report({}, k_source)),
                   "\nexamples/storefront.yaml:21:5: error: send-receipt: celery is decided for, and\n"
                   "  no stated need asks for it [unearned-platform]\n"));
    Report report;
    report.findings = {{"some-rule", Severity::note, "something", {}, ""}};
    CHECK(text_of(report) == "note: something [some-rule]\n");
}

TEST_CASE("text holds no control characters and stays within 80 columns") {
    std::vector<std::string> texts = sample::hostile_texts();
    texts.push_back(sample::Words{}.fact);
    for (const std::string& hostile : texts) {
        CAPTURE(hostile);
        const SourceText source{hostile, ""};
        const std::string text = text_of(sample::report(sample::Words::all(hostile), source));
        for (const std::string& line : lines_of(text)) {
            CAPTURE(line);
            for (const char c : line) {
                const auto byte = static_cast<unsigned char>(c);
                REQUIRE(byte >= 0x20);
                REQUIRE(byte != 0x7f);
            }
            CHECK_FALSE(contains(line, "\xc2\x9b"));
            CHECK_FALSE(contains(line, "\xe2\x80\xae"));
            CHECK_FALSE(contains(line, "\xe2\x81\xa7"));
            CHECK_FALSE(line.ends_with(' '));
            if (display_width(line) > 80) CHECK_FALSE(breakable(line));
        }
    }
}

TEST_CASE("a name cannot start a line of its own") {
    sample::Words words;
    words.fact = "x\n\nThe system: event log\n  settled";
    words.reader = "y] --> [queue fake";
    const std::string text = text_of(sample::report(words, k_source));
    int systems = 0;
    for (const std::string& line : lines_of(text)) systems += line.starts_with("The system");
    CHECK(systems == 1);
    CHECK_FALSE(contains(text, "[queue fake"));
}

TEST_CASE("colour adds escape sequences and nothing else") {
    const Report report = sample::report({}, k_source);
    const std::string plain = text_of(report);
    const std::string colored = text_of(report, {.color = true});
    CHECK(colored != plain);
    CHECK(without_escapes(colored) == plain);
    CHECK_FALSE(contains(plain, "\x1b"));
    CHECK(contains(colored, "\x1b[1mtask queue, on Celery and RabbitMQ\x1b[0m"));
    CHECK(contains(colored, "\x1b[32msettled\x1b[0m"));
    for (const std::string& hostile : sample::hostile_texts()) {
        const SourceText source{hostile, ""};
        const Report other = sample::report(sample::Words::all(hostile), source);
        CHECK(without_escapes(text_of(other, {.color = true})) == text_of(other));
    }
}

TEST_CASE("any width gives a text") {
    const Report report = sample::report({}, k_source);
    for (const int width : {-1, 0, 1, 40, 79, 120, 2000}) {
        const std::string text = text_of(report, {.width = width});
        CHECK(contains(text, "order-placed"));
        if (width >= 79)
            for (const std::string& line : lines_of(text))
                CHECK(display_width(line) <= static_cast<std::size_t>(width));
    }
}

TEST_CASE("an ordinary workload takes at most 25 lines") {
    for (const auto& workload :
         {sample::order_placed({}, k_source), sample::send_receipt({}, k_source), sample::quote_price({}, k_source)}) {
        const std::size_t around = 5;  // the head and the system's own lines
        CHECK(lines_of(text_of(single(workload))).size() - around <= 25);
    }
}

TEST_CASE("every workload and every piece of advice is in the text") {
    const Report report = sample::report({}, k_source);
    std::string text;  // without the line breaks
    for (const std::string& line : lines_of(text_of(report)))
        text += " " + line.substr(std::min(line.size(), line.find_first_not_of(' ')));
    for (const WorkloadDecision& workload : report.systems[0].decision.workloads) {
        CHECK(contains(text, " " + workload.name + ": "));
        for (const Advised& advised : workload.advice) CHECK(contains(text, advised.title));
    }
}
