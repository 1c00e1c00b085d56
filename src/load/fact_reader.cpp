#include "load/fact_reader.hpp"

#include "base/text.hpp"
#include "load/value_parser.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tense {
namespace {

std::string tick(std::string_view name) {
    return fmt::format("`{}`", name);
}

// Puts a value under a path; the place of a fact is the place of its key.
void put(FactSheet& sheet, std::string_view path, Known value, const Span& span, std::string written) {
    Fact& fact = sheet[static_cast<std::size_t>(find_fact(path).value())];
    fact.value = std::move(value);
    fact.span = span;
    fact.written = std::move(written);
}

std::vector<Located<std::string>> read_parts(const yaml::Node& node, std::string_view what,
                                             std::span<const std::string_view> choices, DiagnosticSink& sink) {
    std::vector<Located<std::string>> out;
    for (const yaml::Node& item : items_of(node, what, sink)) {
        const auto index = parse_choice(item, fmt::format("an item of {}", what), choices, sink);
        if (!index) continue;
        const std::string word{choices[static_cast<std::size_t>(*index)]};
        const auto twin = std::ranges::find(out, word, &Located<std::string>::value);
        if (twin != out.end())
            sink.report("duplicate-item", item.span, fmt::format("{} names {} twice", what, word), "each item once")
                .notes.push_back({twin->span, "first here"});
        else
            out.push_back({word, item.span});
    }
    return out;
}

std::string list_text(const std::vector<Located<std::string>>& list) {
    std::vector<std::string> words;
    for (const auto& item : list) words.push_back(item.value);
    return "[" + join(words, ", ") + "]";
}

// A need: a level, for some also a number or a list, or a mapping with more to say.
class NeedReader {
public:
    NeedReader(const Field& field, const Span& span, FactSheet& sheet, FieldExtras& extras, DiagnosticSink& sink)
        : name_(field.name), span_(span), sheet_(sheet), extras_(extras), sink_(sink) {}

    void read(const yaml::Node& node) {
        if (node.kind == yaml::Node::Kind::mapping)
            read_mapping(node);
        else
            read_short(node);
    }

private:
    void level(int value, std::string written) { put(sheet_, name_, value, span_, std::move(written)); }

    void levels_of_priority(double count) {
        level(count >= 2 ? k_required : k_none, format_quantity(count, Unit::none));
        put(sheet_, "priorities.levels", count, span_, format_quantity(count, Unit::none));
    }

    void parts(const yaml::Node& node) {
        const auto field = find_field(Scope::need, "parts");
        extras_.lifecycle_parts = read_parts(node, tick(name_), field->choices, sink_);
    }

    void read_short(const yaml::Node& node) {
        if (name_ == "priorities" && node.is_scalar() && looks_like_integer(node.text)) {
            if (const auto count = parse_count(node, tick(name_), sink_)) levels_of_priority(*count);
            return;
        }
        if (name_ == "lifecycle" && node.kind == yaml::Node::Kind::sequence) {
            parts(node);
            if (!extras_.lifecycle_parts.empty()) level(k_required, list_text(extras_.lifecycle_parts));
            return;
        }
        const std::string_view also = name_ == "priorities"  ? ", or how many levels, such as 3"
                                      : name_ == "lifecycle" ? ", or a list such as [status, cancel]"
                                                             : "";
        if (const auto value = parse_level(node, tick(name_), sink_, also)) level(*value, node.text);
    }

    void read_mapping(const yaml::Node& node) {
        MappingReader reader{node, "a need", sink_};
        if (const yaml::Node* value = reader.require("need"))
            if (const auto parsed = parse_level(*value, "`need`", sink_)) level(*parsed, value->text);
        Fact& fact = sheet_[static_cast<std::size_t>(find_fact(name_).value())];
        if (const yaml::Node* why = reader.take("why"))
            if (const auto text = parse_text(*why, "`why`", sink_)) {
                fact.why = *text;
                fact.why_span = why->span;
            }
        if (const yaml::Node* source = reader.take("source")) {
            const auto choices = find_field(Scope::need, "source")->choices;
            if (const auto index = parse_choice(*source, "`source`", choices, sink_))
                fact.source = std::string{choices[static_cast<std::size_t>(*index)]};
        }
        for (const Field& key : fields())
            if (key.scope == Scope::need && key.only_of == name_) read_own_key(key, node, reader);
        reader.finish();
    }

