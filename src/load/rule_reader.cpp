#include "load/rule_reader.hpp"

#include "base/spelling.hpp"
#include "base/text.hpp"
#include "load/condition_loader.hpp"
#include "load/fact_reader.hpp"
#include "load/mapping_reader.hpp"
#include "load/scenario_reader.hpp"
#include "load/value_parser.hpp"
#include "load/workload_loader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace tense {
namespace {

constexpr std::array<std::string_view, 10> k_kinds = {"need",     "role",       "provider", "platform", "obligation",
                                                      "conflict", "assumption", "facts",    "ruleset",  "scenarios"};

std::string file_stem(std::string_view path) {
    if (const auto slash = path.find_last_of('/'); slash != std::string_view::npos) path.remove_prefix(slash + 1);
    if (path.ends_with(".yaml")) path.remove_suffix(5);
    return std::string{path};
}

class Reader {
public:
    Reader(RawRules& raw, DiagnosticSink& sink) : raw_(raw), sink_(sink) {}

    void read(const SourceText& source) {
        DiagnosticSink of_text;
        const auto documents = yaml::parse(source, of_text);
        sink_.add(of_text);
        if (!of_text.empty()) return;  // half a rule would only raise complaints of its own
        if (documents.empty()) {
            sink_.report("rule-empty", {&source, 1, 1, 1}, "the file holds no rule", "one rule");
            return;
        }
        if (documents.size() > 1)
            sink_.report("rule-kind", documents[1].root.span, "a rule file holds one rule", "one document a file");
        read_rule(source, documents.front().root);
    }

private:
    void read_rule(const SourceText& source, const yaml::Node& node) {
        MappingReader reader{node, "a rule", sink_};
        const yaml::Node* kind_node = reader.ok() ? reader.require("kind") : nullptr;
        if (kind_node == nullptr) return;
        const auto kind = parse_choice(*kind_node, "`kind`", k_kinds, sink_);
        if (!kind) return;
        switch (*kind) {
            case 0:
                read_need(source, reader);
                break;
            case 1:
                read_role(source, reader);
                break;
            case 2:
                read_provider(source, reader);
                break;
            case 3:
                read_platform(source, reader);
                break;
            case 4:
                read_advice(source, reader, RuleKind::obligation);
                break;
            case 5:
                read_advice(source, reader, RuleKind::conflict);
                break;
            case 6:
                read_assumption(source, reader);
                break;
            case 7:
                read_facts(reader);
                break;
            case 9:
                read_scenarios(reader, raw_.rules.scenarios, sink_);
                break;
            default:
                if (const yaml::Node* version = reader.require("version"))
                    if (const auto text = parse_text(*version, "`version`", sink_)) {
                        raw_.rules.version = *text;
                        raw_.rules.version_span = version->span;
                    }
                if (const yaml::Node* rates = reader.take("base_rates")) read_base_rates(*rates);
                break;
        }
        reader.finish();
    }

    std::string text_of(MappingReader& reader, std::string_view key, bool required = false) {
        const yaml::Node* node = required ? reader.require(key) : reader.take(key);
        if (node == nullptr) return {};
        auto text = parse_text(*node, fmt::format("`{}`", key), sink_).value_or("");
        while (!text.empty() && text.back() == '\n') text.pop_back();
        return text;
    }

    std::vector<Located<std::string>> names_of(MappingReader& reader, std::string_view key, bool required = false) {
        const yaml::Node* node = required ? reader.require(key) : reader.take(key);
        if (node == nullptr) return {};
        return read_names(*node, fmt::format("`{}`", key), sink_);
    }

    bool flag_of(MappingReader& reader, std::string_view key, bool otherwise) {
        const yaml::Node* node = reader.take(key);
        return node == nullptr ? otherwise : parse_flag(*node, fmt::format("`{}`", key), sink_).value_or(otherwise);
    }

    int number_of(MappingReader& reader, std::string_view key) {
        const yaml::Node* node = reader.require(key);
        return node == nullptr ? 0 : static_cast<int>(parse_count(*node, fmt::format("`{}`", key), sink_).value_or(0));
    }

