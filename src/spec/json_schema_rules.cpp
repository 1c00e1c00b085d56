// The schema of rule files: one object a kind, told apart by `kind`.
#include "model/rule.hpp"
#include "spec/json_parts.hpp"
#include "spec/json_schema.hpp"
#include "spec/rule_format.hpp"

#include <stdexcept>
#include <utility>

namespace tense {
namespace {

using namespace schema;

Json described(std::string_view description, Json type) {
    Json out{{"description", description}};
    out.update(type);
    return out;
}

// One literal, or a list of which any may hold.
Json one_or_more(Json literal) {
    Json list{{"type", "array"}, {"minItems", 1}, {"items", literal}};
    return any_of({std::move(literal), std::move(list)});
}

// What a condition may test a fact for.
Json test_of(const FactSpec& fact) {
    switch (fact.kind) {
        case FactKind::choice:
        case FactKind::level:
            return one_or_more(one_of(fact.choices));
        case FactKind::flag:
            return one_or_more({{"type", "boolean"}});
        case FactKind::names:
            return one_or_more(text());
        case FactKind::number:
        case FactKind::version:
            return one_or_more({{"type", Json::array({"string", "number"})}});
    }
    throw std::logic_error("a kind of fact without a test");
}

Json condition() {
    const Json list{{"type", "array"}, {"minItems", 1}, {"items", reference("condition")}};
    Json properties = Json::object();
    properties["all"] = described("All of these conditions.", list);
    properties["any"] = described("Any of these conditions.", list);
    properties["not"] = described("Not this condition.", reference("condition"));
    for (const FactSpec& fact : facts()) properties[fact.path] = described(fact.summary, test_of(fact));
    Json out = object(std::move(properties), Json::array());
    out["minProperties"] = 1;
    return out;
}

// A workload without its name, with circumstances under `system`.
Json fragment() {
    Json properties = Json::object();
    for (const Field& field : fields())
        if (field.scope == Scope::workload && field.shape != Shape::text && field.shape != Shape::mapping)
            properties[std::string{field.name}] = fields_of(Scope::workload)[std::string{field.name}];
    properties["triggers"] = described("How many workloads this one triggers.", count());
    Json circumstances = Json::object();
    const Json document = fields_of(Scope::document);
    for (const Field& field : fields())
        if (field.scope == Scope::document && field.circumstance)
            circumstances[std::string{field.name}] = document[std::string{field.name}];
    properties["system"] = described("Circumstances.", object(std::move(circumstances), Json::array()));
    return object(std::move(properties), Json::array());
}

Json dated_facts() {
    Json row = object({{"id", text()},
                       {"statement", text()},
                       {"source", text()},
                       {"status", one_of(fact_statuses())},
                       {"as_of", date()}},
                      {"id", "statement", "source", "status", "as_of"});
    return {{"type", "array"}, {"items", std::move(row)}};
}

Json examples() {
    Json fires = object({{"fires", reference("fragment")}}, {"fires"});
    Json silent = object({{"silent", reference("fragment")}}, {"silent"});
    Json todo_fires = object({{"todo_fires", reference("fragment")}}, {"todo_fires"});
    Json todo_silent = object({{"todo_silent", reference("fragment")}}, {"todo_silent"});
    return {{"type", "array"},
            {"minItems", 1},
            {"items", any_of({std::move(fires), std::move(silent), std::move(todo_fires), std::move(todo_silent)})}};
}

Json questions() {
    Json properties = Json::object();
    for (const FactSpec& fact : facts()) properties[fact.path] = text();
    return object(std::move(properties), Json::array());
}

Json covers() {
    Json only = object({{"only", list_of(text())}}, {"only"});
    Json except = object({{"except", list_of(text())}}, {"except"});
    return any_of({std::move(only), std::move(except)});
}

Json fact_path() {
    Json paths = Json::array();
    for (const FactSpec& fact : facts())
        if (!fact.system && !fact.derived) paths.push_back(fact.path);
    return {{"enum", std::move(paths)}};
}

Json type_of(const RuleKey& key, std::string_view kind) {
    switch (key.shape) {
        case RuleShape::kind:
            return {{"const", kind}};
        case RuleShape::flag:
            return {{"type", "boolean"}};
        case RuleShape::number:
            return count();
        case RuleShape::texts:
        case RuleShape::ids:
            return list_of(text());
        case RuleShape::text:
        case RuleShape::id:
            return text();
        case RuleShape::condition:
            return reference("condition");
        case RuleShape::questions:
            return reference("questions");
        case RuleShape::examples:
            return reference("examples");
        case RuleShape::covers:
            return covers();
        case RuleShape::workaround:
            return object({{"do", text()}, {"kind", one_of(workaround_kinds())}}, {"do", "kind"});
        case RuleShape::fact_path:
            return fact_path();
        case RuleShape::fact_value:
            return {{"type", Json::array({"string", "number", "boolean"})}};
        case RuleShape::verdict:
            return one_of(role_verdicts());
        case RuleShape::name:
            return text();
        case RuleShape::fragment:
            return reference("fragment");
        case RuleShape::outcome:
            return one_of(find_field(Scope::decided, "pattern")->choices);
        case RuleShape::outcomes:
            return one_or_more(one_of(find_field(Scope::decided, "pattern")->choices));
        case RuleShape::scenarios:
            return {{"type", "array"}, {"minItems", 1}, {"items", reference("scenario")}};
    }
    throw std::logic_error("a rule key without a schema");
}

// `every`: with the keys of every rule.
Json rule_of(std::string_view kind, bool every = true) {
    Json properties = Json::object();
    Json required = Json::array();
    for (const RuleKey& key : rule_keys_table()) {
        if (key.kind.empty() ? !every : key.kind != kind) continue;
        if (key.except == kind) continue;
        properties[std::string{key.key}] = described(key.summary, type_of(key, kind));
        if (key.required) required.push_back(key.key);
    }
    return object(std::move(properties), std::move(required));
}

}  // namespace

std::string rules_schema() {
    Json out{{"$schema", k_draft},
             {"title", "A tense rule file"},
             {"description", "One rule, a list of dated facts, or the version of a rule set. See tense-rules(5)."},
             {"oneOf", Json::array()}};
    Json definitions = Json::object();
    for (const std::string_view kind : rule_kind_names()) {
        // `need` and `platform` name both a kind of rule and a part of a workload file.
        const std::string name = "rule-" + std::string{kind};
        definitions[name] = rule_of(kind);
        out["oneOf"].push_back(reference(name));
    }
    definitions["facts"] = object({{"kind", {{"const", "facts"}}}, {"facts", dated_facts()}}, {"kind", "facts"});
    definitions["ruleset"] =
        object({{"kind", {{"const", "ruleset"}}}, {"version", version()}, {"base_rates", {{"type", "object"}}}},
               {"kind", "version"});
    out["oneOf"].push_back(reference("facts"));
    out["oneOf"].push_back(reference("ruleset"));
    definitions["scenario"] = rule_of("scenario", false);
    Json scenarios = rule_of("scenarios", false);
    scenarios["properties"]["kind"] = {{"const", "scenarios"}};
    scenarios["required"].push_back("kind");
    definitions["scenarios"] = std::move(scenarios);
    out["oneOf"].push_back(reference("scenarios"));
    definitions["condition"] = condition();
    definitions["questions"] = questions();
    definitions["examples"] = examples();
    definitions["fragment"] = fragment();
    const Json parts = field_definitions();
    for (const auto& [name, definition] : parts.items())
        if (name != "workload" && name != "decided") definitions[name] = definition;
    out["$defs"] = std::move(definitions);
    return printed(out);
}

}  // namespace tense
