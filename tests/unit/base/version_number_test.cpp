#include "base/version_number.hpp"

#include "base/version.hpp"
#include "catch.hpp"

#include <string>
#include <vector>

using tense::VersionNumber;

namespace {

VersionNumber version(const std::string& text) {
    const auto result = VersionNumber::parse(text);
    INFO(text);
    REQUIRE(result.has_value());
    return *result;
}

}  // namespace

TEST_CASE("versions compare part by part, as numbers") {
    const std::vector<std::string> ascending{"0.9",         "3.6",        "3.9",      "3.9.1",    "3.10",
                                             "4.0.0-alpha", "4.0.0-beta", "4.0-rc2",  "4.0-rc10", "4.0",
                                             "4.0.0.1",     "4.2",        "999999999"};
    for (std::size_t i = 0; i < ascending.size(); ++i) {
        for (std::size_t j = 0; j < ascending.size(); ++j) {
            INFO(ascending[i] << " and " << ascending[j]);
            CHECK((version(ascending[i]) < version(ascending[j])) == (i < j));
            CHECK((version(ascending[i]) == version(ascending[j])) == (i == j));
        }
    }
}

TEST_CASE("missing parts are zero and a leading v means nothing") {
    CHECK(version("4.2") == version("4.2.0"));
    CHECK(version("v3.9.1") == version("3.9.1"));
    CHECK(version("4") == version("4.0.0.0"));
    CHECK(version("v3.9.1").text() == "v3.9.1");
    CHECK(version("4.2-rc1") == version("4.2.0-rc01"));
    CHECK(version("4.2+rc1") < version("4.2"));
}

TEST_CASE("what is no version is refused") {
    for (const std::string text : {"", "v", "latest", "4.", ".4", "4..2", "4.2.", "1.2.3.4.5", "4.2-", "4.2 ", " 4.2",
                                   "4.x", "-1", "4,2", "4.2-rc 1", "99999999999", "4.2rc1", "\xFF"}) {
        INFO(text);
        CHECK_FALSE(VersionNumber::parse(text).has_value());
    }
}

TEST_CASE("the program has a version that it can read itself") {
    CHECK(VersionNumber::parse(tense::program_version()).has_value());
}