    void read_own_key(const Field& key, const yaml::Node& node, MappingReader& reader) {
        const yaml::Node* value = reader.take(key.name);
        if (value == nullptr) return;
        const Fact& fact = sheet_[static_cast<std::size_t>(find_fact(name_).value())];
        if (is_known(fact.value) && std::get<int>(known(fact.value)) == k_none)
            sink_.report("wrong-value", key_span(node, key.name),
                         fmt::format("`{}` says more of a need that is none", key.name),
                         "need: required or preferred, or the key left out");
        if (key.shape == Shape::parts) return parts(*value);
        const auto number = key.shape == Shape::number
                                ? parse_count(*value, tick(key.name), sink_, key.name == "levels" ? 2 : 1)
                                : parse_measure(*value, tick(key.name), key.unit, sink_);
        if (number) put(sheet_, fmt::format("{}.{}", name_, key.name), *number, key_span(node, key.name), value->text);
    }

    std::string_view name_;
    Span span_;
    FactSheet& sheet_;
    FieldExtras& extras_;
    DiagnosticSink& sink_;
};

void read_readers(const yaml::Node& node, const Span& span, FactSheet& sheet, FieldExtras& extras,
                  DiagnosticSink& sink) {
    if (node.kind == yaml::Node::Kind::sequence) {
        extras.reader_names = read_names(node, "`readers`", sink);
        if (!extras.reader_names.empty())
            put(sheet, "readers", static_cast<double>(extras.reader_names.size()), span,
                list_text(extras.reader_names));
        return;
    }
    constexpr std::string_view k_expected = "a list of names, a whole number, or many";
    // Words for nobody are no reader's name, and 0 is not to be said either.
    const bool nobody = node.is_scalar() && (node.text == "none" || node.text == "no" || node.text == "nobody");
    if (!node.is_scalar()) {
        sink.report("wrong-type", node.span, fmt::format("`readers` is {} here", yaml::describe(node)),
                    std::string{k_expected});
    } else if (node.text == "many") {
        put(sheet, "readers", k_many, span, node.text);
    } else if (looks_like_integer(node.text)) {
        if (const auto count = parse_count(node, "`readers`", sink, 1)) put(sheet, "readers", *count, span, node.text);
    } else {
        sink.report(
            "wrong-value", node.span, fmt::format("`readers` cannot be \"{}\"", printable(node.text)),
            nobody ? "who reads, or how many; where nobody reads, the key is left out" : std::string{k_expected},
            nobody ? std::string{} : "[" + node.text + "]");
    }
}

// One quantity, or two of them under the names of the pair.
void read_spread(const Field& field, const yaml::Node& node, const Span& span, FactSheet& sheet, DiagnosticSink& sink) {
    const bool rate = field.unit == Unit::rate;
    const std::string_view low = rate ? "average" : "typical";
    const std::string_view high = rate ? "peak" : "max";
    const std::string name{field.name};
    if (node.kind != yaml::Node::Kind::mapping) {
        if (const auto value = parse_measure(node, tick(name), field.unit, sink))
            put(sheet, name, *value, span, node.text);
        return;
    }
    MappingReader reader{node, tick(name), sink};
    std::optional<double> values[2];
    int index = 0;
    for (const std::string_view key : {low, high}) {
        if (const yaml::Node* value = reader.take(key)) {
            values[index] = parse_measure(*value, tick(key), field.unit, sink);
            if (values[index])
                put(sheet, index == 0 ? name : name + "." + std::string{high}, *values[index], key_span(node, key),
                    value->text);
        }
        ++index;
    }
    reader.finish();
    // A peak alone bounds the average, a maximum alone the typical: the bound stands in, and says so.
    if (values[1] && !values[0] && node.find(low) == nullptr)
        put(sheet, name, *values[1], key_span(node, high), std::string{high} + " " + node.find(high)->text);
    if (node.entries.empty())
        sink.report("empty-value", node.span, fmt::format("{} is empty", tick(name)),
                    fmt::format("{} or {}", low, high));
    if (values[0] && values[1] && *values[1] < *values[0])
        sink.report("out-of-range", key_span(node, high), fmt::format("`{}` is less than `{}`", high, low),
                    fmt::format("a {} of at least the {}", high, low));
}

}  // namespace

