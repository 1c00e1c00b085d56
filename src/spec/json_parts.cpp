#include "spec/json_parts.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace tense::schema {
namespace {

// The extra keys of one need, as "$defs" calls the schema: "need-replay", or "need" when it has none.
std::string need_definition(std::string_view need) {
    const bool own = std::ranges::any_of(
        fields(), [&](const Field& field) { return field.scope == Scope::need && field.only_of == need; });
    return own ? "need-" + std::string{need} : "need";
}

// What may stand for a need besides a level: how many levels, or which parts.
const Field* short_form(std::string_view need) {
    for (const Field& field : fields())
        if (field.scope == Scope::need && field.only_of == need &&
            (field.shape == Shape::parts || field.name == "levels"))
            return &field;
    return nullptr;
}

Json schema_of(const Field& field);

Json need(const Field& field) {
    Json out{{"anyOf",
              Json::array({one_of(field.choices), Json{{"type", "boolean"}}, reference(need_definition(field.name))})}};
    if (const Field* extra = short_form(field.name)) out["anyOf"].push_back(schema_of(*extra));
    return out;
}

Json readers() {
    return any_of({list_of(text()), count(), Json{{"const", "many"}}});
}

Json spread(const Field& field) {
    const bool rate = field.unit == Unit::rate;
    Json pair = Json::object();
    pair[rate ? "average" : "typical"] = quantity(field.unit);
    pair[rate ? "peak" : "max"] = quantity(field.unit);
    Json two = object(std::move(pair), Json::array());
    two["minProperties"] = 1;
    return any_of({quantity(field.unit), std::move(two)});
}

Json mapping(const Field& field) {
    if (field.name == "platforms") return {{"type", "object"}, {"additionalProperties", reference("platform")}};
    return reference(field.name);  // team, decided
}

Json type_of(const Field& field) {
    switch (field.shape) {
        case Shape::text:
            return text();
        case Shape::choice: {
            Json words = one_of(field.choices);
            // `need: true` inside a mapping.
            if (field.scope == Scope::need && field.name == "need") return any_of({words, Json{{"type", "boolean"}}});
            return words;
        }
        case Shape::need:
            return need(field);
        case Shape::flag:
            return {{"type", "boolean"}};
        case Shape::number:
            return count();
        case Shape::quantity:
            return quantity(field.unit);
        case Shape::readers:
            return readers();
        case Shape::spread:
            return spread(field);
        case Shape::names:
            return list_of(text());
        case Shape::parts:
            return list_of(one_of(field.choices));
        case Shape::version:
            return version();
        case Shape::date:
            return date();
        case Shape::mapping:
            return mapping(field);
        case Shape::list:
            return {{"type", "array"}, {"minItems", 1}, {"items", reference("workload")}};
    }
    throw std::logic_error("a field shape without a schema");
}

Json schema_of(const Field& field) {
    Json out = Json::object();
    out["description"] = std::string{field.summary} + (field.details.empty() ? "" : " ") + std::string{field.details};
    out.update(type_of(field));
    if (field.scope == Scope::document && field.name == "tense")
        return {{"description", out["description"]}, {"const", 1}};
    if (field.scope == Scope::document && field.name == "operates") out.erase("minItems");  // nothing is run here
    if (field.scope == Scope::workload && field.name == "name") out["not"] = {{"const", "system"}};
    return out;
}

}  // namespace

Json text() {
    // A name such as 5 is a number to YAML and text to the program.
    return {{"type", {"string", "number"}}, {"minLength", 1}};
}

Json one_of(std::span<const std::string_view> words) {
    Json list = Json::array();
    for (const std::string_view word : words) list.push_back(word);
    return {{"enum", std::move(list)}};
}

Json list_of(Json item) {
    return {{"type", "array"}, {"minItems", 1}, {"items", std::move(item)}, {"uniqueItems", true}};
}

Json any_of(std::initializer_list<Json> parts) {
    Json list = Json::array();
    for (const Json& part : parts) list.push_back(part);
    return {{"anyOf", std::move(list)}};
}

Json reference(std::string_view definition) {
    return {{"$ref", "#/$defs/" + std::string{definition}}};
}

Json object(Json properties, Json required) {
    Json out{{"type", "object"}, {"additionalProperties", false}, {"properties", std::move(properties)}};
    if (!required.empty()) out["required"] = std::move(required);
    return out;
}

Json count() {
    return {{"type", "integer"}, {"minimum", 0}};
}

Json quantity(Unit unit) {
    const std::string number = R"(^[0-9]+(\.[0-9]+)? ?)";
    switch (unit) {
        case Unit::none:
            return {{"type", "number"}, {"minimum", 0}};
        case Unit::duration:
            return {{"type", "string"}, {"pattern", number + "(ms|s|m|h|d|w)$"}};
        case Unit::size:
            return {{"type", "string"}, {"pattern", number + "(B|kB|MB|GB|KiB|MiB|GiB)$"}};
        case Unit::rate:
            return {{"type", "string"}, {"pattern", number + "/ ?(s|min|h|d)$"}};
    }
    throw std::logic_error("a unit without a pattern");
}

Json version() {
    // 4.2 without quotes is a number to YAML.
    return any_of(
        {Json{{"type", "string"}, {"pattern", R"(^v?[0-9]+(\.[0-9]+){0,3}([-+].+)?$)"}}, Json{{"type", "number"}}});
}

Json date() {
    return {{"type", "string"}, {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}};
}

Json fields_of(Scope scope, std::string_view need) {
    Json out = Json::object();
    for (const Field& field : fields())
        if (field.scope == scope && (scope != Scope::need || field.only_of.empty() || field.only_of == need))
            out[std::string{field.name}] = schema_of(field);
    return out;
}

Json required_of(Scope scope) {
    Json out = Json::array();
    for (const Field& field : fields())
        if (field.scope == scope && field.required) out.push_back(field.name);
    return out;
}

Json field_definitions() {
    Json out = Json::object();
    constexpr std::pair<Scope, const char*> scopes[] = {{Scope::team, "team"},
                                                        {Scope::platform, "platform"},
                                                        {Scope::workload, "workload"},
                                                        {Scope::decided, "decided"},
                                                        {Scope::need, "need"}};
    for (const auto& [scope, name] : scopes) out[name] = object(fields_of(scope), required_of(scope));
    for (const Field& field : fields())
        if (field.shape == Shape::need)
            if (const std::string name = need_definition(field.name); name != "need")
                out[name] = object(fields_of(Scope::need, field.name), required_of(Scope::need));
    return out;
}

std::string printed(const Json& json) {
    return json.dump(2) + "\n";
}

}  // namespace tense::schema