    Condition condition_of(MappingReader& reader, std::string_view key, Condition otherwise, bool required = false) {
        const yaml::Node* node = required ? reader.require(key) : reader.take(key);
        return node == nullptr ? std::move(otherwise) : load_condition(*node, sink_);
    }

    RuleHeader header(const SourceText& source, MappingReader& reader, RuleKind kind, bool with_examples = true) {
        RuleHeader out;
        out.kind = kind;
        out.path = source.name();
        out.text = source.text();
        if (const yaml::Node* node = reader.require("id")) {
            out.id = parse_text(*node, "`id`", sink_).value_or("");
            out.span = node->span;
            const bool plain = !out.id.empty() && std::ranges::all_of(out.id, [](char c) {
                return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
            });
            if (!plain)
                sink_.report("rule-id", node->span, fmt::format("\"{}\" is no id", printable(out.id)),
                             "small letters, digits and hyphens");
            else if (out.id != file_stem(source.name()))
                sink_.report("rule-id", node->span,
                             fmt::format("the rule is called `{}` and its file {}", out.id, source.name()),
                             fmt::format("a file named {}.yaml", out.id));
            const auto [twin, added] = raw_.ids.emplace(out.id, node->span);
            if (!added)
                sink_
                    .report("rule-duplicate", node->span, fmt::format("two rules are called `{}`", out.id),
                            "an id of its own for each rule")
                    .notes.push_back({twin->second, "first here"});
        }
        out.title = text_of(reader, "title", true);
        out.why = text_of(reader, "why", true);
        out.sources = names_of(reader, "sources", true);
        if (const yaml::Node* node = reader.take("ask")) read_questions(*node, out);
        if (!with_examples) return out;
        if (const yaml::Node* node = reader.require("examples")) read_examples(*node, out);
        return out;
    }

    void read_questions(const yaml::Node& node, RuleHeader& out) {
        if (node.kind != yaml::Node::Kind::mapping) {
            sink_.report("not-a-mapping", node.span, fmt::format("`ask` is {} here", yaml::describe(node)),
                         "a mapping of facts to questions");
            return;
        }
        for (const auto& [key, value] : node.entries) {
            const auto fact = find_fact(key.text);
            if (!fact)
                sink_.report("rule-unknown-fact", key.span, fmt::format("no fact is called `{}`", printable(key.text)),
                             "a fact", nearest(key.text, fact_paths()));
            if (const auto text = parse_text(value, "a question", sink_); text && fact) out.ask.emplace(*fact, *text);
        }
    }

    void read_examples(const yaml::Node& node, RuleHeader& out) {
        for (const yaml::Node& item : items_of(node, "`examples`", sink_)) {
            MappingReader reader{item, "an example", sink_};
            if (!reader.ok()) continue;
            constexpr std::array<std::string_view, 4> k_keys = {"fires", "silent", "todo_fires", "todo_silent"};
            std::vector<RuleExample> read;
            for (std::size_t key = 0; key < k_keys.size(); ++key)
                if (const yaml::Node* body = reader.take(k_keys[key]))
                    read.push_back({key % 2 == 0, load_fragment(*body, sink_), item.span, key >= 2});
            reader.finish();
            if (read.size() == 1)
                out.examples.push_back(std::move(read.front()));
            else
                sink_.report("rule-example", item.span, "an example is either `fires` or `silent`",
                             "one of the two, or `todo_fires` or `todo_silent`, with a fragment of a workload");
        }
    }

    void read_need(const SourceText& source, MappingReader& reader) {
        Need out;
        out.rule = header(source, reader, RuleKind::need);
        out.must = condition_of(reader, "when", {}, true);
        if (const yaml::Node* node = reader.take("prefer")) out.prefer = load_condition(*node, sink_);
        out.say = text_of(reader, "say", true);
        if (const yaml::Node* node = reader.take("workaround")) read_workaround(*node, out.workaround);
        raw_.need_refines.emplace(out.rule.id, names_of(reader, "refines"));
        raw_.need_roles.emplace_back(out.rule.id, names_of(reader, "covered_by", true));
        raw_.rules.needs.push_back(std::move(out));
    }

