#include "spec/json_schema.hpp"
#include "catch.hpp"
#include "model/field.hpp"
#include "spec/rule_format.hpp"

#include <nlohmann/json.hpp>

#include <set>
#include <string>
#include <utility>

using namespace tense;
using Json = nlohmann::json;

namespace {

// Every "$ref" points to a definition, and every definition is referred to.
void check_references(const Json& schema, const std::set<std::string>& roots) {
    std::set<std::string> used = roots;
    const auto walk = [&](const auto& self, const Json& node) -> void {
        if (node.is_object() && node.contains("$ref") && node["$ref"].is_string()) {
            const std::string target = node["$ref"].get<std::string>();
            REQUIRE(target.starts_with("#/$defs/"));
            INFO(target);
            CHECK(schema["$defs"].contains(target.substr(8)));
            used.insert(target.substr(8));
        }
        if (node.is_structured())
            for (const Json& child : node) self(self, child);
    };
    walk(walk, schema);
    for (const auto& [name, definition] : schema["$defs"].items()) {
        INFO(name);
        CHECK(used.contains(name));
    }
}

}  // namespace

TEST_CASE("each schema is JSON, names its draft and ends with a line ending") {
    for (const SchemaRow& row : schemas()) {
        const std::string text = row.write();
        CHECK(text.ends_with("}\n"));
        const Json schema = Json::parse(text);
        CHECK(schema["$schema"] == "https://json-schema.org/draft/2020-12/schema");
        check_references(schema, {});
    }
}

TEST_CASE("the workload schema has every field and allows no other") {
    const Json schema = Json::parse(workload_schema());
    const std::pair<Scope, const char*> places[] = {{Scope::team, "team"},
                                                    {Scope::platform, "platform"},
                                                    {Scope::workload, "workload"},
                                                    {Scope::decided, "decided"}};
    for (const Field& field : fields()) {
        INFO(field.name);
        if (field.scope == Scope::document) CHECK(schema["properties"].contains(std::string{field.name}));
        for (const auto& [scope, name] : places)
            if (field.scope == scope) CHECK(schema["$defs"][name]["properties"].contains(std::string{field.name}));
        if (field.scope == Scope::need && !field.only_of.empty())
            CHECK(
                schema["$defs"]["need-" + std::string{field.only_of}]["properties"].contains(std::string{field.name}));
    }
    CHECK(schema["additionalProperties"] == false);
    for (const auto& [name, definition] : schema["$defs"].items()) CHECK(definition["additionalProperties"] == false);
    CHECK(schema["required"] == Json::parse(R"(["tense", "workloads"])"));
}

TEST_CASE("a need is a level, a boolean, a mapping, and for two needs something shorter") {
    const Json workload = Json::parse(workload_schema())["$defs"]["workload"]["properties"];
    CHECK(workload["replay"]["anyOf"].size() == 3);
    CHECK(workload["priorities"]["anyOf"].back()["type"] == "integer");
    CHECK(workload["lifecycle"]["anyOf"].back()["type"] == "array");
    CHECK(workload["retries"]["anyOf"].size() == 3);
}

TEST_CASE("the rules schema has an object for every kind, with its keys alone") {
    const Json schema = Json::parse(rules_schema());
    for (const std::string_view kind : rule_kind_names()) {
        INFO(kind);
        const Json& rule = schema["$defs"]["rule-" + std::string{kind}];
        CHECK(rule["properties"]["kind"]["const"] == kind);
        CHECK(rule["additionalProperties"] == false);
        for (const RuleKey& key : rule_keys_table()) {
            INFO(key.key);
            if (key.kind == kind) CHECK(rule["properties"].contains(std::string{key.key}));
        }
    }
    CHECK_FALSE(schema["$defs"]["rule-platform"]["properties"].contains("examples"));
}

TEST_CASE("the report schema allows keys that are added later") {
    CHECK(report_schema().find("\"additionalProperties\": false") == std::string::npos);
}
