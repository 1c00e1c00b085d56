#include "commands/rule_text.hpp"

#include "base/text.hpp"
#include "spec/help.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>
#include <vector>

namespace tense {
namespace {

using Row = std::pair<std::string, std::string>;

template <typename T>
const T* of_header(const std::vector<T>& list, const RuleHeader& header) {
    const auto found = std::ranges::find_if(list, [&](const T& item) { return &item.rule == &header; });
    return found == list.end() ? nullptr : &*found;
}

template <typename T>
std::string ids_of(const std::vector<int>& indexes, const std::vector<T>& list) {
    std::vector<std::string> ids;
    for (const int index : indexes) ids.push_back(list[static_cast<std::size_t>(index)].rule.id);
    return join(ids, ", ");
}

std::string covered(const RuleSet& rules, const Provider& provider) {
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < rules.needs.size(); ++i)
        if ((provider.covers >> i & 1U) != 0) ids.push_back(rules.needs[i].rule.id);
    return join(ids, ", ");
}

const FactSpec& fact_of(FactId id) {
    return facts()[static_cast<std::size_t>(id)];
}

std::string yes_no(bool value) {
    return value ? "yes" : "no";
}

std::string workaround_of(const Need& need) {
    return need.workaround.text.empty() ? ""
                                        : fmt::format("{} ({})", need.workaround.text, to_text(need.workaround.kind));
}

// What is particular to the kind of rule, as named texts; empty texts are left out by the caller.
std::vector<Row> particulars(const RuleSet& rules, const RuleHeader& header) {
    if (const Need* need = of_header(rules.needs, header))
        return {{"when", in_words(need->must)},
                {"preferred when", need->prefer ? in_words(*need->prefer) : ""},
                {"then", need->say},
                {"covered by", ids_of(need->covered_by, rules.roles)},
                {"a case of", ids_of(need->refines, rules.needs)},
                {"workaround", workaround_of(*need)}};
    if (const Role* role = of_header(rules.roles, header))
        return {{"available", in_words(role->when)},
                {"in words", role->asks},
                {"alone it means", role->verdict},
                {"keeps", yes_no(role->keeps)},
                {"executes", yes_no(role->executes)}};
    if (const Provider* provider = of_header(rules.providers, header))
        return {{"provides", rules.roles[static_cast<std::size_t>(provider->role)].rule.id},
                {"runs on", ids_of(provider->runs, rules.platforms)},
                {"possible", in_words(provider->when)},
                {"in words", provider->asks},
                {"executes", yes_no(provider->executes)},
                {"stand-in", yes_no(provider->borrowed)},
                {"covers", covered(rules, *provider)},
                {"limits", join(provider->limits, "; ")}};
    if (const Platform* platform = of_header(rules.platforms, header))
        return {{"to operate", yes_no(platform->server)},
                {"effort", std::to_string(platform->effort)},
                {"also called", join(platform->also_called, ", ")}};
    if (const Advice* advice = of_header(rules.advice, header))
        return {{"when", in_words(advice->when)},
                {"with", ids_of(advice->roles, rules.roles)},
                {"then", advice->say},
                {"fix", advice->fix}};
    if (const Assumption* assumption = of_header(rules.assumptions, header))
        return {{"fact", fact_of(assumption->fact).path},
                {"taken for", to_text(assumption->value, fact_of(assumption->fact))},
                {"when", in_words(assumption->when)}};
    return {};
}

std::string row_text(const std::string& name, const std::string& text) {
    constexpr std::size_t k_indent = 18;
    return fmt::format("  {:<16}{}\n", name, wrapped(text, k_indent));
}

// A source as people read it: a dated fact in full, anything else as written.
std::string source_text(const RuleSet& rules, const std::string& source) {
    const DatedFact* fact = rules.find_fact(source);
    if (fact == nullptr) return source;
    return fmt::format("{}: {} ({}, {}, {})", fact->id, fact->statement, fact->status, fact->as_of, fact->source);
}

}  // namespace

std::string rule_as_text(const RuleSet& rules, const RuleHeader& rule) {
    std::string out = fmt::format("{} ({})\n", rule.id, to_text(rule.kind));
    out += "  " + wrapped(rule.title, 2) + "\n\n  " + wrapped(rule.why, 2) + "\n\n";
    for (const auto& [name, text] : particulars(rules, rule))
        if (!text.empty()) out += row_text(name, text);
    for (const auto& [fact, question] : rule.ask) out += row_text("asks", fact_of(fact).path + ": " + question);
    for (const auto& source : rule.sources) out += row_text("source", source_text(rules, source.value));
    const auto firing = std::ranges::count_if(rule.examples, &RuleExample::fires);
    const auto all = static_cast<std::ptrdiff_t>(rule.examples.size());
    out += row_text("examples", fmt::format("{} that fire, {} that stay silent", firing, all - firing));
    out += row_text("file", rule.path);
    return out;
}

std::string rule_as_json(const RuleSet& rules, const RuleHeader& rule) {
    using Json = nlohmann::ordered_json;
    Json out{{"id", rule.id}, {"kind", to_text(rule.kind)}, {"title", rule.title}, {"why", rule.why}};
    Json details = Json::object();
    for (const auto& [name, text] : particulars(rules, rule)) {
        std::string key = name;
        std::ranges::replace(key, ' ', '_');
        std::ranges::replace(key, '-', '_');
        if (!text.empty()) details[key] = text;
    }
    out["details"] = std::move(details);
    Json ask = Json::object();
    for (const auto& [fact, question] : rule.ask) ask[fact_of(fact).path] = question;
    out["ask"] = std::move(ask);
    Json sources = Json::array();
    for (const auto& source : rule.sources) {
        Json row{{"source", source.value}};
        if (const DatedFact* fact = rules.find_fact(source.value))
            row = {{"id", fact->id},
                   {"statement", fact->statement},
                   {"source", fact->source},
                   {"status", fact->status},
                   {"as_of", fact->as_of}};
        sources.push_back(std::move(row));
    }
    out["sources"] = std::move(sources);
    out["examples"] = rule.examples.size();
    out["file"] = rule.path;
    return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace tense
