#include "model/condition.hpp"

#include <algorithm>

namespace tense {
namespace {

void collect(const Condition& condition, std::vector<FactId>& out) {
    if (condition.kind == Condition::Kind::test && std::ranges::find(out, condition.test.fact) == out.end())
        out.push_back(condition.test.fact);
    for (const Condition& part : condition.parts) collect(part, out);
}

std::string test_in_words(const UnaryTest& test) {
    const FactSpec& fact = facts()[static_cast<std::size_t>(test.fact)];
    const bool list = fact.kind == FactKind::names;
    return fact.path + (list ? " has " : " is ") + test.written;
}

std::string joined(const std::vector<Condition>& parts, std::string_view word) {
    std::string out;
    for (const Condition& part : parts) {
        const bool nested = part.kind == Condition::Kind::any || part.kind == Condition::Kind::all;
        if (!out.empty()) out += word;
        out += nested && part.parts.size() > 1 ? "(" + in_words(part) + ")" : in_words(part);
    }
    return out;
}

}  // namespace

std::vector<FactId> facts_of(const Condition& condition) {
    std::vector<FactId> out;
    collect(condition, out);
    return out;
}

std::string in_words(const Condition& condition) {
    switch (condition.kind) {
        case Condition::Kind::always:
            return "always";
        case Condition::Kind::test:
            return test_in_words(condition.test);
        case Condition::Kind::all:
            return joined(condition.parts, " and ");
        case Condition::Kind::any:
            return condition.parts.empty() ? "never" : joined(condition.parts, " or ");
        case Condition::Kind::negation: {
            const Condition& inner = condition.parts.front();
            const bool plain = inner.kind == Condition::Kind::test;
            return plain ? "not " + in_words(inner) : "not (" + in_words(inner) + ")";
        }
    }
    return {};
}

}  // namespace tense
