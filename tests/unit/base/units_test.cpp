#include "base/units.hpp"

#include "catch.hpp"

#include <limits>
#include <string>

using tense::format_quantity;
using tense::parse_quantity;
using tense::QuantityResult;
using tense::Unit;

namespace {

double value_of(const std::string& text, Unit unit) {
    const QuantityResult result = parse_quantity(text, unit);
    INFO(text << ": " << result.problem);
    REQUIRE(result.value.has_value());
    CHECK(result.problem.empty());
    return *result.value;
}

std::string suggestion_for(const std::string& text, Unit unit) {
    const QuantityResult result = parse_quantity(text, unit);
    INFO(text);
    CHECK_FALSE(result.value.has_value());
    CHECK_FALSE(result.problem.empty());
    if (!result.suggestion.empty()) {
        CHECK(parse_quantity(result.suggestion, unit).value.has_value());
    }
    return result.suggestion;
}

std::string problem_of(const std::string& text, Unit unit) {
    const QuantityResult result = parse_quantity(text, unit);
    INFO(text);
    CHECK_FALSE(result.value.has_value());
    return result.problem;
}

}  // namespace

TEST_CASE("durations are read in seconds") {
    CHECK(value_of("350ms", Unit::duration) == 0.35);
    CHECK(value_of("30s", Unit::duration) == 30);
    CHECK(value_of("5m", Unit::duration) == 300);
    CHECK(value_of("1.5h", Unit::duration) == 5400);
    CHECK(value_of("7d", Unit::duration) == 604800);
    CHECK(value_of("1w", Unit::duration) == 604800);
    CHECK(value_of("0s", Unit::duration) == 0);
}

TEST_CASE("sizes are read in bytes, decimal and binary") {
    CHECK(value_of("1.2kB", Unit::size) == 1200);
    CHECK(value_of("1KiB", Unit::size) == 1024);
    CHECK(value_of("3MB", Unit::size) == 3e6);
    CHECK(value_of("1MiB", Unit::size) == 1048576);
    CHECK(value_of("2GB", Unit::size) == 2e9);
    CHECK(value_of("1GiB", Unit::size) == 1073741824);
    CHECK(value_of("64B", Unit::size) == 64);
}

TEST_CASE("rates are read in items per second") {
    CHECK(value_of("400/s", Unit::rate) == 400);
    CHECK(value_of("60/min", Unit::rate) == 1);
    CHECK(value_of("3600/h", Unit::rate) == 1);
    CHECK(value_of("86400/d", Unit::rate) == 1);
    CHECK(value_of("0.023/s", Unit::rate) == 0.023);
}

TEST_CASE("one space may stand before the unit and no more") {
    CHECK(value_of("30 s", Unit::duration) == 30);
    CHECK(value_of("400 /s", Unit::rate) == 400);
    CHECK(problem_of("30  s", Unit::duration) == "has too many spaces");
    CHECK(suggestion_for("30  s", Unit::duration) == "30s");
    CHECK(suggestion_for(" 30s", Unit::duration) == "30s");
    CHECK(suggestion_for("30s ", Unit::duration) == "30s");
}

TEST_CASE("plain numbers have no unit") {
    CHECK(value_of("12", Unit::none) == 12);
    CHECK(value_of("0.5", Unit::none) == 0.5);
    CHECK(problem_of("12s", Unit::none) == "is not a plain number");
}

TEST_CASE("a number without a unit is told the likely one") {
    CHECK(problem_of("400", Unit::rate) == "has no unit");
    CHECK(suggestion_for("400", Unit::rate) == "400/s");
    CHECK(suggestion_for("30", Unit::duration) == "30s");
    CHECK(suggestion_for("100", Unit::size) == "100B");
}

TEST_CASE("other names of units are understood well enough to suggest the right one") {
    CHECK(suggestion_for("30sec", Unit::duration) == "30s");
    CHECK(suggestion_for("5 minutes", Unit::duration) == "5m");
    CHECK(suggestion_for("400/sec", Unit::rate) == "400/s");
    CHECK(suggestion_for("400 rps", Unit::rate) == "400/s");
    CHECK(suggestion_for("10/m", Unit::rate) == "10/min");
    CHECK(suggestion_for("1KB", Unit::size) == "1kB");
    CHECK(suggestion_for("4mb", Unit::size) == "4MB");
    CHECK(suggestion_for("100 bytes", Unit::size) == "100B");
    CHECK(suggestion_for("1h30m", Unit::duration) == "90m");
    CHECK(suggestion_for("10k/s", Unit::rate) == "10000/s");
    CHECK(problem_of("3 fortnights", Unit::duration) == "has the unit \"fortnights\", which is not known here");
    CHECK(suggestion_for("3 fortnights", Unit::duration).empty());
}

