// What can be seen from the rules without trying inputs: what nothing uses (R02), thresholds without a dated source
// (R10), examples that contradict each other (R14), questions out of step (R17).
#include "lint/lint.hpp"
#include "lint/witness.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace tense {
namespace {

// Every condition with its rule.
struct Stated {
    const RuleHeader* rule;
    const Condition* condition;
};

std::vector<Stated> conditions_of(const RuleSet& rules) {
    std::vector<Stated> out;
    for (const Need& need : rules.needs) {
        out.push_back({&need.rule, &need.must});
        if (need.prefer) out.push_back({&need.rule, &*need.prefer});
    }
    for (const Role& role : rules.roles) out.push_back({&role.rule, &role.when});
    for (const Provider& provider : rules.providers) out.push_back({&provider.rule, &provider.when});
    for (const Advice& advice : rules.advice) out.push_back({&advice.rule, &advice.when});
    for (const Assumption& assumption : rules.assumptions) out.push_back({&assumption.rule, &assumption.when});
    return out;
}

void tests_of(const Condition& condition, std::vector<const UnaryTest*>& out) {
    if (condition.kind == Condition::Kind::test) out.push_back(&condition.test);
    for (const Condition& part : condition.parts) tests_of(part, out);
}

void report(std::vector<RuleFinding>& out, std::string code, const RuleHeader& rule, std::string message) {
    out.push_back({std::move(code), rule.id, std::move(message), rule.span, {}});
}

void lint_use(const RuleSet& rules, std::vector<RuleFinding>& out) {
    std::set<int> run, provided;
    for (const Provider& provider : rules.providers) {
        run.insert(provider.runs.begin(), provider.runs.end());
        provided.insert(provider.role);
        if (provider.covers == 0)
            report(out, "R02", provider.rule, fmt::format("`{}` covers no need", provider.rule.id));
    }
    for (std::size_t i = 0; i < rules.platforms.size(); ++i)
        if (!run.contains(static_cast<int>(i)))
            report(out, "R02", rules.platforms[i].rule,
                   fmt::format("no provider runs on `{}`", rules.platforms[i].rule.id));
    for (std::size_t i = 0; i < rules.roles.size(); ++i)
        if (!provided.contains(static_cast<int>(i)))
            report(out, "R02", rules.roles[i].rule,
                   fmt::format("nothing provides the role `{}`", rules.roles[i].rule.id));
    std::set<std::string> cited;
    for (const RuleHeader* rule : rules.headers())
        for (const auto& source : rule->sources) cited.insert(source.value);
    for (const DatedFact& fact : rules.facts)
        if (!cited.contains(fact.id))
            out.push_back({"R02", fact.id, fmt::format("no rule cites the dated fact `{}`", fact.id), fact.span, {}});
}

// A year at least: "2026-11-22", "2012 to 2026".
bool dated(std::string_view text) {
    std::size_t digits = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i < text.size() && text[i] >= '0' && text[i] <= '9') {
            ++digits;
            continue;
        }
        if (digits == 4 && (text.substr(i - 4, 2) == "19" || text.substr(i - 4, 2) == "20")) return true;
        digits = 0;
    }
    return false;
}

