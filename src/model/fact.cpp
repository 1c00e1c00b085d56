// The facts that conditions may speak of, made from the field table: a field is one fact, or several when it has parts.
#include "model/field.hpp"

#include <map>

namespace tense {
namespace {

FactKind kind_of(const Field& field) {
    switch (field.shape) {
        case Shape::need:
            return FactKind::level;
        case Shape::choice:
            return FactKind::choice;
        case Shape::flag:
            return FactKind::flag;
        case Shape::names:
            return FactKind::names;
        case Shape::version:
            return FactKind::version;
        default:
            return FactKind::number;
    }
}

std::vector<FactSpec> make_facts() {
    std::vector<FactSpec> out;
    const auto add = [&](std::string path, const Field& field, FactKind kind, std::string_view summary) -> FactSpec& {
        out.push_back({.path = std::move(path), .kind = kind, .unit = field.unit, .summary = summary});
        if (kind == FactKind::choice || kind == FactKind::level) out.back().choices = field.choices;
        return out.back();
    };
    for (const Field& field : fields()) {
        if (field.scope != Scope::workload) continue;
        const std::string name{field.name};
        switch (field.shape) {
            case Shape::need:
                add(name, field, FactKind::level, field.summary);
                for (const Field& key : fields())
                    if (key.scope == Scope::need && key.only_of == field.name && kind_of(key) == FactKind::number &&
                        key.shape != Shape::parts)
                        add(name + "." + std::string{key.name}, key, FactKind::number, key.summary);
                break;
            case Shape::spread:
                add(name, field, FactKind::number, field.summary);
                if (field.unit == Unit::rate) add(name + ".peak", field, FactKind::number, "The highest rate.");
                if (field.unit == Unit::duration)
                    add(name + ".max", field, FactKind::number, "The longest time one item takes.");
                break;
            case Shape::choice:
            case Shape::flag:
            case Shape::quantity:
            case Shape::readers:
                add(name, field, kind_of(field), field.summary);
                break;
            default:
                break;
        }
    }
    out.push_back({.path = "triggers",
                   .kind = FactKind::number,
                   .derived = true,
                   .summary = "How many workloads of the file are triggered by this one."});
    const auto circumstance = [&](std::string path, const Field& field) {
        add("system." + path, field, kind_of(field), field.summary).system = true;
    };
    for (const Field& field : fields()) {
        const bool plain = field.shape == Shape::flag || field.shape == Shape::choice || field.shape == Shape::names;
        if (field.scope == Scope::document && field.circumstance && plain) circumstance(std::string{field.name}, field);
        if (field.scope == Scope::team) circumstance("team." + std::string{field.name}, field);
    }
    for (const std::string_view name : {"kafka", "rabbitmq", "celery", "redis", "postgresql", "mysql", "temporal"})
        for (const Field& field : fields())
            if (field.scope == Scope::platform && field.shape != Shape::text &&
                (field.only_of.empty() || field.only_of == name))
                circumstance("platforms." + std::string{name} + "." + std::string{field.name}, field);
    return out;
}

}  // namespace

std::string platform_key(std::string_view written) {
    std::string out;
    for (const char c : written)
        out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c == ' ' || c == '_' ? '-' : c;
    if (out.starts_with("apache-")) out.erase(0, 7);
    return out;
}

std::span<const FactSpec> facts() {
    static const std::vector<FactSpec> k_facts = make_facts();
    return k_facts;
}

std::optional<FactId> find_fact(std::string_view path) {
    static const auto k_index = [] {
        std::map<std::string, FactId, std::less<>> index;
        FactId id = 0;
        for (const FactSpec& fact : facts()) index.emplace(fact.path, id++);
        return index;
    }();
    const auto found = k_index.find(path);
    if (found == k_index.end()) return std::nullopt;
    return found->second;
}

std::vector<std::string_view> fact_paths() {
    std::vector<std::string_view> paths;
    for (const FactSpec& fact : facts()) paths.push_back(fact.path);
    return paths;
}

}  // namespace tense
