#include "base/spelling.hpp"

#include "catch.hpp"

#include <string>
#include <string_view>
#include <vector>

using tense::nearest;

TEST_CASE("a slip of the finger finds the name that was meant") {
    const std::vector<std::string_view> names{"replay", "retries", "routing", "rate_limit"};
    CHECK(nearest("replya", names) == "replay");   // swapped
    CHECK(nearest("repla", names) == "replay");    // lost
    CHECK(nearest("replaay", names) == "replay");  // doubled
    CHECK(nearest("reblay", names) == "replay");   // replaced
    CHECK(nearest("rooting", names) == "routing");
}

TEST_CASE("case, hyphen and underscore count as equal") {
    CHECK(nearest("rate-limit", {"rate_limit"}) == "rate_limit");
    CHECK(nearest("Rate_Limit", {"rate_limit"}) == "rate_limit");
    CHECK(nearest("KAFKA", {"kafka"}) == "kafka");
}

TEST_CASE("what is far away is not suggested") {
    CHECK(nearest("banana", {"replay", "retries"}).empty());
    CHECK(nearest("x", {"y"}).empty());
    CHECK(nearest("", {"a"}).empty());
    CHECK(nearest("replay", {}).empty());
    CHECK(nearest(std::string(10000, 'a'), {"aaa"}).empty());
}

TEST_CASE("among equally near names the first wins") {
    CHECK(nearest("cat", {"bat", "hat"}) == "bat");
    CHECK(nearest("hot", {"hat", "hot"}) == "hot");
}

TEST_CASE("a short word may be one letter off") {
    CHECK(nearest("ms", {"m"}) == "m");
    CHECK(nearest("nonee", {"none"}) == "none");
    CHECK(nearest("abcd", {"abxy"}).empty());
}
