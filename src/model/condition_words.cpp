// Conditions as sentences. The numbers are quoted as the rule writes them, so that "1/min" stays "1/min".
#include "base/text.hpp"
#include "model/condition.hpp"

#include <string_view>

namespace tense {
namespace {

// "a" -> not a; "a", "b" -> neither a nor b; more -> none of a, b and c.
std::string none_of(const std::vector<std::string>& items) {
    if (items.size() == 1) return "not " + items.front();
    if (items.size() == 2) return "neither " + items.front() + " nor " + items.back();
    return "none of " + listed(items, "and");
}

// The parts of a list of tests as it was written: ">= 2 or many".
std::vector<std::string> pieces(std::string_view written) {
    constexpr std::string_view k_joint = " or ";
    std::vector<std::string> out;
    for (std::size_t end = written.find(k_joint); end != std::string_view::npos; end = written.find(k_joint)) {
        out.emplace_back(written.substr(0, end));
        written.remove_prefix(end + k_joint.size());
    }
    out.emplace_back(written);
    return out;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

// ">= 2" -> at least 2, "(1..5]" -> more than 1 and at most 5. `opposed`: what holds otherwise, for a single
// comparison.
std::string comparison(std::string_view text, bool opposed = false) {
    struct Sign {
        std::string_view sign, words, opposite;
    };
    constexpr Sign k_signs[] = {{">=", "at least ", "less than "},
                                {"<=", "at most ", "more than "},
                                {">", "more than ", "at most "},
                                {"<", "less than ", "at least "}};
    text = trimmed(text);
    for (const Sign& sign : k_signs)
        if (text.starts_with(sign.sign))
            return std::string{opposed ? sign.opposite : sign.words}.append(trimmed(text.substr(sign.sign.size())));
    const auto dots = text.find("..");
    if (dots == std::string_view::npos || (text.front() != '[' && text.front() != '(')) {
        return (opposed ? "not " : "") + std::string{text};
    }
    std::string out = text.front() == '(' ? "more than " : "at least ";
    out.append(trimmed(text.substr(1, dots - 1)));
    out.append(text.back() == ')' ? " and less than " : " and at most ");
    return (opposed ? "not " : "") + out.append(trimmed(text.substr(dots + 2, text.size() - dots - 3)));
}

std::string test_in_words(const UnaryTest& test, bool negated) {
    const FactSpec& fact = facts()[static_cast<std::size_t>(test.fact)];
    switch (fact.kind) {
        case FactKind::names:
            if (!negated) return fact.path + " has " + listed(test.names, "or");
            return fact.path +
                   (test.names.size() == 1 ? " does not have " + test.names.front() : " has " + none_of(test.names));
        case FactKind::choice:
        case FactKind::level: {
            std::vector<std::string> names;
            for (const int choice : test.choices) names.emplace_back(fact.choices[static_cast<std::size_t>(choice)]);
            return fact.path + " is " + (negated ? none_of(names) : listed(names, "or"));
        }
        case FactKind::flag:
            return fact.path + (negated ? " is not " : " is ") + test.written;
        case FactKind::number:
        case FactKind::version: {
            const std::vector<std::string> written = pieces(test.written);
            // A circumstance that is not stated fails every test, so that "not at least 4" is more than "less than 4".
            const bool turns = negated && written.size() == 1 && !fact.system;
            std::vector<std::string> words;
            for (const std::string& piece : written) words.push_back(comparison(piece, turns));
            return fact.path + (negated && !turns ? " is not " : " is ") + listed(words, "or");
        }
    }
    return {};
}

// The kind of a condition as it is told: a `not` goes inwards, and a list of one is that one.
Condition::Kind told_kind(const Condition& condition) {
    using Kind = Condition::Kind;
    const bool list = condition.kind == Kind::all || condition.kind == Kind::any;
    if (list && condition.parts.size() == 1) return told_kind(condition.parts.front());
    if (condition.kind != Kind::negation) return condition.kind;
    const Kind inner = told_kind(condition.parts.front());
    return inner == Kind::all ? Kind::any : inner == Kind::any ? Kind::all : inner;
}

// Only an "or" within an "and", or the reverse, needs brackets.
std::string joined(const Condition& condition, std::string_view word) {
    std::string out;
    for (const Condition& part : condition.parts) {
        const Condition::Kind kind = told_kind(part);
        const bool nested = kind == Condition::Kind::any || kind == Condition::Kind::all;
        if (!out.empty()) out += word;
        out += nested && kind != condition.kind ? "(" + in_words(part) + ")" : in_words(part);
    }
    return out;
}

}  // namespace

std::string in_words(const Condition& condition) {
    switch (condition.kind) {
        case Condition::Kind::always:
            return "always";
        case Condition::Kind::test:
            return test_in_words(condition.test, false);
        case Condition::Kind::all:
            return condition.parts.empty() ? "always" : joined(condition, " and ");
        case Condition::Kind::any:
            return condition.parts.empty() ? "never" : joined(condition, " or ");
        case Condition::Kind::negation: {
            const Condition& inner = condition.parts.front();
            return inner.kind == Condition::Kind::test ? test_in_words(inner.test, true) : in_words(opposite(inner));
        }
    }
    return {};
}

}  // namespace tense
