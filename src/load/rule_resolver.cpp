#include "load/rule_resolver.hpp"

#include "base/spelling.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace tense {
namespace {

constexpr std::size_t k_most_needs = 64;
constexpr std::size_t k_most_parts = 64;
constexpr std::size_t k_most_platforms = 64;
constexpr std::size_t k_most_assumptions = 64;

class Resolver {
public:
    Resolver(RawRules raw, bool whole, DiagnosticSink& sink) : raw_(std::move(raw)), whole_(whole), sink_(sink) {}

    RuleSet run() {
        sort_all();
        resolve();
        return std::move(raw_.rules);
    }

private:
    // By id, so that neither the order of files nor of folders shows.
    void sort_all() {
        const auto by_id = [](const auto& a, const auto& b) { return a.rule.id < b.rule.id; };
        std::ranges::sort(raw_.rules.needs, by_id);
        std::ranges::sort(raw_.rules.roles, [](const Role& a, const Role& b) {
            return std::pair{a.order, a.rule.id} < std::pair{b.order, b.rule.id};
        });
        std::ranges::sort(raw_.rules.platforms, [](const Platform& a, const Platform& b) {
            return std::pair{a.effort, a.rule.id} < std::pair{b.effort, b.rule.id};
        });
        std::ranges::sort(raw_.rules.providers, by_id);
        std::ranges::sort(raw_.rules.advice, by_id);
        std::ranges::sort(raw_.rules.assumptions, by_id);
        std::ranges::sort(raw_.rules.facts, {}, &DatedFact::id);
    }

    template <typename T>
    int index_of(const std::vector<T>& list, const Located<std::string>& name, std::string_view code,
                 std::string_view what) {
        for (std::size_t i = 0; i < list.size(); ++i)
            if (list[i].rule.id == name.value) return static_cast<int>(i);
        std::vector<std::string_view> ids;
        for (const T& item : list) ids.push_back(item.rule.id);
        role_missing_ = role_missing_ || code == "rule-unknown-role";
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
        for (const int index : indexes_of(raw_.rules.needs, names, "rule-unknown-need", "need"))
            mask |= std::uint64_t{1} << index;
        return mask;
    }

    template <typename T>
    void limit(const std::vector<T>& list, std::size_t most, std::string_view what) {
        if (list.size() > most)
            sink_.report("rule-limit", list[most].rule.span, fmt::format("there are {} {}", list.size(), what),
                         fmt::format("at most {}", most));
    }

    void resolve() {
        limit(raw_.rules.needs, k_most_needs, "needs");
        const std::size_t parts = raw_.rules.roles.size() + raw_.rules.providers.size();
        if (parts > k_most_parts) {
            const bool roles_alone = raw_.rules.providers.empty();
            const RuleHeader& last = roles_alone ? raw_.rules.roles.back().rule : raw_.rules.providers.back().rule;
            sink_.report("rule-limit", last.span, fmt::format("there are {} roles and providers", parts),
                         fmt::format("at most {}", k_most_parts));
        }
        limit(raw_.rules.platforms, k_most_platforms, "platforms");
        limit(raw_.rules.assumptions, k_most_assumptions, "assumptions");
        if (raw_.rules.needs.size() > k_most_needs) return;
        for (const auto& [id, names] : raw_.need_roles) {
            for (Need& need : raw_.rules.needs)
                if (need.rule.id == id)
                    need.covered_by = indexes_of(raw_.rules.roles, names, "rule-unknown-role", "role");
        }
        for (Need& need : raw_.rules.needs)
            need.refines = indexes_of(raw_.rules.needs, raw_.need_refines[need.rule.id], "rule-unknown-need", "need");
        resolve_providers();
        order_assumptions();
        for (Advice& advice : raw_.rules.advice)
            advice.roles = indexes_of(raw_.rules.roles, raw_.advice_roles[advice.rule.id], "rule-unknown-role", "role");
        check_sources();
        check_examples();
        for (const Scenario& scenario : raw_.rules.scenarios)
            (void)indexes_of(raw_.rules.needs, scenario.because, "rule-unknown-need", "need");
        if (whole_) {  // a rule that was not understood is no reason to miss what it would have given
            if (!role_missing_) check_coverage();  // nor is a role whose name leads nowhere
            check_questions();
        }
        check_unique(raw_.rules.roles, &Role::order, "order");
        check_unique(raw_.rules.platforms, &Platform::effort, "effort");
    }

    void resolve_providers() {
        for (Provider& provider : raw_.rules.providers) {
            const std::string& id = provider.rule.id;
            if (const auto role = raw_.provider_role.find(id); role != raw_.provider_role.end())
                provider.role = std::max(0, index_of(raw_.rules.roles, role->second, "rule-unknown-role", "role"));
            const auto executes = raw_.provider_executes.find(id);
            provider.executes =
                executes != raw_.provider_executes.end()
                    ? executes->second
                    : !raw_.rules.roles.empty() && raw_.rules.roles[static_cast<std::size_t>(provider.role)].executes;
            provider.runs =
                indexes_of(raw_.rules.platforms, raw_.provider_runs[id], "rule-unknown-platform", "platform");
            std::uint64_t native = 0;
            for (std::size_t i = 0; i < raw_.rules.needs.size(); ++i)
                if (std::ranges::find(raw_.rules.needs[i].covered_by, provider.role) !=
                    raw_.rules.needs[i].covered_by.end())
                    native |= std::uint64_t{1} << i;
            provider.covers = native;
            if (const auto only = raw_.provider_only.find(id); only != raw_.provider_only.end())
                provider.covers = native & need_mask(only->second);
            if (const auto except = raw_.provider_except.find(id); except != raw_.provider_except.end())
                provider.covers = native & ~need_mask(except->second);
        }
    }

