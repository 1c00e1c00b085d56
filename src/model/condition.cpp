#include "model/condition.hpp"

#include <algorithm>

namespace tense {
namespace {

void collect(const Condition& condition, std::vector<FactId>& out) {
    if (condition.kind == Condition::Kind::test && std::ranges::find(out, condition.test.fact) == out.end())
        out.push_back(condition.test.fact);
    for (const Condition& part : condition.parts) collect(part, out);
}

}  // namespace

std::vector<FactId> facts_of(const Condition& condition) {
    std::vector<FactId> out;
    collect(condition, out);
    return out;
}

Condition opposite(const Condition& condition) {
    Condition out;
    switch (condition.kind) {
        case Condition::Kind::always:
            out.kind = Condition::Kind::any;  // of nothing: never
            break;
        case Condition::Kind::test:
            out.kind = Condition::Kind::negation;
            out.parts = {condition};
            break;
        case Condition::Kind::negation:
            return condition.parts.front();
        case Condition::Kind::all:
        case Condition::Kind::any:
            out.kind = condition.kind == Condition::Kind::all ? Condition::Kind::any : Condition::Kind::all;
            for (const Condition& part : condition.parts) out.parts.push_back(opposite(part));
            break;
    }
    return out;
}

}  // namespace tense
