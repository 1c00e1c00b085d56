#include "render/words.hpp"
#include "catch.hpp"
#include "support/systems.hpp"

using namespace tense;

TEST_CASE("words for platforms and roles are the titles of their rules") {
    for (const Platform& platform : test::builtin_rules().platforms)
        CHECK(std::string{words_for(platform.rule.id)} == platform.rule.title);
    for (const Role& role : test::builtin_rules().roles) CHECK(std::string{words_for(role.rule.id)} == role.rule.title);
}

TEST_CASE("what has no words of its own prints as it is") {
    CHECK(std::string{words_for("snowflake")} == "snowflake");
}
