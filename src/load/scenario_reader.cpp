#include "load/scenario_reader.hpp"

#include "base/text.hpp"
#include "load/fact_reader.hpp"
#include "load/value_parser.hpp"
#include "load/workload_loader.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tense {
namespace {

// A verdict, or what to do instead of one: what `decided: {pattern}` takes.
std::string read_outcome(const yaml::Node& node, std::string_view key, DiagnosticSink& sink) {
    const auto choices = find_field(Scope::decided, "pattern")->choices;
    const auto index = parse_choice(node, fmt::format("`{}`", key), choices, sink);
    return index ? std::string{choices[static_cast<std::size_t>(*index)]} : std::string{};
}

// One, or a list of them.
std::vector<std::string> read_outcomes(MappingReader& reader, std::string_view key, DiagnosticSink& sink) {
    std::vector<std::string> out;
    const yaml::Node* node = reader.take(key);
    if (node == nullptr) return out;
    if (node->kind != yaml::Node::Kind::sequence) return {read_outcome(*node, key, sink)};
    for (const yaml::Node& item : items_of(*node, fmt::format("`{}`", key), sink))
        out.push_back(read_outcome(item, key, sink));
    return out;
}

void read_expectations(MappingReader& reader, const yaml::Node& item, Scenario& out, DiagnosticSink& sink) {
    const yaml::Node* expect = reader.take("expect");
    const yaml::Node* todo = reader.take("todo_expect");
    if (expect != nullptr) out.expect = read_outcome(*expect, "expect", sink);
    if (todo != nullptr) out.expect = read_outcome(*todo, "todo_expect", sink);
    out.todo = todo != nullptr;
    out.expect_not = read_outcomes(reader, "expect_not", sink);
    if (const yaml::Node* node = reader.take("because_includes"))
        out.because = read_names(*node, "`because_includes`", sink);
    out.flips_to = read_outcomes(reader, "flips_to", sink);
    if (expect != nullptr && todo != nullptr)
        sink.report("rule-scenario", item.span, "a scenario has both `expect` and `todo_expect`", "one of the two");
    const bool nothing =
        expect == nullptr && todo == nullptr && out.expect_not.empty() && out.because.empty() && out.flips_to.empty();
    if (nothing)
        sink.report("rule-scenario", item.span, "the scenario expects nothing",
                    "expect, todo_expect, expect_not, because_includes or flips_to");
    if (!out.expect.empty() && std::ranges::find(out.expect_not, out.expect) != out.expect_not.end())
        sink.report("rule-scenario", item.span, fmt::format("the scenario expects {} and expects it not", out.expect),
                    "one of the two");
}

}  // namespace

void read_scenarios(MappingReader& file, std::vector<Scenario>& out, DiagnosticSink& sink) {
    const yaml::Node* list = file.require("scenarios");
    if (list == nullptr) return;
    for (const yaml::Node& item : items_of(*list, "`scenarios`", sink)) {
        MappingReader reader{item, "a scenario", sink};
        if (!reader.ok()) continue;
        Scenario scenario;
        scenario.span = item.span;
        if (const yaml::Node* node = reader.require("name"))
            if (const auto name = read_name(*node, "`name`", sink)) scenario.name = name->value;
        if (const yaml::Node* node = reader.require("given"))
            scenario.system = load_given(*node, {scenario.name, item.span}, sink);
        read_expectations(reader, item, scenario, sink);
        reader.finish();
        const auto twin = std::ranges::find(out, scenario.name, &Scenario::name);
        if (!scenario.name.empty() && twin != out.end())
            sink.report("duplicate-name", item.span,
                        fmt::format("two scenarios are named \"{}\"", printable(scenario.name)),
                        "a name of its own for each scenario")
                .notes.push_back({twin->span, "first here"});
        out.push_back(std::move(scenario));
    }
}

}  // namespace tense