Span key_span(const yaml::Node& node, std::string_view key) {
    for (const auto& [name, value] : node.entries)
        if (name.text == key) return name.span;
    return node.span;
}

std::vector<Located<std::string>> read_names(const yaml::Node& node, std::string_view what, DiagnosticSink& sink) {
    std::vector<Located<std::string>> out;
    for (const yaml::Node& item : items_of(node, what, sink)) {
        const auto text = parse_text(item, fmt::format("an item of {}", what), sink);
        if (!text) continue;
        const auto twin = std::ranges::find(out, *text, &Located<std::string>::value);
        if (twin != out.end())
            sink.report("duplicate-item", item.span, fmt::format("{} names \"{}\" twice", what, printable(*text)),
                        "each name once")
                .notes.push_back({twin->span, "first here"});
        else
            out.push_back({*text, item.span});
    }
    return out;
}

void read_workload_facts(const yaml::Node& node, MappingReader& reader, FactSheet& sheet, FieldExtras& extras,
                         DiagnosticSink& sink) {
    for (const Field& field : fields()) {
        if (field.scope != Scope::workload || field.shape == Shape::text || field.shape == Shape::mapping) continue;
        const yaml::Node* value = reader.take(field.name);
        if (value == nullptr) continue;
        const Span span = key_span(node, field.name);
        switch (field.shape) {
            case Shape::need:
                NeedReader{field, span, sheet, extras, sink}.read(*value);
                break;
            case Shape::readers:
                read_readers(*value, span, sheet, extras, sink);
                break;
            case Shape::spread:
                read_spread(field, *value, span, sheet, sink);
                break;
            case Shape::choice:
                if (const auto choice = parse_choice(*value, tick(field.name), field.choices, sink))
                    put(sheet, field.name, *choice, span, value->text);
                break;
            case Shape::flag:
                if (const auto flag = parse_flag(*value, tick(field.name), sink))
                    put(sheet, field.name, *flag, span, value->text);
                break;
            case Shape::quantity:
                if (const auto number = parse_measure(*value, tick(field.name), field.unit, sink))
                    put(sheet, field.name, *number, span, value->text);
                break;
            default:
                break;
        }
    }
}

