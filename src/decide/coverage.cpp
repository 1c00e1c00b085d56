#include "decide/coverage.hpp"

#include "decide/cells.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace tense {
namespace {

using Kind = CoverageItem::Kind;

const UnaryTest* first_test(const Condition& condition) {
    if (condition.kind == Condition::Kind::test) return &condition.test;
    for (const Condition& part : condition.parts)
        if (const UnaryTest* test = first_test(part)) return test;
    return nullptr;
}

// A test cut into its alternatives: `says is [both, process-this]` into `says is both` and `says is process-this`.
std::vector<Condition> alternatives(const UnaryTest& test) {
    const FactSpec& fact = facts()[static_cast<std::size_t>(test.fact)];
    std::vector<Condition> out;
    const auto add = [&](auto list, auto value, std::string written) {
        Condition one;
        one.kind = Condition::Kind::test;
        one.test.fact = test.fact;
        one.test.span = test.span;
        (one.test.*list).push_back(value);
        one.test.written = std::move(written);
        out.push_back(std::move(one));
    };
    for (const int choice : test.choices) add(&UnaryTest::choices, choice, to_text(Known{choice}, fact));
    for (const bool flag : test.flags) add(&UnaryTest::flags, flag, to_text(Known{flag}, fact));
    for (const std::string& name : test.names) add(&UnaryTest::names, name, name);
    for (std::size_t i = 0; i < test.intervals.size(); ++i)
        add(&UnaryTest::intervals, test.intervals[i],
            test.intervals.size() == 1 ? test.written : fmt::format("{} of {}", i + 1, test.written));
    return out;
}

class Meter {
public:
    Meter(const RuleSet& rules, const std::vector<Exercise>& exercises, std::string_view file)
        : rules_(rules), exercises_(exercises), file_(file) {
        one_rule_ = std::ranges::any_of(rules.headers(), [&](const RuleHeader* rule) { return rule->path == file; });
    }

    Coverage run() {
        for (const Need& need : rules_.needs) measure(need);
        for (const Role& role : rules_.roles) measure(role.rule, role.when);
        for (const Provider& provider : rules_.providers) measure(provider.rule, provider.when);
        for (const Advice& advice : rules_.advice) measure(advice.rule, advice.when);
        for (const Assumption& assumption : rules_.assumptions) measure(assumption);
        if (!one_rule_) {
            verdicts();
            pairs();
        }
        std::ranges::stable_sort(out_.items, {}, &CoverageItem::kind);
        return std::move(out_);
    }

private:
    using Sees = std::function<bool(const Exercise&)>;

    using ShownBy = std::vector<std::pair<Condition, bool>>;

    static Truth truth_of(bool holds) { return holds ? Truth::yes : Truth::no; }

    void add(Kind kind, const RuleHeader& rule, std::string what, const Span& span, const ShownBy& shown_by,
             const Sees& sees) {
        const bool covered = std::ranges::any_of(exercises_, [&](const Exercise& exercise) {
            return (exercise.only == nullptr || exercise.only == &rule) && sees(exercise);
        });
        out_.items.push_back({kind, rule.id, std::move(what), covered, span, covered ? ShownBy{} : shown_by});
    }

    // What is seen wherever these conditions have these truths.
    void add(Kind kind, const RuleHeader& rule, std::string what, const Span& span, const ShownBy& shown_by) {
        add(kind, rule, std::move(what), span, shown_by, [&](const Exercise& exercise) {
            return std::ranges::all_of(shown_by, [&](const auto& part) {
                return evaluate(part.first, exercise.values) == truth_of(part.second);
            });
        });
    }

    [[nodiscard]] bool measured(const RuleHeader& rule) const { return file_.empty() || rule.path == file_; }

    void measure(const Need& need) {
        if (!measured(need.rule)) return;
        if (!need.prefer) return measure(need.rule, need.must);
        add(Kind::rule, need.rule, "fires as a must", need.rule.span, {{need.must, true}});
        add(Kind::rule, need.rule, "fires as a preference", need.rule.span, {{need.must, false}, {*need.prefer, true}},
            [&](const Exercise& exercise) {
                return evaluate(need.must, exercise.values) != Truth::yes &&
                       evaluate(*need.prefer, exercise.values) == Truth::yes;
            });
        add(Kind::rule, need.rule, "stays silent", need.rule.span, {{need.must, false}, {*need.prefer, false}});
        branches(need.rule, need.must, "");
        branches(need.rule, *need.prefer, "prefer: ");
    }

    void measure(const RuleHeader& rule, const Condition& when) {
        if (!measured(rule)) return;
        add(Kind::rule, rule, "fires", rule.span, {{when, true}});
        if (when.kind == Condition::Kind::always) return;
        add(Kind::rule, rule, "stays silent", rule.span, {{when, false}});
        branches(rule, when, "");
    }

    void measure(const Assumption& assumption) {
        if (!measured(assumption.rule)) return;
        const auto stated = [&](const Exercise& exercise) {
            return is_known(exercise.stated[static_cast<std::size_t>(assumption.fact)]);
        };
        const ShownBy made{{assumption.when, true}}, not_made{{assumption.when, false}};
        add(Kind::rule, assumption.rule, "fires", assumption.rule.span, made, [&](const Exercise& exercise) {
            if (exercise.scenario != nullptr)
                return std::ranges::find(exercise.made, &assumption) != exercise.made.end();
            return !stated(exercise) && evaluate(assumption.when, exercise.values) == Truth::yes;
        });
        add(Kind::rule, assumption.rule, "stays silent", assumption.rule.span, not_made, [&](const Exercise& exercise) {
            return stated(exercise) || evaluate(assumption.when, exercise.values) == Truth::no;
        });
        branches(assumption.rule, assumption.when, "");
    }