void lint_thresholds(const RuleSet& rules, std::vector<RuleFinding>& out) {
    // By fact and bound: the first rule that keeps the bound below it, and the first that keeps it above.
    std::map<std::pair<FactId, std::string>, std::pair<const RuleHeader*, const RuleHeader*>> sides;
    const auto disagree = [&](FactId fact, const Known& bound, const RuleHeader& rule, const RuleHeader& below,
                              const RuleHeader& above) {
        const FactSpec& spec = facts()[static_cast<std::size_t>(fact)];
        Facts at_bound(facts().size());
        at_bound[static_cast<std::size_t>(fact)] = bound;
        out.push_back({"R10", rule.id,
                       fmt::format("{} {} belongs to the lower side in `{}` and to the upper side in `{}`", spec.path,
                                   to_text(bound, spec), below.id, above.id),
                       rule.span, witness_file(at_bound),
                       "Write both as `>=`, or both as `>`; the side below then has `<`, or `<=`."});
    };
    for (const Stated& stated : conditions_of(rules)) {
        const RuleHeader* rule = stated.rule;  // clang 14 captures no structured binding
        std::vector<const UnaryTest*> tests;
        tests_of(*stated.condition, tests);
        bool thresholds = false;
        for (const UnaryTest* test : tests)
            for (const Interval& interval : test->intervals) {
                thresholds = true;
                const bool point = interval.low && interval.high && *interval.low == *interval.high;
                if (point) continue;
                const FactSpec& spec = facts()[static_cast<std::size_t>(test->fact)];
                const auto note = [&](const Known& bound, bool above) {
                    auto& [below_it, above_it] = sides[{test->fact, to_text(bound, spec)}];
                    const RuleHeader*& here = above ? above_it : below_it;
                    if (here != nullptr) return;
                    here = rule;
                    if (below_it != nullptr && above_it != nullptr)
                        disagree(test->fact, bound, *rule, *below_it, *above_it);
                };
                if (interval.low) note(*interval.low, !interval.low_open);
                if (interval.high) note(*interval.high, interval.high_open);
            }
        const bool sourced = std::ranges::any_of(rule->sources, [&](const Located<std::string>& source) {
            return rules.find_fact(source.value) != nullptr || dated(source.value);
        });
        if (thresholds && !sourced)
            out.push_back({"R10",
                           rule->id,
                           fmt::format("`{}` has a threshold and no source with a date", rule->id),
                           rule->span,
                           {},
                           "Cite a dated fact, or a source with its date."});
    }
}

// Examples of one rule that state the same and expect the opposite.
void lint_examples(const RuleSet& rules, std::vector<RuleFinding>& out) {
    for (const RuleHeader* rule : rules.headers())
        for (std::size_t i = 0; i < rule->examples.size(); ++i)
            for (std::size_t j = i + 1; j < rule->examples.size(); ++j) {
                const RuleExample& one = rule->examples[i];
                const RuleExample& other = rule->examples[j];
                if (one.fires == other.fires) continue;
                bool same = true;
                for (std::size_t f = 0; f < one.facts.size() && same; ++f)
                    same = one.facts[f].value == other.facts[f].value;
                if (!same) continue;
                std::vector<Value> facts;
                for (const Fact& fact : one.facts) facts.push_back(fact.value);
                out.push_back(
                    {"R14", rule->id,
                     fmt::format("two examples of `{}` state the same and expect the opposite (lines {} and {})",
                                 rule->id, one.span.line, other.span.line),
                     other.span, witness_file(facts)});
            }
}

void lint_questions(const RuleSet& rules, std::vector<RuleFinding>& out) {
    std::set<FactId> read;
    for (const auto& [rule, condition] : conditions_of(rules))
        for (const FactId fact : facts_of(*condition)) read.insert(fact);
    for (const Assumption& assumption : rules.assumptions) read.insert(assumption.fact);
    std::map<FactId, const RuleHeader*> asked;
    std::map<std::string, FactId> worded;
    for (const RuleHeader* rule : rules.headers())
        for (const auto& [fact, question] : rule->ask) {
            const std::string& path = facts()[static_cast<std::size_t>(fact)].path;
            if (!read.contains(fact))
                report(out, "R17", *rule, fmt::format("`{}` asks for {}, which no condition reads", rule->id, path));
            if (const auto [first, added] = asked.emplace(fact, rule);
                !added && first->second->ask.at(fact) != question)
                report(out, "R17", *rule,
                       fmt::format("`{}` and `{}` ask for {} in different words", first->second->id, rule->id, path));
            if (const auto [first, added] = worded.emplace(question, fact); !added && first->second != fact)
                report(out, "R17", *rule,
                       fmt::format("one question asks for {} and for {}",
                                   facts()[static_cast<std::size_t>(first->second)].path, path));
        }
}

}  // namespace

void lint_structure(const RuleSet& rules, std::vector<RuleFinding>& out) {
    lint_use(rules, out);
    lint_thresholds(rules, out);
    lint_examples(rules, out);
    lint_questions(rules, out);
}

}  // namespace tense
