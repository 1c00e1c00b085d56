#include "render/words.hpp"

#include <algorithm>
#include <array>

namespace tense {
namespace {

struct Row {
    std::string_view id, words;
};

constexpr auto k_words = std::to_array<Row>({
    // verdicts and roles
    {"task-queue", "task queue"},
    {"event-log", "event log"},
    {"workflow-engine", "workflow engine"},
    {"database-table", "database table"},
    {"scheduled-job", "scheduled job"},
    {"in-process", "the same process"},
    {"direct-call", "direct call"},
    // platforms
    {"kafka", "Kafka"},
    {"rabbitmq", "RabbitMQ"},
    {"celery", "Celery"},
    {"redis", "Redis"},
    {"postgresql", "PostgreSQL"},
    {"mysql", "MySQL"},
    {"database", "a relational database"},
    {"task-broker", "the task broker run here"},
    {"log-broker", "the log run here"},
    {"temporal", "Temporal"},
    {"event-service", "the publish-subscribe service run here"},
    {"workflow-service", "the workflow engine run here"},
});

// What to do when the verdict is "neither".
constexpr auto k_instead = std::to_array<Row>({
    {"publish-subscribe", "neither: publish-subscribe"},
    {"workflow-engine", "neither: a workflow engine"},
    {"database-table", "neither, no broker: a database table"},
    {"scheduled-job", "neither, no broker: a scheduled job"},
    {"in-process", "neither, no broker: in the same process"},
    {"direct-call", "neither, no broker: a direct call"},
});

std::string status_text(bool settled, const std::vector<std::string>& others) {
    if (others.empty()) return settled ? "settled" : "provisional";
    return (settled ? "settled; in its place could be " : "provisional: could become ") + listed(others, "or");
}

}  // namespace

std::string_view words_for(std::string_view id) {
    const auto row = std::ranges::find(k_words, id, &Row::id);
    return row == k_words.end() ? id : row->words;
}

std::string outcome_words(const Outcome& outcome) {
    if (outcome.instead.empty()) return std::string{words_for(outcome.verdict)};
    const auto row = std::ranges::find(k_instead, outcome.instead, &Row::id);
    if (row != k_instead.end()) return std::string{row->words};
    return std::string{words_for(outcome.verdict)} + ": " + outcome.instead;
}

std::string outcome_brief(const Outcome& outcome) {
    std::string out{words_for(outcome.verdict)};
    if (!outcome.instead.empty()) out.append(" (").append(words_for(outcome.instead)).append(")");
    return out;
}

std::string listed_words(const std::vector<std::string>& ids, std::string_view last_joint) {
    std::vector<std::string> words;
    for (const std::string& id : ids) words.emplace_back(words_for(id));
    return listed(words, last_joint);
}

std::string on_words(const std::vector<std::string>& platforms) {
    return platforms.empty() ? std::string{} : ", on " + listed_words(platforms);
}

std::string added_words(const std::vector<std::string>& platforms, const std::vector<std::string>& added) {
    if (added.empty()) return {};
    if (added.size() == platforms.size()) return ", to be added";
    return ", of which " + listed_words(added) + (added.size() == 1 ? " is" : " are") + " to be added";
}

std::string status_words(const WorkloadDecision& workload) {
    std::vector<std::string> others;
    for (const Outcome& outcome : workload.possible)
        if (outcome != workload.outcome) others.push_back(outcome_brief(outcome));
    return status_text(workload.settled, others);
}

std::string status_words(const SystemDecision& system) {
    std::vector<std::string> others;
    for (const std::string& verdict : system.possible_verdicts)
        if (verdict != system.outcome.verdict) others.emplace_back(words_for(verdict));
    return status_text(system.settled, others);
}

std::string reading_words(const Reading& reading) {
    std::string out = reading.fact + ": ";
    if (reading.assumed)
        out += "taken for " + reading.value + (reading.rests_on.empty() ? "" : ", while " + reading.rests_on);
    else
        out += reading.value.empty() ? "not said" : reading.value;
    if (reading.span.known()) out += " (line " + std::to_string(reading.span.line) + ")";
    return out;
}

std::string reading_and_why(const Reading& reading) {
    return reading_words(reading) + (reading.why.empty() ? "" : ", \"" + reading.why + "\"");
}

}  // namespace tense
