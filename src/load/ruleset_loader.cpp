// Two passes: the first reads every file on its own and collects the ids; the second resolves what files say of
// each other (roles, platforms, needs, sources), so that the order of files never matters.
#include "load/ruleset_loader.hpp"

#include "base/digest.hpp"
#include "base/spelling.hpp"
#include "base/text.hpp"
#include "load/condition_loader.hpp"
#include "load/fact_reader.hpp"
#include "load/mapping_reader.hpp"
#include "load/value_parser.hpp"
#include "load/workload_loader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace tense {
namespace {

constexpr std::array<std::string_view, 9> k_kinds = {"need",     "role",       "provider", "platform", "obligation",
                                                     "conflict", "assumption", "facts",    "ruleset"};
constexpr std::array<std::string_view, 3> k_role_verdicts = {"task-queue", "event-log", "neither"};
constexpr std::array<std::string_view, 4> k_statuses = {"verified", "secondary", "derived", "unverified"};
constexpr std::size_t k_most_needs = 64;
constexpr std::size_t k_most_parts = 64;

std::string file_stem(std::string_view path) {
    if (const auto slash = path.find_last_of('/'); slash != std::string_view::npos) path.remove_prefix(slash + 1);
    if (path.ends_with(".yaml")) path.remove_suffix(5);
    return std::string{path};
}

class Loader {
public:
    explicit Loader(DiagnosticSink& sink) : sink_(sink) {}

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

    RuleSet finish(const std::vector<const SourceText*>& sources) {
        sort_all();
        whole_ = sink_.empty();
        resolve();
        // Over the texts alone, in an order of their own: the same rules have the same digest from any folder.
        std::vector<std::string> digests;
        for (const SourceText* source : sources) digests.push_back(sha256_hex(source->text()));
        std::ranges::sort(digests);
        rules_.digest = sha256_hex(join(digests, "\n"));
        return std::move(rules_);
    }

private:
    // ---- pass one -------------------------------------------------------------------------------------
    void read_rule(const SourceText& source, const yaml::Node& node) {
        MappingReader reader{node, "a rule", sink_};
        const yaml::Node* kind_node = reader.ok() ? reader.require("kind") : nullptr;
        if (kind_node == nullptr) return;
        const auto kind = parse_choice(*kind_node, "`kind`", k_kinds, sink_);
        if (!kind) return;
        switch (*kind) {
            case 0:
                read_need(source, node, reader);
                break;
            case 1:
                read_role(source, node, reader);
                break;
            case 2:
                read_provider(source, node, reader);
                break;
            case 3:
                read_platform(source, node, reader);
                break;
            case 4:
                read_advice(source, node, reader, RuleKind::obligation);
                break;
            case 5:
                read_advice(source, node, reader, RuleKind::conflict);
                break;
            case 6:
                read_assumption(source, node, reader);
                break;
            case 7:
                read_facts(node, reader);
                break;
            default:
                if (const yaml::Node* version = reader.require("version"))
                    if (const auto text = parse_text(*version, "`version`", sink_)) rules_.version = *text;
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
            const auto [twin, added] = ids_.emplace(out.id, node->span);
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
            const yaml::Node* fires = reader.take("fires");
            const yaml::Node* silent = reader.take("silent");
            reader.finish();
            if ((fires == nullptr) == (silent == nullptr)) {
                sink_.report("rule-example", item.span, "an example is either `fires` or `silent`",
                             "one of the two, with a fragment of a workload");
                continue;
            }
            const yaml::Node& body = fires != nullptr ? *fires : *silent;
            out.examples.push_back({fires != nullptr, load_fragment(body, sink_), item.span});
        }
    }

    void read_need(const SourceText& source, const yaml::Node&, MappingReader& reader) {
        Need out;
        out.rule = header(source, reader, RuleKind::need);
        out.must = condition_of(reader, "when", {}, true);
        if (const yaml::Node* node = reader.take("prefer")) out.prefer = load_condition(*node, sink_);
        out.say = text_of(reader, "say", true);
        out.workaround = text_of(reader, "workaround");
        need_roles_.emplace_back(out.rule.id, names_of(reader, "covered_by", true));
        rules_.needs.push_back(std::move(out));
    }

