// Ids as people say them. The text format and every other format for people take them from here.
#pragma once

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

// "a", "a and b", "a, b and c".
[[nodiscard]] std::string listed(const std::vector<std::string>& items, std::string_view last_joint = "and");
// The same of ids, in words.
[[nodiscard]] std::string listed_words(const std::vector<std::string>& ids, std::string_view last_joint = "and");

// ", to be added" behind a list of platforms, or ", of which Kafka is to be added"; empty when nothing is.
[[nodiscard]] std::string added_words(const std::vector<std::string>& platforms, const std::vector<std::string>& added);

}  // namespace tense