    // `label` stands before the words: which of a rule's conditions it is.
    void branches(const RuleHeader& rule, const Condition& condition, const std::string& label) {
        switch (condition.kind) {
            case Condition::Kind::always:
                return;
            case Condition::Kind::negation:
                return branches(rule, condition.parts.front(), label);
            case Condition::Kind::test: {
                const std::vector<Condition> all = alternatives(condition.test);
                if (all.size() > 1)
                    for (const Condition& one : all) both_ways(rule, one, label);
                return;
            }
            case Condition::Kind::all:
            case Condition::Kind::any:
                for (const Condition& part : condition.parts) {
                    const Condition* what = &part;
                    while (what->kind == Condition::Kind::negation) what = &what->parts.front();
                    if (condition.parts.size() > 1) both_ways(rule, *what, label);
                    branches(rule, *what, label);
                }
                return;
        }
    }

    void both_ways(const RuleHeader& rule, const Condition& condition, const std::string& label) {
        const UnaryTest* test = first_test(condition);
        const Span span = test != nullptr ? test->span : rule.span;
        for (const bool holds : {true, false})
            add(Kind::branch, rule, fmt::format("{}`{}` is {}", label, in_words(condition), to_text(truth_of(holds))),
                span, {{condition, holds}});
    }

    void verdict(const std::string& what) {
        const bool covered = std::ranges::any_of(exercises_, [&](const Exercise& exercise) {
            if (exercise.scenario == nullptr) return false;
            const std::string& expected = exercise.scenario->expect;
            // Who expects something instead expects the verdict "neither" with it.
            return expected == what || (what == "neither" && !expected.empty() && expected != "task-queue" &&
                                        expected != "event-log" && expected != "hybrid");
        });
        out_.items.push_back({Kind::verdict, {}, what, covered, {}, {}});
    }

    // Those that some set of these roles comes to.
    void verdicts() {
        const bool queue = std::ranges::find(rules_.roles, "task-queue", &Role::verdict) != rules_.roles.end();
        const bool keeps = std::ranges::any_of(rules_.roles, &Role::keeps);
        const bool executes = std::ranges::any_of(rules_.providers, &Provider::executes);
        if (queue) verdict("task-queue");
        if (keeps) verdict("event-log");
        if (keeps && executes) verdict("hybrid");
        verdict("neither");
        for (const Role& role : rules_.roles)
            if (!role.keeps && role.verdict != "task-queue") verdict(role.rule.id);
    }

    // Tries the values that rules tell apart for the facts of both conditions.
    bool together(const Need& a, const Need& b, const Cells& cells) const {
        std::vector<FactId> asked = facts_of(a.must);
        for (const FactId fact : facts_of(b.must))
            if (std::ranges::find(asked, fact) == asked.end()) asked.push_back(fact);
        // Circumstances first: what is not known of them counts as no, so only once they are set is a no final.
        // (Not the one in std::ranges: clang 14 cannot read libstdc++'s subrange.)
        std::stable_partition(asked.begin(), asked.end(),
                              [](FactId id) { return facts()[static_cast<std::size_t>(id)].system; });
        Facts values(facts().size());
        const std::function<bool(std::size_t)> search = [&](std::size_t at) {
            const Truth first = evaluate(a.must, values), second = evaluate(b.must, values);
            if (first == Truth::yes && second == Truth::yes) return true;
            if (at == asked.size()) return false;
            const auto fact = static_cast<std::size_t>(asked[at]);
            if (!facts()[fact].system && (first == Truth::no || second == Truth::no)) return false;
            const bool found = std::ranges::any_of(cells.values[fact], [&](const Known& value) {
                values[fact] = value;
                return search(at + 1);
            });
            values[fact] = Value{};
            return found || (facts()[fact].system && search(at + 1));
        };
        return search(0);
    }

    void pairs() {
        const Cells cells = cells_of(rules_);
        for (std::size_t a = 0; a < rules_.needs.size(); ++a)
            for (std::size_t b = a + 1; b < rules_.needs.size(); ++b) {
                if (!together(rules_.needs[a], rules_.needs[b], cells)) continue;
                ++out_.pairs.all;
                const bool met = std::ranges::any_of(exercises_, [&](const Exercise& exercise) {
                    return (exercise.must >> a & 1) != 0 && (exercise.must >> b & 1) != 0;
                });
                if (met)
                    ++out_.pairs.covered;
                else
                    out_.missing_pairs.emplace_back(rules_.needs[a].rule.id, rules_.needs[b].rule.id);
            }
    }

    const RuleSet& rules_;
    const std::vector<Exercise>& exercises_;
    std::string_view file_;
    bool one_rule_ = false;
    Coverage out_;
};

}  // namespace

Coverage measure_coverage(const RuleSet& rules, const std::vector<Exercise>& exercises, std::string_view file) {
    return Meter{rules, exercises, file}.run();
}

}  // namespace tense