    void read_role(const SourceText& source, const yaml::Node&, MappingReader& reader) {
        Role out;
        out.rule = header(source, reader, RuleKind::role);
        out.when = condition_of(reader, "when", {});
        out.asks = text_of(reader, "asks");
        out.keeps = flag_of(reader, "keeps", false);
        out.executes = flag_of(reader, "executes", false);
        if (const yaml::Node* node = reader.require("verdict"))
            if (const auto index = parse_choice(*node, "`verdict`", k_role_verdicts, sink_))
                out.verdict = std::string{k_role_verdicts[static_cast<std::size_t>(*index)]};
        out.order = number_of(reader, "order");
        if (!out.rule.id.empty() && std::ranges::find(role_names(), out.rule.id) == role_names().end())
            sink_.report("rule-unknown-role", out.rule.span, fmt::format("no role is called `{}`", out.rule.id),
                         "one of " + join({role_names().begin(), role_names().end()}, ", "),
                         nearest(out.rule.id, {role_names().begin(), role_names().end()}));
        rules_.roles.push_back(std::move(out));
    }

    void read_platform(const SourceText& source, const yaml::Node&, MappingReader& reader) {
        Platform out;
        out.rule = header(source, reader, RuleKind::platform, false);
        out.server = flag_of(reader, "server", true);
        out.effort = number_of(reader, "effort");
        for (auto& name : names_of(reader, "also_called")) out.also_called.push_back(std::move(name.value));
        rules_.platforms.push_back(std::move(out));
    }

