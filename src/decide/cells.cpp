#include "decide/cells.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace tense {
namespace {

// Where a fact of numbers is cut: each bound is a point of its own between two open stretches.
struct Cuts {
    std::set<double> numbers;
    std::vector<VersionNumber> versions;
    std::set<std::string> names;
    bool tested = false;
};

void collect(const Condition& condition, std::vector<Cuts>& cuts) {
    if (condition.kind == Condition::Kind::test) {
        Cuts& cut = cuts[static_cast<std::size_t>(condition.test.fact)];
        cut.tested = true;
        for (const Interval& interval : condition.test.intervals)
            for (const auto& bound : {interval.low, interval.high}) {
                if (!bound) continue;
                if (const double* number = std::get_if<double>(&*bound)) cut.numbers.insert(*number);
                if (const auto* version = std::get_if<VersionNumber>(&*bound)) cut.versions.push_back(*version);
            }
        cut.names.insert(condition.test.names.begin(), condition.test.names.end());
    }
    for (const Condition& part : condition.parts) collect(part, cuts);
}

// A number that people would write, strictly between two others; `high` may be infinite.
double between(double low, double high) {
    if (std::isinf(high)) return low <= 0 ? 1 : low * 10;
    const double middle = low <= 0 ? high / 2 : std::sqrt(low * high);
    const double scale = std::pow(10.0, std::floor(std::log10(middle)));
    for (const double step : {1.0, 2.0, 5.0, 10.0, 3.0, 7.0, 1.5, 4.0, 6.0, 8.0, 9.0}) {
        const double round = step * scale;
        if (round > low && round < high) return round;
    }
    return middle;
}

// Points and the stretches between them. Counts have no stretch between neighbours.
std::vector<Known> numbers(const std::set<double>& points, bool whole) {
    std::vector<Known> out;
    const auto add_between = [&](double low, double high, bool low_inside) {
        if (whole) {
            const double next = low_inside ? low : low + 1;
            if (next < high) out.emplace_back(std::isinf(high) ? next : std::floor(std::max(next, high - 1)));
        } else if (low < high) {
            out.emplace_back(between(low, high));
        }
    };
    double last = 0;
    bool at_start = true;
    for (const double point : points) {
        if (point > 0 || !at_start) add_between(last, point, at_start);
        out.emplace_back(point);
        last = point;
        at_start = false;
    }
    if (!std::isinf(last)) add_between(last, k_many, at_start);
    return out;
}

std::vector<Known> versions(std::vector<VersionNumber> points) {
    std::ranges::sort(points, [](const VersionNumber& a, const VersionNumber& b) { return a < b; });
    points.erase(std::unique(points.begin(), points.end()), points.end());
    std::vector<Known> out;
    const auto add = [&](const std::string& text) {
        if (const auto version = VersionNumber::parse(text)) out.emplace_back(*version);
    };
    add("0.1");
    for (const VersionNumber& point : points) {
        add(point.text());
        add(point.text() + ".0.1");  // just above: a patch release
    }
    return out;
}

}  // namespace

std::vector<const Condition*> deciding_conditions(const RuleSet& rules) {
    std::vector<const Condition*> out;
    for (const Need& need : rules.needs) {
        out.push_back(&need.must);
        if (need.prefer) out.push_back(&*need.prefer);
    }
    for (const Role& role : rules.roles) out.push_back(&role.when);
    for (const Provider& provider : rules.providers) out.push_back(&provider.when);
    return out;
}

Cells cells_of(const RuleSet& rules) {
    const RuleSet* one = &rules;
    return cells_of(std::span{&one, 1});
}

Cells cells_of(std::span<const RuleSet* const> sets) {
    std::vector<const Condition*> conditions;
    std::set<std::string> platforms;
    for (const RuleSet* rules : sets) {
        for (const Condition* condition : deciding_conditions(*rules)) conditions.push_back(condition);
        for (const Assumption& assumption : rules->assumptions) conditions.push_back(&assumption.when);
        for (const Platform& platform : rules->platforms) platforms.insert(platform.rule.id);
    }
    return cells_of(conditions, platforms);
}

Cells cells_of(const std::vector<const Condition*>& conditions, const std::set<std::string>& platforms) {
    const auto specs = facts();
    std::vector<Cuts> cuts(specs.size());
    for (const Condition* condition : conditions) collect(*condition, cuts);
    Cells out;
    out.values.resize(specs.size());
    for (std::size_t i = 0; i < specs.size(); ++i) {
        if (!cuts[i].tested) continue;
        auto& values = out.values[i];
        switch (specs[i].kind) {
            case FactKind::choice:
            case FactKind::level:
                for (int choice = 0; choice < static_cast<int>(specs[i].choices.size()); ++choice)
                    values.emplace_back(choice);
                break;
            case FactKind::flag:
                values.emplace_back(false);
                values.emplace_back(true);
                break;
            case FactKind::number:
                values = numbers(cuts[i].numbers, specs[i].unit == Unit::none);
                break;
            case FactKind::version:
                values = versions(cuts[i].versions);
                break;
            case FactKind::names:
                // What is operated prices candidates even where no condition asks for it.
                if (specs[i].path == "system.operates") cuts[i].names.insert(platforms.begin(), platforms.end());
                for (const std::string& name : cuts[i].names) values.emplace_back(std::vector<std::string>{name});
                break;
        }
    }
    return out;
}

}  // namespace tense
