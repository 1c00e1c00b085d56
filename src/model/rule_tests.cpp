#include "model/rule_tests.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tense {

std::string_view to_text(TestState state) {
    switch (state) {
        case TestState::passed:
            return "passed";
        case TestState::failed:
            return "failed";
        case TestState::todo:
            return "todo";
        case TestState::todo_passes:
            return "todo-passes";
        case TestState::changed:
            return "changed";
    }
    return {};
}

std::string_view to_text(CoverageItem::Kind kind) {
    switch (kind) {
        case CoverageItem::Kind::rule:
            return "rule";
        case CoverageItem::Kind::branch:
            return "branch";
        case CoverageItem::Kind::verdict:
            return "verdict";
    }
    return {};
}

std::string to_text(const Share& share) {
    return fmt::format("{}.{} % ({} of {})", share.per_mille() / 10, share.per_mille() % 10, share.covered, share.all);
}

Share Coverage::total() const {
    return {static_cast<std::size_t>(std::ranges::count_if(items, &CoverageItem::covered)), items.size()};
}

Share Coverage::of(CoverageItem::Kind kind) const {
    Share out;
    for (const CoverageItem& item : items) {
        if (item.kind != kind) continue;
        ++out.all;
        if (item.covered) ++out.covered;
    }
    return out;
}

std::size_t RuleTestReport::count(TestState state) const {
    return static_cast<std::size_t>(std::ranges::count(tests, state, &RuleTest::state));
}

}  // namespace tense
