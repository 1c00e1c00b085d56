// Ids as people say them. The text format and every other format for people take them from here.
#pragma once

#include "base/text.hpp"
#include "model/decision.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tense {

// A verdict, role or platform: "task queue", "RabbitMQ". An id without a row is returned as it is.
[[nodiscard]] std::string_view words_for(std::string_view id);

// As a verdict stands alone: "task queue", "neither, no broker: a direct call".
[[nodiscard]] std::string outcome_words(const Outcome& outcome);
// As it stands in a sentence: "task queue", "neither (direct call)".
[[nodiscard]] std::string outcome_brief(const Outcome& outcome);

// listed() of ids, in words.
[[nodiscard]] std::string listed_words(const std::vector<std::string>& ids, std::string_view last_joint = "and");

// Behind a verdict: ", on Celery and RabbitMQ"; empty when there is nothing to operate.
[[nodiscard]] std::string on_words(const std::vector<std::string>& platforms);

// ", to be added" behind a list of platforms, or ", of which Kafka is to be added"; empty when nothing is.
[[nodiscard]] std::string added_words(const std::vector<std::string>& platforms, const std::vector<std::string>& added);

// "settled", or what else it could become.
[[nodiscard]] std::string status_words(const WorkloadDecision& workload);
[[nodiscard]] std::string status_words(const SystemDecision& system);

// "retries: required (line 21)", "rate: taken for 1/s", "replay: not said".
[[nodiscard]] std::string reading_words(const Reading& reading);
// The same with what the file gives as the reason: "retries: required (line 21), "mail servers time out"".
[[nodiscard]] std::string reading_and_why(const Reading& reading);

}  // namespace tense