    void read_workaround(const yaml::Node& node, Workaround& out) {
        MappingReader reader{node, "a workaround", sink_};
        if (!reader.ok()) return;
        out.text = text_of(reader, "do", true);
        if (const yaml::Node* kind = reader.require("kind"))
            if (const auto index = parse_choice(*kind, "`kind`", workaround_kinds(), sink_))
                out.kind = static_cast<WorkaroundKind>(*index);
        reader.finish();
    }

    void read_role(const SourceText& source, MappingReader& reader) {
        Role out;
        out.rule = header(source, reader, RuleKind::role);
        out.when = condition_of(reader, "when", {});
        out.asks = text_of(reader, "asks");
        out.keeps = flag_of(reader, "keeps", false);
        out.executes = flag_of(reader, "executes", false);
        if (const yaml::Node* node = reader.require("verdict"))
            if (const auto index = parse_choice(*node, "`verdict`", role_verdicts(), sink_))
                out.verdict = std::string{role_verdicts()[static_cast<std::size_t>(*index)]};
        out.order = number_of(reader, "order");
        if (!out.rule.id.empty() && std::ranges::find(role_names(), out.rule.id) == role_names().end())
            sink_.report("rule-unknown-role", out.rule.span, fmt::format("no role is called `{}`", out.rule.id),
                         "one of " + join({role_names().begin(), role_names().end()}, ", "),
                         nearest(out.rule.id, {role_names().begin(), role_names().end()}));
        raw_.rules.roles.push_back(std::move(out));
    }

    void read_platform(const SourceText& source, MappingReader& reader) {
        Platform out;
        out.rule = header(source, reader, RuleKind::platform, false);
        out.server = flag_of(reader, "server", true);
        out.effort = number_of(reader, "effort");
        for (auto& name : names_of(reader, "also_called")) out.also_called.push_back(std::move(name.value));
        raw_.rules.platforms.push_back(std::move(out));
    }

    void read_provider(const SourceText& source, MappingReader& reader) {
        Provider out;
        out.rule = header(source, reader, RuleKind::provider);
        out.when = condition_of(reader, "when", {});
        out.asks = text_of(reader, "asks");
        out.borrowed = flag_of(reader, "borrowed", false);
        if (const yaml::Node* node = reader.take("executes"))
            if (const auto flag = parse_flag(*node, "`executes`", sink_))
                raw_.provider_executes.emplace(out.rule.id, *flag);
        for (auto& limit : names_of(reader, "limits")) out.limits.push_back(std::move(limit.value));
        const std::string& id = out.rule.id;
        if (const yaml::Node* node = reader.require("role"))
            if (const auto text = parse_text(*node, "`role`", sink_))
                raw_.provider_role.emplace(id, Located<std::string>{*text, node->span});
        raw_.provider_runs.emplace(id, names_of(reader, "runs"));
        if (const yaml::Node* node = reader.take("covers")) {
            MappingReader covers{*node, "`covers`", sink_};
            if (covers.ok()) {
                const yaml::Node* only = covers.take("only");
                const yaml::Node* except = covers.take("except");
                covers.finish();
                if ((only == nullptr) == (except == nullptr))
                    sink_.report("rule-test", node->span, "`covers` has `only` or `except`",
                                 "one of the two, with a list of needs");
                else if (only != nullptr)
                    raw_.provider_only.emplace(id, read_names(*only, "`only`", sink_));
                else
                    raw_.provider_except.emplace(id, read_names(*except, "`except`", sink_));
            }
        }
        raw_.rules.providers.push_back(std::move(out));
    }

    void read_advice(const SourceText& source, MappingReader& reader, RuleKind kind) {
        Advice out;
        out.rule = header(source, reader, kind);
        out.when = condition_of(reader, "when", {}, true);
        out.say = text_of(reader, "say", true);
        out.fix = text_of(reader, "fix", true);
        raw_.advice_roles.emplace(out.rule.id, names_of(reader, "roles"));
        raw_.rules.advice.push_back(std::move(out));
    }

