// How needs relate: implied by each other (R07), excluding each other (R08), falling where more is asked for (R09).
// Two conditions that read no common fact are independent, so only pairs that share a fact are tried, over every
// combination of the facts of both.
#include "lint/lint.hpp"
#include "lint/space.hpp"
#include "lint/witness.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

namespace tense {
namespace {

bool share_a_fact(const Condition& a, const Condition& b) {
    const auto of_a = facts_of(a), of_b = facts_of(b);
    return std::ranges::any_of(of_a, [&](FactId fact) { return std::ranges::find(of_b, fact) != of_b.end(); });
}

// Through one of their own conditions each: a choice tells the two apart.
bool parted_by_a_choice(const Condition& a, const Condition& b) {
    const auto of_b = facts_of(b);
    return std::ranges::any_of(facts_of(a), [&](FactId fact) {
        return facts()[static_cast<std::size_t>(fact)].kind == FactKind::choice &&
               std::ranges::find(of_b, fact) != of_b.end();
    });
}

class Pairs {
public:
    Pairs(const CompiledRules& rules, std::vector<RuleFinding>& out) : rules_(rules), out_(out) {
        const auto& needs = rules.rules().needs;
        wider_.resize(needs.size());
        for (std::size_t i = 0; i < needs.size(); ++i) add_wider(i, i);
    }

    void run() {
        const auto& needs = rules_.rules().needs;
        for (std::size_t a = 0; a < needs.size(); ++a)
            for (std::size_t b = a + 1; b < needs.size(); ++b) {
                if (share_a_fact(needs[a].must, needs[b].must)) compare(a, b);
            }
        for (std::size_t a = 0; a < needs.size(); ++a)
            for (const int b : needs[a].refines) check_refinement(a, static_cast<std::size_t>(b));
    }

private:
    void add_wider(std::size_t from, std::size_t need) {
        for (const int wider : rules_.rules().needs[need].refines)
            if (wider_[from].insert(static_cast<std::size_t>(wider)).second)
                add_wider(from, static_cast<std::size_t>(wider));
    }

    // The first combination for which the two come to these truths.
    std::optional<Facts> where(std::size_t a, bool a_holds, std::size_t b, bool b_holds) const {
        const Condition& of_a = rules_.rules().needs[a].must;
        const Condition& of_b = rules_.rules().needs[b].must;
        std::optional<Facts> out;
        Space{rules_, {&of_a, &of_b}, Space::Facts3::complete}.every([&](const Facts& facts) {
            if ((evaluate(of_a, facts) == Truth::yes) != a_holds || (evaluate(of_b, facts) == Truth::yes) != b_holds)
                return true;
            out = facts;
            return false;
        });
        return out;
    }

    void compare(std::size_t a, std::size_t b) {
        const auto& needs = rules_.rules().needs;
        const Space space{rules_, {&needs[a].must, &needs[b].must}, Space::Facts3::complete};
        if (!space.whole()) {
            const bool a_reads_more = facts_of(needs[a].must).size() >= facts_of(needs[b].must).size();
            report("R07", a_reads_more ? a : b,
                   too_wide(fmt::format("how `{}` and `{}` relate", needs[a].rule.id, needs[b].rule.id), space.size()),
                   std::nullopt);
            return;
        }
        const std::optional<Facts> both = where(a, true, b, true);
        if (!both) {
            const bool can_a = where(a, true, b, false).has_value(), can_b = where(a, false, b, true).has_value();
            if (can_a && can_b && !parted_by_a_choice(needs[a].must, needs[b].must))
                report("R08", a,
                       fmt::format("`{}` and `{}` can never hold together, and no choice parts them", needs[a].rule.id,
                                   needs[b].rule.id),
                       where(a, true, b, false));
            return;
        }
        const bool a_alone = where(a, true, b, false).has_value(), b_alone = where(a, false, b, true).has_value();
        if (a_alone && b_alone) return;
        if (!a_alone && !b_alone) {
            report("R07", a, fmt::format("`{}` and `{}` hold for the same inputs", needs[a].rule.id, needs[b].rule.id),
                   both);
            return;
        }
        const std::size_t narrow = a_alone ? b : a, wide = a_alone ? a : b;
        if (wider_[narrow].contains(wide)) return;
        report("R07", narrow,
               fmt::format("whenever `{}` holds, `{}` does too{}", needs[narrow].rule.id, needs[wide].rule.id,
                           adds_nothing(narrow, wide) ? ", and all that covers the second covers the first: it never "
                                                        "changes a verdict"
                                                      : ""),
               both);
    }

    bool adds_nothing(std::size_t narrow, std::size_t wide) const {
        return std::ranges::all_of(rules_.rules().providers, [&](const Provider& provider) {
            return !has(provider.covers, static_cast<int>(wide)) || has(provider.covers, static_cast<int>(narrow));
        });
    }

    void check_refinement(std::size_t narrow, std::size_t wide) {
        const auto& needs = rules_.rules().needs;
        if (const auto example = where(narrow, true, wide, false))
            report("R07", narrow,
                   fmt::format("`{}` says that it refines `{}`, and holds where that does not", needs[narrow].rule.id,
                               needs[wide].rule.id),
                   example);
    }

    void report(std::string code, std::size_t need, std::string message, const std::optional<Facts>& example) {
        const RuleHeader& rule = rules_.rules().needs[need].rule;
        out_.push_back(
            {std::move(code), rule.id, std::move(message), rule.span, example ? witness_file(*example) : ""});
    }

    const CompiledRules& rules_;
    std::vector<RuleFinding>& out_;
    std::vector<std::set<std::size_t>> wider_;
};

// A level that rises and takes the need away.
void lint_monotone(const CompiledRules& rules, const Need& need, std::vector<RuleFinding>& out) {
    const auto specs = facts();
    for (const FactId fact : facts_of(need.must)) {
        const auto index = static_cast<std::size_t>(fact);
        if (specs[index].kind != FactKind::level) continue;
        std::optional<Facts> example;
        const Space space{rules, {&need.must}, Space::Facts3::complete};
        if (!space.whole()) {
            out.push_back(
                {"R09",
                 need.rule.id,
                 too_wide(fmt::format("that `{}` never ends where more is asked for", need.rule.id), space.size()),
                 need.rule.span,
                 {}});
            return;
        }
        space.every([&](const Facts& facts) {
            if (std::get<int>(known(facts[index])) != k_none || evaluate(need.must, facts) != Truth::yes) return true;
            Facts raised = facts;
            make_known(raised[index], k_required);
            if (evaluate(need.must, raised) == Truth::yes) return true;
            example = raised;
            return false;
        });
        if (example)
            out.push_back({"R09", need.rule.id,
                           fmt::format("`{}` ends where {} is required; reachable verdicts are enumerated instead of "
                                       "taken from the fewest and the most needs",
                                       need.rule.id, specs[index].path),
                           need.rule.span, witness_file(*example)});
    }
}

}  // namespace

void lint_needs(const CompiledRules& rules, std::vector<RuleFinding>& out) {
    Pairs{rules, out}.run();
    for (const Need& need : rules.rules().needs) lint_monotone(rules, need, out);
}

}  // namespace tense
