#include "load/set_value.hpp"

#include "base/text.hpp"
#include "base/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tense {
namespace {

// VALUE is parsed as a document of its own and then moved to where it stands.
class Mover {
public:
    explicit Mover(const SetTarget& target)
        : source_(target.source), start_(target.source->position(target.value_at)) {}

    void move(Span& span) const {
        if (span.line == 1) span.column += start_.column - 1;
        span.line += start_.line - 1;
        span.source = source_;
    }
    void move(yaml::Node& node) const {
        move(node.span);
        for (yaml::Node& item : node.items) move(item);
        for (auto& [key, value] : node.entries) {
            move(key);
            move(value);
        }
    }

private:
    const SourceText* source_;
    SourceText::Position start_;
};

std::optional<yaml::Node> parse_value(const SetTarget& target, DiagnosticSink& sink) {
    const SourceText text{"", target.source->text().substr(target.value_at)};
    const Mover mover{target};
    DiagnosticSink found;
    std::vector<yaml::Document> documents = yaml::parse(text, found);
    for (Diagnostic diagnostic : found.sorted()) {
        mover.move(diagnostic.span);
        for (Diagnostic::Note& note : diagnostic.notes) mover.move(note.span);
        sink.add(std::move(diagnostic));
    }
    if (!found.empty()) return std::nullopt;
    if (documents.empty() || documents.front().root.kind == yaml::Node::Kind::null) {
        sink.report("empty-value", target.fact_span, fmt::format("`{}` has no value", target.fact),
                    "a value as a file would say it, or unknown");
        return std::nullopt;
    }
    if (documents.size() > 1) {
        sink.report("wrong-value", target.fact_span, fmt::format("`{}` has several values", target.fact), "one value");
        return std::nullopt;
    }
    mover.move(documents.front().root);
    return std::move(documents.front().root);
}

yaml::Node word(std::string text, const Span& span) {
    yaml::Node out;
    out.kind = yaml::Node::Kind::scalar;
    out.span = span;
    out.text = std::move(text);
    return out;
}

yaml::Node mapping(const std::string& key, yaml::Node value, const Span& span) {
    yaml::Node out;
    out.kind = yaml::Node::Kind::mapping;
    out.span = span;
    out.entries.push_back({word(key, span), std::move(value)});
    return out;
}

bool is_need(std::string_view field) {
    const Field* found = find_field(Scope::workload, field);
    return found != nullptr && found->shape == Shape::need;
}

// {team: {operations: VALUE}}: the value where a file would have it.
yaml::Node in_its_place(const SetTarget& target, yaml::Node value) {
    std::string path = target.fact;
    if (target.workload.empty()) path.erase(0, std::string_view{"system."}.size());
    while (!path.empty()) {
        const std::size_t dot = path.rfind('.');
        const std::string key = path.substr(dot == std::string::npos ? 0 : dot + 1);
        path.erase(dot == std::string::npos ? 0 : dot);
        value = mapping(key, std::move(value), target.fact_span);
        // More is said only of a need that is there.
        if (target.workload.empty() || !is_need(path)) continue;
        value.entries.push_back({word("need", target.fact_span), word("required", target.fact_span)});
    }
    return value;
}

// The fact itself, and what is below it.
std::vector<FactId> facts_below(const std::string& path) {
    std::vector<FactId> out;
    FactId id = 0;
    for (const FactSpec& fact : facts()) {
        if (fact.path == path || (!fact.system && fact.path.starts_with(path + "."))) out.push_back(id);
        ++id;
    }
    return out;
}

void read_into(SetValue& out, const SetTarget& target, const yaml::Node& tree, DiagnosticSink& sink) {
    MappingReader reader{tree, "a --set", sink};
    if (target.workload.empty())
        read_circumstances(tree, reader, out.sheet, out.circumstances, sink);
    else
        read_workload_facts(tree, reader, out.sheet, out.extras, sink);
}

}  // namespace

std::optional<SetValue> read_set_value(const SetTarget& target, DiagnosticSink& sink) {
    const auto node = parse_value(target, sink);
    if (!node) return std::nullopt;
    SetValue out;
    out.written = target.source->text().substr(target.value_at);
    out.sheet = empty_sheet();
    const std::vector<FactId> below = facts_below(target.fact);
    if (node->is_plain() && node->text == "unknown") {
        out.says = below;
        out.all_of_it = true;
        return out;
    }
    const auto id = find_fact(target.fact);  // none: system.allow
    const bool names = !id || facts()[static_cast<std::size_t>(*id)].kind == FactKind::names;
    if (names && node->is_scalar()) {
        sink.report("wrong-type", node->span, fmt::format("`{}` is text here", target.fact), "a list of names",
                    "[" + node->text + "]");
        return std::nullopt;
    }
    // "None of them" is said of a list that a file would leave out.
    if (names && id && node->kind == yaml::Node::Kind::sequence && node->items.empty()) {
        Fact& fact = out.sheet[static_cast<std::size_t>(*id)];
        make_known(fact.value, std::vector<std::string>{});
        fact.written = "[]";
        out.says = {*id};
        return out;
    }
    const std::size_t before = sink.count();
    read_into(out, target, in_its_place(target, *node), sink);
    if (sink.count() != before || !id) return sink.count() != before ? std::nullopt : std::optional{std::move(out)};
    const Fact& fact = out.sheet[static_cast<std::size_t>(*id)];
    const bool none = facts()[static_cast<std::size_t>(*id)].kind == FactKind::level && is_known(fact.value) &&
                      std::get<int>(known(fact.value)) == k_none;
    const bool list = node->kind == yaml::Node::Kind::sequence || node->kind == yaml::Node::Kind::mapping;
    out.all_of_it = none || list;
    for (const FactId each : below)
        if (out.all_of_it || is_known(out.sheet[static_cast<std::size_t>(each)].value)) out.says.push_back(each);
    return out;
}

}  // namespace tense
