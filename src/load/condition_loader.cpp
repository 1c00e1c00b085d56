#include "load/condition_loader.hpp"

#include "base/spelling.hpp"
#include "base/text.hpp"
#include "load/value_parser.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tense {
namespace {

std::string_view trim(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

std::string expected_of(const FactSpec& fact) {
    switch (fact.kind) {
        case FactKind::choice:
        case FactKind::level:
            return "one of " + join({fact.choices.begin(), fact.choices.end()}, ", ");
        case FactKind::flag:
            return "true or false";
        case FactKind::names:
            return "a name or a list of names";
        case FactKind::version:
            return "a version, \">= 4.2\" or \"[3.3..4.0)\"";
        case FactKind::number:
            return fact.unit == Unit::none
                       ? "a number, \">= 2\" or \"[1..5]\""
                       : fmt::format("{}, with >, >=, <, <= before it or in an interval such as \"[a..b)\"",
                                     describe(fact.unit));
    }
    return {};
}

// One end of an interval or the right side of a comparison.
std::optional<Known> bound(std::string_view text, const FactSpec& fact) {
    text = trim(text);
    if (fact.kind == FactKind::version) {
        if (auto version = VersionNumber::parse(text)) return Known{*version};
        return std::nullopt;
    }
    if (fact.unit == Unit::none && text == "many") return Known{k_many};
    if (const auto result = parse_quantity(text, fact.unit); result.value) return Known{*result.value};
    return std::nullopt;
}

std::optional<Interval> interval(std::string_view text, const FactSpec& fact) {
    text = trim(text);
    Interval out;
    const auto starts = [&](std::string_view sign) {
        if (!text.starts_with(sign)) return false;
        text.remove_prefix(sign.size());
        return true;
    };
    if (!text.empty() && (text.front() == '[' || text.front() == '(')) {
        const auto dots = text.find("..");
        if (dots == std::string_view::npos || (text.back() != ']' && text.back() != ')')) return std::nullopt;
        out.low_open = text.front() == '(';
        out.high_open = text.back() == ')';
        out.low = bound(text.substr(1, dots - 1), fact);
        out.high = bound(text.substr(dots + 2, text.size() - dots - 3), fact);
        if (!out.low || !out.high) return std::nullopt;
        return out;
    }
    if (starts(">=")) {
        out.low = bound(text, fact);
    } else if (starts(">")) {
        out.low = bound(text, fact);
        out.low_open = true;
    } else if (starts("<=")) {
        out.high = bound(text, fact);
    } else if (starts("<")) {
        out.high = bound(text, fact);
        out.high_open = true;
    } else {
        out.low = out.high = bound(text, fact);
    }
    if (!out.low && !out.high) return std::nullopt;
    return out;
}

class TestLoader {
public:
    TestLoader(const FactSpec& fact, UnaryTest& test, DiagnosticSink& sink) : fact_(fact), test_(test), sink_(sink) {}

    void item(const yaml::Node& node) {
        if (!node.is_scalar()) {
            sink_.report("rule-test", node.span,
                         fmt::format("the test of `{}` is {} here", fact_.path, yaml::describe(node)),
                         expected_of(fact_));
            return;
        }
        if (!written_.empty()) written_ += " or ";
        written_ += node.text;
        test_.written = written_;
        if (!read(node))
            sink_.report("rule-test", node.span,
                         fmt::format("`{}` cannot be tested for \"{}\"", fact_.path, printable(node.text)),
                         expected_of(fact_), nearest(node.text, {fact_.choices.begin(), fact_.choices.end()}));
    }

private:
    bool read(const yaml::Node& node) {
        switch (fact_.kind) {
            case FactKind::choice:
            case FactKind::level: {
                const auto found = std::ranges::find(fact_.choices, node.text);
                if (found == fact_.choices.end()) return false;
                test_.choices.push_back(static_cast<int>(found - fact_.choices.begin()));
                return true;
            }
            case FactKind::flag:
                if (!node.is_plain() || (node.text != "true" && node.text != "false")) return false;
                test_.flags.push_back(node.text == "true");
                return true;
            case FactKind::names:
                test_.names.push_back(node.text);
                return !node.text.empty();
            case FactKind::number:
            case FactKind::version: {
                const auto parsed = interval(node.text, fact_);
                if (!parsed) return false;
                test_.intervals.push_back(*parsed);
                return true;
            }
        }
        return false;
    }

    const FactSpec& fact_;
    UnaryTest& test_;
    DiagnosticSink& sink_;
    std::string written_;
};

Condition load_test(const yaml::Node& key, const yaml::Node& value, DiagnosticSink& sink) {
    Condition out;
    out.kind = Condition::Kind::test;
    out.test.span = key.span;
    const auto id = find_fact(key.text);
    if (!id) {
        std::vector<std::string_view> names = fact_paths();
        names.insert(names.end(), {"all", "any", "not"});
        sink.report("rule-unknown-fact", key.span, fmt::format("no fact is called `{}`", printable(key.text)),
                    "a fact, or all, any or not", nearest(key.text, names));
        return out;
    }
    out.test.fact = *id;
    const FactSpec& fact = facts()[static_cast<std::size_t>(*id)];
    TestLoader loader{fact, out.test, sink};
    if (value.kind == yaml::Node::Kind::sequence) {
        if (value.items.empty())
            sink.report("rule-test", key.span, fmt::format("the test of `{}` is an empty list", fact.path),
                        expected_of(fact));
        for (const yaml::Node& item : value.items) loader.item(item);
    } else {
        loader.item(value);
    }
    return out;
}

}  // namespace

Condition load_condition(const yaml::Node& node, DiagnosticSink& sink) {
    Condition out;
    if (node.kind != yaml::Node::Kind::mapping || node.entries.empty()) {
        sink.report("rule-test", node.span, fmt::format("a condition is {} here", yaml::describe(node)),
                    "a mapping such as {replay: required}");
        return out;
    }
    for (const auto& [key, value] : node.entries) {
        Condition part;
        if (key.text == "all" || key.text == "any") {
            part.kind = key.text == "all" ? Condition::Kind::all : Condition::Kind::any;
            if (value.kind != yaml::Node::Kind::sequence || value.items.empty())
                sink.report("rule-test", key.span, fmt::format("`{}` is {} here", key.text, yaml::describe(value)),
                            "a list of conditions, at least one");
            for (const yaml::Node& item : value.items) part.parts.push_back(load_condition(item, sink));
        } else if (key.text == "not") {
            part.kind = Condition::Kind::negation;
            part.parts.push_back(load_condition(value, sink));
        } else {
            part = load_test(key, value, sink);
        }
        out.parts.push_back(std::move(part));
    }
    if (out.parts.size() == 1) {
        // Moved out first: assigning a part over its own owner would free it while it is read.
        Condition only = std::move(out.parts.front());
        return only;
    }
    out.kind = Condition::Kind::all;
    return out;
}

std::optional<Known> load_literal(const yaml::Node& node, const FactSpec& fact, DiagnosticSink& sink) {
    const std::string what = "`value`";
    const auto wrap = [](auto parsed) -> std::optional<Known> {
        if (!parsed) return std::nullopt;
        return Known{*parsed};
    };
    switch (fact.kind) {
        case FactKind::choice:
            return wrap(parse_choice(node, what, fact.choices, sink));
        case FactKind::level:
            return wrap(parse_level(node, what, sink));
        case FactKind::flag:
            return wrap(parse_flag(node, what, sink));
        case FactKind::version:
            return wrap(parse_version(node, what, sink));
        case FactKind::number:
            return wrap(fact.unit == Unit::none ? parse_count(node, what, sink)
                                                : parse_measure(node, what, fact.unit, sink));
        case FactKind::names:
            break;
    }
    sink.report("rule-test", node.span, fmt::format("`{}` cannot be assumed", fact.path), "a fact of a workload");
    return std::nullopt;
}

}  // namespace tense