    void read_provider(const SourceText& source, const yaml::Node&, MappingReader& reader) {
        Provider out;
        out.rule = header(source, reader, RuleKind::provider);
        out.when = condition_of(reader, "when", {});
        out.asks = text_of(reader, "asks");
        out.borrowed = flag_of(reader, "borrowed", false);
        if (const yaml::Node* node = reader.take("executes"))
            if (const auto flag = parse_flag(*node, "`executes`", sink_))
                provider_executes_.emplace(out.rule.id, *flag);
        for (auto& limit : names_of(reader, "limits")) out.limits.push_back(std::move(limit.value));
        const std::string& id = out.rule.id;
        if (const yaml::Node* node = reader.require("role"))
            if (const auto text = parse_text(*node, "`role`", sink_))
                provider_role_.emplace(id, Located<std::string>{*text, node->span});
        provider_runs_.emplace(id, names_of(reader, "runs"));
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
                    provider_only_.emplace(id, read_names(*only, "`only`", sink_));
                else
                    provider_except_.emplace(id, read_names(*except, "`except`", sink_));
            }
        }
        rules_.providers.push_back(std::move(out));
    }

    void read_advice(const SourceText& source, const yaml::Node&, MappingReader& reader, RuleKind kind) {
        Advice out;
        out.rule = header(source, reader, kind);
        out.when = condition_of(reader, "when", {}, true);
        out.say = text_of(reader, "say", true);
        out.fix = text_of(reader, "fix", true);
        advice_roles_.emplace(out.rule.id, names_of(reader, "roles"));
        rules_.advice.push_back(std::move(out));
    }

    void read_assumption(const SourceText& source, const yaml::Node&, MappingReader& reader) {
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
        rules_.assumptions.push_back(std::move(out));
    }

    void read_facts(const yaml::Node&, MappingReader& reader) {
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
                if (const auto index = parse_choice(*node, "`status`", k_statuses, sink_))
                    out.status = std::string{k_statuses[static_cast<std::size_t>(*index)]};
            row.finish();
            if (const auto twin = std::ranges::find(rules_.facts, out.id, &DatedFact::id); twin != rules_.facts.end())
                sink_
                    .report("rule-duplicate", item.span, fmt::format("two facts are called `{}`", printable(out.id)),
                            "an id of its own for each fact")
                    .notes.push_back({twin->span, "first here"});
            rules_.facts.push_back(std::move(out));
        }
    }

    // ---- pass two -------------------------------------------------------------------------------------
    // By id, so that neither the order of files nor of folders shows.
    void sort_all() {
        const auto by_id = [](const auto& a, const auto& b) { return a.rule.id < b.rule.id; };
        std::ranges::sort(rules_.needs, by_id);
        std::ranges::sort(rules_.roles, [](const Role& a, const Role& b) {
            return std::pair{a.order, a.rule.id} < std::pair{b.order, b.rule.id};
        });
        std::ranges::sort(rules_.platforms, [](const Platform& a, const Platform& b) {
            return std::pair{a.effort, a.rule.id} < std::pair{b.effort, b.rule.id};
        });
        std::ranges::sort(rules_.providers, by_id);
        std::ranges::sort(rules_.advice, by_id);
        std::ranges::sort(rules_.assumptions, by_id);
        std::ranges::sort(rules_.facts, {}, &DatedFact::id);
    }

    template <typename T>
    int index_of(const std::vector<T>& list, const Located<std::string>& name, std::string_view code,
                 std::string_view what) {
        for (std::size_t i = 0; i < list.size(); ++i)
            if (list[i].rule.id == name.value) return static_cast<int>(i);
        std::vector<std::string_view> ids;
        for (const T& item : list) ids.push_back(item.rule.id);
        sink_.report(code, name.span, fmt::format("no {} is called `{}`", what, printable(name.value)),
                     fmt::format("the id of a {}", what), nearest(name.value, ids));
        return -1;
    }

    template <typename T>
    std::vector<int> indexes_of(const std::vector<T>& list, const std::vector<Located<std::string>>& names,
                                std::string_view code, std::string_view what) {
        std::vector<int> out;
        for (const auto& name : names)
            if (const int index = index_of(list, name, code, what); index >= 0) out.push_back(index);
        std::ranges::sort(out);
        return out;
    }

    std::uint64_t need_mask(const std::vector<Located<std::string>>& names) {
        std::uint64_t mask = 0;
        for (const int index : indexes_of(rules_.needs, names, "rule-unknown-need", "need"))
            mask |= std::uint64_t{1} << index;
        return mask;
    }

    void resolve() {
        if (rules_.needs.size() > k_most_needs)
            sink_.report("rule-limit", rules_.needs[k_most_needs].rule.span,
                         fmt::format("there are {} needs", rules_.needs.size()),
                         fmt::format("at most {}", k_most_needs));
        if (rules_.roles.size() + rules_.providers.size() > k_most_parts)
            sink_.report("rule-limit", rules_.providers.back().rule.span,
                         fmt::format("there are {} roles and providers", rules_.roles.size() + rules_.providers.size()),
                         fmt::format("at most {}", k_most_parts));
        if (rules_.needs.size() > k_most_needs) return;
        for (const auto& [id, names] : need_roles_) {
            for (Need& need : rules_.needs)
                if (need.rule.id == id) need.covered_by = indexes_of(rules_.roles, names, "rule-unknown-role", "role");
        }
        resolve_providers();
        for (Advice& advice : rules_.advice)
            advice.roles = indexes_of(rules_.roles, advice_roles_[advice.rule.id], "rule-unknown-role", "role");
        check_sources();
        check_examples();
        if (whole_) {  // a rule that was not understood is no reason to miss what it would have given
            check_coverage();
            check_questions();
        }
        check_unique(rules_.roles, &Role::order, "order");
        check_unique(rules_.platforms, &Platform::effort, "effort");
    }

    void resolve_providers() {
        for (Provider& provider : rules_.providers) {
            const std::string& id = provider.rule.id;
            if (const auto role = provider_role_.find(id); role != provider_role_.end())
                provider.role = std::max(0, index_of(rules_.roles, role->second, "rule-unknown-role", "role"));
            const auto executes = provider_executes_.find(id);
            provider.executes =
                executes != provider_executes_.end()
                    ? executes->second
                    : !rules_.roles.empty() && rules_.roles[static_cast<std::size_t>(provider.role)].executes;
            provider.runs = indexes_of(rules_.platforms, provider_runs_[id], "rule-unknown-platform", "platform");
            std::uint64_t native = 0;
            for (std::size_t i = 0; i < rules_.needs.size(); ++i)
                if (std::ranges::find(rules_.needs[i].covered_by, provider.role) != rules_.needs[i].covered_by.end())
                    native |= std::uint64_t{1} << i;
            provider.covers = native;
            if (const auto only = provider_only_.find(id); only != provider_only_.end())
                provider.covers = native & need_mask(only->second);
            if (const auto except = provider_except_.find(id); except != provider_except_.end())
                provider.covers = native & ~need_mask(except->second);
        }
    }

    void check_coverage() {
        for (std::size_t i = 0; i < rules_.needs.size(); ++i) {
            const bool covered = std::ranges::any_of(
                rules_.providers, [&](const Provider& provider) { return (provider.covers >> i & 1) != 0; });
            if (!covered)
                sink_.report("rule-coverage", rules_.needs[i].rule.span,
                             fmt::format("nothing covers the need `{}`", rules_.needs[i].rule.id),
                             "a role under `covered_by` that some provider provides");
        }
    }

    // A source is the id of a dated fact, or a title with more than one word.
    void check_sources() {
        for (const RuleHeader* header : rules_.headers())
            for (const auto& source : header->sources) {
                if (source.value.find(' ') != std::string::npos || rules_.find_fact(source.value) != nullptr) continue;
                std::vector<std::string_view> ids;
                for (const DatedFact& fact : rules_.facts) ids.push_back(fact.id);
                sink_.report("rule-unknown-source", source.span,
                             fmt::format("no dated fact is called `{}`", printable(source.value)),
                             "the id of a fact, or a title and address", nearest(source.value, ids));
            }
    }

    void check_questions() {
        const auto check = [&](const RuleHeader& header, const Condition& condition) {
            for (const FactId id : facts_of(condition)) {
                const FactSpec& fact = facts()[static_cast<std::size_t>(id)];
                if (!fact.derived && rules_.question(id).empty())
                    sink_.report("rule-missing-question", header.span,
                                 fmt::format("nothing asks for `{}`, which `{}` tests", fact.path, header.id),
                                 fmt::format("a question for {} under `ask`", fact.path));
            }
        };
        for (const Need& need : rules_.needs) {
            check(need.rule, need.must);
            if (need.prefer) check(need.rule, *need.prefer);
        }
        for (const Role& role : rules_.roles) check(role.rule, role.when);
        for (const Provider& provider : rules_.providers) check(provider.rule, provider.when);
        for (const Advice& advice : rules_.advice) check(advice.rule, advice.when);
        for (const Assumption& assumption : rules_.assumptions) check(assumption.rule, assumption.when);
    }

    // Every rule shows where it fires; one with a condition also where it does not.
    void check_examples() {
        const auto check = [&](const RuleHeader& header, const Condition& condition) {
            const bool fires = std::ranges::any_of(header.examples, &RuleExample::fires);
            const bool silent = !std::ranges::all_of(header.examples, &RuleExample::fires);
            if (!fires || (!silent && condition.kind != Condition::Kind::always))
                sink_.report(
                    "rule-no-examples", header.span,
                    fmt::format("`{}` has no example {}", header.id, fires ? "that stays silent" : "that fires"),
                    "at least one `fires` and one `silent` under `examples`");
        };
        for (const Need& need : rules_.needs) check(need.rule, need.must);
        for (const Role& role : rules_.roles) check(role.rule, role.when);
        for (const Provider& provider : rules_.providers) check(provider.rule, provider.when);
        for (const Advice& advice : rules_.advice) check(advice.rule, advice.when);
        for (const Assumption& assumption : rules_.assumptions) check(assumption.rule, assumption.when);
    }

    // Equal ranks would make two answers equally cheap.
    template <typename T>
    void check_unique(const std::vector<T>& list, int T::*member, std::string_view key) {
        for (std::size_t i = 1; i < list.size(); ++i)
            if (list[i].*member == list[i - 1].*member && list[i].rule.id != list[i - 1].rule.id)
                sink_.report("rule-duplicate", list[i].rule.span,
                             fmt::format("`{}` and `{}` have the same `{}`", list[i - 1].rule.id, list[i].rule.id, key),
                             fmt::format("a number of its own for `{}`", key));
    }

    DiagnosticSink& sink_;
    bool whole_ = true;  // pass one found no mistake
    RuleSet rules_;
    std::map<std::string, Span> ids_;
    std::vector<std::pair<std::string, std::vector<Located<std::string>>>> need_roles_;
    std::map<std::string, Located<std::string>> provider_role_;
    std::map<std::string, bool> provider_executes_;
    std::map<std::string, std::vector<Located<std::string>>> provider_runs_, provider_only_, provider_except_,
        advice_roles_;
};

}  // namespace

RuleSet load_rules(const std::vector<const SourceText*>& sources, DiagnosticSink& sink) {
    Loader loader{sink};
    for (const SourceText* source : sources) loader.read(*source);
    RuleSet rules = loader.finish(sources);
    if (rules.needs.empty() && sink.empty()) {
        Span span;
        if (!sources.empty()) span = {sources.front(), 1, 1, 1};
        sink.report("rule-empty", span, "there are no needs among the rules", "at least one rule of kind need");
    }
    return rules;
}

}  // namespace tense