TEST_CASE("other notations of numbers are refused with the plain one") {
    CHECK(suggestion_for("1,200/s", Unit::rate) == "1200/s");
    CHECK(suggestion_for("1_000_000B", Unit::size) == "1000000B");
    CHECK(suggestion_for("1,5h", Unit::duration) == "1.5h");
    CHECK(suggestion_for(".5s", Unit::duration) == "0.5s");
    CHECK(suggestion_for("5.s", Unit::duration) == "5s");
    CHECK(suggestion_for("+5s", Unit::duration) == "5s");
    CHECK(problem_of("1e3/s", Unit::rate) == "is not a plain decimal number");
    CHECK(problem_of("0x10", Unit::none) == "is not a plain number");
}

TEST_CASE("what is no quantity is refused") {
    CHECK(problem_of("", Unit::rate) == "is empty");
    CHECK(problem_of("-5s", Unit::duration) == "is below zero");
    CHECK(problem_of("fast", Unit::rate) == "is not a number");
    CHECK(problem_of("inf", Unit::none) == "is not a number");
    CHECK(problem_of("nan", Unit::none) == "is not a number");
    CHECK(problem_of(std::string(400, '9') + "s", Unit::duration) == "is outside of what can be counted");
    CHECK(problem_of(std::string(308, '9') + "w", Unit::duration) == "is outside of what can be counted");
    CHECK_FALSE(parse_quantity("\xFF", Unit::size).value);
    CHECK_FALSE(parse_quantity("1..2s", Unit::duration).value);
    CHECK_FALSE(parse_quantity("1.2.3s", Unit::duration).value);
    CHECK_FALSE(parse_quantity("s", Unit::duration).value);
    CHECK_FALSE(parse_quantity(" ", Unit::duration).value);
}

TEST_CASE("quantities are written short and readable") {
    CHECK(format_quantity(90, Unit::duration) == "90s");
    CHECK(format_quantity(604800, Unit::duration) == "7d");
    CHECK(format_quantity(3600, Unit::duration) == "1h");
    CHECK(format_quantity(5400, Unit::duration) == "90m");
    CHECK(format_quantity(0.35, Unit::duration) == "350ms");
    CHECK(format_quantity(0, Unit::duration) == "0s");
    CHECK(format_quantity(0.023, Unit::rate) == "0.023/s");
    CHECK(format_quantity(400, Unit::rate) == "400/s");
    CHECK(format_quantity(1.0 / 60, Unit::rate) == "1/min");
    CHECK(format_quantity(5.0 / 86400, Unit::rate) == "5/d");
    CHECK(format_quantity(12345678, Unit::rate) == "12345678/s");
    CHECK(format_quantity(1200, Unit::size) == "1.2kB");
    CHECK(format_quantity(1048576, Unit::size) == "1MiB");
    CHECK(format_quantity(1e6, Unit::size) == "1MB");
    CHECK(format_quantity(64, Unit::size) == "64B");
    CHECK(format_quantity(0.5, Unit::none) == "0.5");
    CHECK(format_quantity(3, Unit::none) == "3");
    CHECK(format_quantity(0, Unit::none) == "0");
}

TEST_CASE("what is written is read back as the same number") {
    double value = 1e-7;
    for (int i = 0; i < 400; ++i) {
        value *= 1.1371;
        for (const Unit unit : {Unit::none, Unit::duration, Unit::size, Unit::rate}) {
            const std::string text = format_quantity(value, unit);
            INFO(text);
            CHECK(parse_quantity(text, unit).value == value);
        }
    }
}

TEST_CASE("extreme numbers are written without trouble") {
    for (const double value : {std::numeric_limits<double>::max(), std::numeric_limits<double>::min(), 1e-320, 1e300}) {
        for (const Unit unit : {Unit::none, Unit::duration, Unit::size, Unit::rate}) {
            CHECK_FALSE(format_quantity(value, unit).empty());
        }
    }
    CHECK(format_quantity(std::numeric_limits<double>::infinity(), Unit::rate) == "unknown");
    CHECK(format_quantity(-1, Unit::rate) == "unknown");
}

TEST_CASE("each kind of quantity is described with its units") {
    CHECK(describe(Unit::duration) == "a duration such as 30s or 5m (ms s m h d w)");
    CHECK(std::string(describe(Unit::size)).find("KiB") != std::string::npos);
    CHECK(std::string(describe(Unit::rate)).find("/min") != std::string::npos);
    CHECK_FALSE(describe(Unit::none).empty());
}
