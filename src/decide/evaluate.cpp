#include "decide/evaluate.hpp"

#include <algorithm>

namespace tense {
namespace {

Truth truth_of(bool value) {
    return value ? Truth::yes : Truth::no;
}

Truth opposite(Truth truth) {
    if (truth == Truth::unknown) return truth;
    return truth == Truth::yes ? Truth::no : Truth::yes;
}

// Numbers and versions share the shape of an interval; only the comparison differs.
template <typename T>
bool inside(const Interval& interval, const T& value) {
    if (interval.low) {
        const T& low = std::get<T>(*interval.low);
        if (value < low || (interval.low_open && value == low)) return false;
    }
    if (interval.high) {
        const T& high = std::get<T>(*interval.high);
        if (high < value || (interval.high_open && value == high)) return false;
    }
    return true;
}

Truth evaluate_test(const UnaryTest& test, const Facts& values) {
    const auto index = static_cast<std::size_t>(test.fact);
    if (is_known(values[index])) return truth_of(holds(test, known(values[index])));
    return facts()[index].system ? Truth::no : Truth::unknown;
}

void collect(const Condition& condition, const Facts& values, std::vector<FactId>& out) {
    const Truth truth = evaluate(condition, values);
    switch (condition.kind) {
        case Condition::Kind::always:
            return;
        case Condition::Kind::test:
            if (std::ranges::find(out, condition.test.fact) == out.end()) out.push_back(condition.test.fact);
            return;
        case Condition::Kind::negation:
            collect(condition.parts.front(), values, out);
            return;
        case Condition::Kind::all:
        case Condition::Kind::any:
            // Only the parts that share the result took part in it: all of a true `all`, the true ones of a true `any`.
            for (const Condition& part : condition.parts)
                if (evaluate(part, values) == truth) collect(part, values, out);
            return;
    }
}

}  // namespace

bool holds(const UnaryTest& test, const Known& value) {
    switch (value.index()) {
        case 0:
            return std::ranges::find(test.choices, std::get<int>(value)) != test.choices.end();
        case 1:
            return std::ranges::find(test.flags, std::get<bool>(value)) != test.flags.end();
        case 2:
            return std::ranges::any_of(test.intervals,
                                       [&](const Interval& i) { return inside(i, std::get<double>(value)); });
        case 3: {
            const auto& names = std::get<std::vector<std::string>>(value);
            return std::ranges::any_of(
                test.names, [&](const std::string& name) { return std::ranges::find(names, name) != names.end(); });
        }
        default:
            return std::ranges::any_of(test.intervals,
                                       [&](const Interval& i) { return inside(i, std::get<VersionNumber>(value)); });
    }
}

Truth evaluate(const Condition& condition, const Facts& values) {
    switch (condition.kind) {
        case Condition::Kind::always:
            return Truth::yes;
        case Condition::Kind::test:
            return evaluate_test(condition.test, values);
        case Condition::Kind::negation:
            return opposite(evaluate(condition.parts.front(), values));
        case Condition::Kind::all: {
            Truth out = Truth::yes;
            for (const Condition& part : condition.parts) {
                out = std::min(out, evaluate(part, values));
                if (out == Truth::no) break;
            }
            return out;
        }
        case Condition::Kind::any: {
            Truth out = Truth::no;
            for (const Condition& part : condition.parts) {
                out = std::max(out, evaluate(part, values));
                if (out == Truth::yes) break;
            }
            return out;
        }
    }
    return Truth::unknown;
}

std::vector<FactId> reasons(const Condition& condition, const Facts& values) {
    std::vector<FactId> out;
    collect(condition, values, out);
    return out;
}

Facts facts_of(const RuleSet& rules, const FactSheet& circumstances, const FactSheet& workload) {
    const auto specs = facts();
    Facts out(specs.size());
    for (std::size_t i = 0; i < specs.size(); ++i) {
        out[i] = specs[i].system ? circumstances[i].value : workload[i].value;
        if (!specs[i].system || specs[i].kind != FactKind::names || !is_known(out[i])) continue;
        auto names = std::get<std::vector<std::string>>(known(out[i]));
        for (std::string& name : names) {
            name = platform_key(name);
            for (const Platform& platform : rules.platforms)
                if (std::ranges::find(platform.also_called, name) != platform.also_called.end())
                    name = platform.rule.id;
        }
        // "Celery" and "celery" are one platform: named twice, a flip could drop only one of the two.
        std::vector<std::string> once;
        for (std::string& name : names)
            if (std::ranges::find(once, name) == once.end()) once.push_back(std::move(name));
        make_known(out[i], std::move(once));
    }
    return out;
}

}  // namespace tense