namespace {

// A platform in use: its settings become facts where conditions know the platform, and are checked anyway.
void read_platform(const Located<std::string>& name, const yaml::Node& node, FactSheet& sheet,
                   std::vector<std::string>& brokers, DiagnosticSink& sink) {
    MappingReader reader{node, "a platform", sink};
    for (const Field& field : fields()) {
        if (field.scope != Scope::platform) continue;
        if (!field.only_of.empty() && field.only_of != platform_key(name.value)) continue;
        const yaml::Node* value = reader.take(field.name);
        if (value == nullptr) continue;
        if (field.name == "broker" && value->is_scalar()) brokers.push_back(value->text);
        const std::string path = fmt::format("system.platforms.{}.{}", platform_key(name.value), field.name);
        const bool is_fact = find_fact(path).has_value();
        const Span span = key_span(node, field.name);
        const auto keep = [&](std::optional<Known> known, std::string written) {
            if (known && is_fact) put(sheet, path, *known, span, std::move(written));
        };
        const std::string what = tick(field.name);
        if (field.shape == Shape::version) {
            if (const auto version = parse_version(*value, what, sink)) keep(*version, value->text);
        } else if (field.shape == Shape::choice) {
            if (const auto choice = parse_choice(*value, what, field.choices, sink)) keep(*choice, value->text);
        } else if (field.shape == Shape::names) {
            std::vector<std::string> names;
            const auto located = read_names(*value, what, sink);
            for (const auto& item : located) names.push_back(item.value);
            if (!names.empty()) keep(names, list_text(located));
        } else {
            (void)parse_text(*value, what, sink);
        }
    }
    reader.finish();
}

void read_team(const yaml::Node& node, FactSheet& sheet, DiagnosticSink& sink) {
    MappingReader reader{node, "`team`", sink};
    for (const Field& field : fields()) {
        if (field.scope != Scope::team) continue;
        const yaml::Node* value = reader.take(field.name);
        if (value == nullptr) continue;
        const std::string path = "system.team." + std::string{field.name};
        const Span span = key_span(node, field.name);
        if (field.shape == Shape::choice) {
            if (const auto choice = parse_choice(*value, tick(field.name), field.choices, sink))
                put(sheet, path, *choice, span, value->text);
        } else if (field.shape == Shape::flag) {
            if (const auto flag = parse_flag(*value, tick(field.name), sink))
                put(sheet, path, *flag, span, value->text);
        } else {
            std::vector<std::string> names;
            const auto located = read_names(*value, tick(field.name), sink);
            for (const auto& item : located) names.push_back(item.value);
            if (!names.empty()) put(sheet, path, names, span, list_text(located));
        }
    }
    reader.finish();
}

}  // namespace

void read_circumstances(const yaml::Node& node, MappingReader& reader, FactSheet& sheet, Circumstances& out,
                        DiagnosticSink& sink) {
    if (const yaml::Node* value = reader.take("operates")) {
        // `operates: []` is a statement too: nothing is run here.
        if (value->kind != yaml::Node::Kind::sequence || !value->items.empty())
            out.operates = read_names(*value, "`operates`", sink);
        std::vector<std::string> names;
        for (const auto& item : out.operates) names.push_back(item.value);
        put(sheet, "system.operates", names, key_span(node, "operates"), list_text(out.operates));
    }
    if (const yaml::Node* value = reader.take("team")) read_team(*value, sheet, sink);
    if (const yaml::Node* value = reader.take("self_hosted_product"))
        if (const auto flag = parse_flag(*value, "`self_hosted_product`", sink))
            put(sheet, "system.self_hosted_product", *flag, key_span(node, "self_hosted_product"), value->text);
    if (const yaml::Node* value = reader.take("allow")) out.allow = read_parts(*value, "`allow`", role_names(), sink);
    if (const yaml::Node* value = reader.take("platforms")) {
        if (value->kind != yaml::Node::Kind::mapping) {
            sink.report("not-a-mapping", value->span, fmt::format("`platforms` is {} here", yaml::describe(*value)),
                        "a mapping such as {kafka: {version: \"4.2\"}}");
            return;
        }
        Fact& operates = sheet[static_cast<std::size_t>(find_fact("system.operates").value())];
        std::vector<std::string> names;
        if (is_known(operates.value)) names = std::get<std::vector<std::string>>(known(operates.value));
        for (const auto& [key, settings] : value->entries) {
            out.platforms.push_back({key.text, key.span});
            if (settings.kind == yaml::Node::Kind::null)
                sink.report("empty-value", key.span, fmt::format("`{}` has no value", printable(key.text)),
                            "settings such as {version: \"4.2\"}");
            else
                read_platform({key.text, key.span}, settings, sheet, names, sink);
            if (std::ranges::find(names, key.text) == names.end()) names.push_back(key.text);
        }
        if (!is_known(operates.value)) operates.span = key_span(node, "platforms");
        make_known(operates.value, names);
        if (operates.written.empty()) operates.written = "[" + join(names, ", ") + "]";
    }
}

}  // namespace tense