    // Each after those it rests on (they fill a fact that it tests) and those it yields to; among free ones by id.
    void order_assumptions() {
        auto& list = raw_.rules.assumptions;
        for (Assumption& assumption : list)
            for (const auto& name : raw_.assumption_yields[assumption.rule.id])
                if (index_of(list, name, "rule-unknown-assumption", "assumption") >= 0)
                    assumption.yields_to.push_back(name.value);
        const auto before = [](const Assumption& a, const Assumption& b) {
            const auto tested = facts_of(b.when);
            return std::ranges::find(tested, a.fact) != tested.end() ||
                   std::ranges::find(b.yields_to, a.rule.id) != b.yields_to.end();
        };
        std::vector<Assumption> ordered;
        while (!list.empty()) {
            const auto free = std::ranges::find_if(list, [&](const Assumption& one) {
                return std::ranges::none_of(list, [&](const Assumption& other) { return before(other, one); });
            });
            if (free == list.end()) {
                sink_.report("rule-assumption-circle", list.front().rule.span,
                             fmt::format("the assumption `{}` rests on itself, or on one that rests on it",
                                         list.front().rule.id),
                             "assumptions that can be made one after the other");
                break;
            }
            ordered.push_back(std::move(*free));
            list.erase(free);
        }
        ordered.insert(ordered.end(), list.begin(), list.end());
        list = std::move(ordered);
    }

    void check_coverage() {
        for (std::size_t i = 0; i < raw_.rules.needs.size(); ++i) {
            const bool covered = std::ranges::any_of(
                raw_.rules.providers, [&](const Provider& provider) { return (provider.covers >> i & 1) != 0; });
            if (!covered)
                sink_.report("rule-coverage", raw_.rules.needs[i].rule.span,
                             fmt::format("nothing covers the need `{}`", raw_.rules.needs[i].rule.id),
                             "a role under `covered_by` that some provider provides");
        }
    }

    // A source is the id of a dated fact, or a title with more than one word.
    void check_sources() {
        for (const RuleHeader* header : raw_.rules.headers())
            for (const auto& source : header->sources) {
                if (source.value.find(' ') != std::string::npos || raw_.rules.find_fact(source.value) != nullptr)
                    continue;
                std::vector<std::string_view> ids;
                for (const DatedFact& fact : raw_.rules.facts) ids.push_back(fact.id);
                sink_.report("rule-unknown-source", source.span,
                             fmt::format("no dated fact is called `{}`", printable(source.value)),
                             "the id of a fact, or a title and address", nearest(source.value, ids));
            }
    }

    // Where the condition names the fact.
    static std::optional<Span> place_of(const Condition& condition, FactId fact) {
        if (condition.kind == Condition::Kind::test && condition.test.fact == fact) return condition.test.span;
        for (const Condition& part : condition.parts)
            if (const auto found = place_of(part, fact)) return found;
        return std::nullopt;
    }

    void check_questions() {
        const auto check = [&](const RuleHeader& header, const Condition& condition) {
            for (const FactId id : facts_of(condition)) {
                const FactSpec& fact = facts()[static_cast<std::size_t>(id)];
                if (!fact.derived && raw_.rules.question(id).empty())
                    sink_.report("rule-missing-question", place_of(condition, id).value_or(header.span),
                                 fmt::format("nothing asks for `{}`, which `{}` tests", fact.path, header.id),
                                 fmt::format("a question for {} under `ask`", fact.path));
            }
        };
        for (const Need& need : raw_.rules.needs) {
            check(need.rule, need.must);
            if (need.prefer) check(need.rule, *need.prefer);
        }
        for (const Role& role : raw_.rules.roles) check(role.rule, role.when);
        for (const Provider& provider : raw_.rules.providers) check(provider.rule, provider.when);
        for (const Advice& advice : raw_.rules.advice) check(advice.rule, advice.when);
        for (const Assumption& assumption : raw_.rules.assumptions) check(assumption.rule, assumption.when);
    }

    // Every rule shows where it fires; one with a condition also where it does not.
    void check_examples() {
        const auto check = [&](const RuleHeader& header, const Condition& condition) {
            const auto shows = [&](bool what) {
                return std::ranges::any_of(header.examples, [&](const RuleExample& example) {
                    return example.fires == what && !example.todo;
                });
            };
            const bool fires = shows(true), silent = shows(false);
            if (!fires || (!silent && condition.kind != Condition::Kind::always))
                sink_.report(
                    "rule-no-examples", header.span,
                    fmt::format("`{}` has no example {}", header.id, fires ? "that stays silent" : "that fires"),
                    "at least one `fires` and one `silent` under `examples`");
        };
        for (const Need& need : raw_.rules.needs) check(need.rule, need.must);
        for (const Role& role : raw_.rules.roles) check(role.rule, role.when);
        for (const Provider& provider : raw_.rules.providers) check(provider.rule, provider.when);
        for (const Advice& advice : raw_.rules.advice) check(advice.rule, advice.when);
        for (const Assumption& assumption : raw_.rules.assumptions) check(assumption.rule, assumption.when);
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

    RawRules raw_;
    bool whole_;
    bool role_missing_ = false;  // some rule names a role that is not there
    DiagnosticSink& sink_;
};

}  // namespace

RuleSet resolve_rules(RawRules raw, bool whole, DiagnosticSink& sink) {
    return Resolver{std::move(raw), whole, sink}.run();
}

}  // namespace tense