    void read_assumption(const SourceText& source, MappingReader& reader) {
        Assumption out;
        out.rule = header(source, reader, RuleKind::assumption);
        const yaml::Node* fact = reader.require("fact");
        const yaml::Node* value = reader.require("value");
        if (fact != nullptr && value != nullptr) {
            const auto id = find_fact(fact->text);
            if (!id || facts()[static_cast<std::size_t>(*id)].system) {
                sink_.report("rule-unknown-fact", fact->span,
                             fmt::format("no fact of a workload is called `{}`", printable(fact->text)),
                             "a fact of a workload", nearest(fact->text, fact_paths()));
            } else {
                out.fact = *id;
                if (const auto literal = load_literal(*value, facts()[static_cast<std::size_t>(*id)], sink_))
                    out.value = *literal;
            }
        }
        out.when = condition_of(reader, "when", {});
        raw_.assumption_yields.emplace(out.rule.id, names_of(reader, "yields_to"));
        raw_.rules.assumptions.push_back(std::move(out));
    }

    // FACT: {VALUE: share, ...}; the shares of a fact add up to 1 at most.
    void read_base_rates(const yaml::Node& node) {
        if (node.kind != yaml::Node::Kind::mapping) {
            sink_.report("not-a-mapping", node.span, fmt::format("`base_rates` is {} here", yaml::describe(node)),
                         "a mapping of facts to shares");
            return;
        }
        for (const auto& [key, values] : node.entries) {
            const auto fact = find_fact(key.text);
            if (!fact || facts()[static_cast<std::size_t>(*fact)].system) {
                sink_.report("rule-unknown-fact", key.span,
                             fmt::format("no fact of a workload is called `{}`", printable(key.text)),
                             "a fact of a workload", nearest(key.text, fact_paths()));
                continue;
            }
            double sum = 0;
            for (const auto& [value, share] : values.entries) {
                const auto literal = load_literal(value, facts()[static_cast<std::size_t>(*fact)], sink_);
                double number = -1;
                const auto [end, error] =
                    std::from_chars(share.text.data(), share.text.data() + share.text.size(), number);
                sum += number;
                if (error != std::errc{} || end != share.text.data() + share.text.size() || number < 0 ||
                    sum > 1.000001)
                    sink_.report("out-of-range", share.span,
                                 fmt::format("`{}` is no share here", printable(share.text)),
                                 "a number from 0 to 1; those of a fact add up to 1 at most");
                else if (literal)
                    raw_.rules.base_rates.push_back({*fact, *literal, number, share.span});
            }
            if (values.entries.empty())
                sink_.report("not-a-mapping", values.span,
                             fmt::format("the shares of `{}` are {} here", key.text, yaml::describe(values)),
                             "a mapping of values to shares");
        }
    }

    void read_facts(MappingReader& reader) {
        const yaml::Node* list = reader.require("facts");
        if (list == nullptr) return;
        for (const yaml::Node& item : items_of(*list, "`facts`", sink_)) {
            MappingReader row{item, "a dated fact", sink_};
            if (!row.ok()) continue;
            DatedFact out;
            out.span = item.span;
            out.id = text_of(row, "id", true);
            out.statement = text_of(row, "statement", true);
            out.source = text_of(row, "source", true);
            if (const yaml::Node* node = row.require("as_of"))
                out.as_of = parse_date(*node, "`as_of`", sink_).value_or("");
            if (const yaml::Node* node = row.require("status"))
                if (const auto index = parse_choice(*node, "`status`", fact_statuses(), sink_))
                    out.status = std::string{fact_statuses()[static_cast<std::size_t>(*index)]};
            row.finish();
            if (const auto twin = std::ranges::find(raw_.rules.facts, out.id, &DatedFact::id);
                twin != raw_.rules.facts.end())
                sink_
                    .report("rule-duplicate", item.span, fmt::format("two facts are called `{}`", printable(out.id)),
                            "an id of its own for each fact")
                    .notes.push_back({twin->span, "first here"});
            raw_.rules.facts.push_back(std::move(out));
        }
    }

    RawRules& raw_;
    DiagnosticSink& sink_;
};

}  // namespace

void read_rule_file(const SourceText& source, RawRules& raw, DiagnosticSink& sink) {
    Reader{raw, sink}.read(source);
}

}  // namespace tense
