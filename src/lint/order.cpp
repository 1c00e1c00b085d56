// Prices: strict, without an id ever deciding (R05), and without providers that can never be worth theirs (R06).
#include "lint/lint.hpp"
#include "lint/space.hpp"
#include "lint/witness.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <optional>

namespace tense {
namespace {

Mask platforms_of(const Provider& provider) {
    Mask out = 0;
    for (const int platform : provider.runs) out |= bit(platform);
    return out;
}

class Order {
public:
    Order(const CompiledRules& rules, std::vector<RuleFinding>& out) : rules_(rules), set_(rules.rules()), out_(out) {}

    void run() {
        for (const Provider& one : set_.providers)
            for (const Provider& other : set_.providers) {
                if (&one == &other) continue;
                if (one.rule.id < other.rule.id) tied(one, other);
                dominated(one, other);
            }
        for (const Assumption& one : set_.assumptions)
            for (const Assumption& other : set_.assumptions)
                if (one.rule.id < other.rule.id) undecided(one, other);
    }

private:
    const Role& role(const Provider& provider) const { return set_.roles[static_cast<std::size_t>(provider.role)]; }

    std::optional<Facts> together(const std::vector<const Condition*>& conditions) const {
        std::optional<Facts> out;
        Space{rules_, conditions, Space::Facts3::open}.every([&](const Facts& facts) {
            const bool all = std::ranges::all_of(
                conditions, [&](const Condition* condition) { return evaluate(*condition, facts) == Truth::yes; });
            if (all) out = facts;
            return !all;
        });
        return out;
    }

    // Reports where too much would have to be tried to tell anything about the two.
    bool whole(const char* code, const RuleHeader& one, const RuleHeader& other,
               const std::vector<const Condition*>& conditions) {
        const Space space{rules_, conditions, Space::Facts3::open};
        if (!space.whole())
            report(code, one, too_wide(fmt::format("how `{}` and `{}` relate", one.id, other.id), space.size()),
                   std::nullopt);
        return space.whole();
    }

    void tied(const Provider& one, const Provider& other) {
        if (one.role != other.role || platforms_of(one) != platforms_of(other) || one.borrowed != other.borrowed ||
            std::popcount(one.covers) != std::popcount(other.covers))
            return;
        if (!whole("R05", one.rule, other.rule, {&one.when, &other.when, &role(one).when})) return;
        if (const auto facts = together({&one.when, &other.when, &role(one).when}))
            report("R05", one.rule,
                   fmt::format("`{}` and `{}` provide one role on the same platforms and cover as many needs: only "
                               "their ids tell them apart",
                               one.rule.id, other.rule.id),
                   facts);
    }

    void undecided(const Assumption& one, const Assumption& other) {
        const auto yields = [](const Assumption& a, const Assumption& b) {
            return std::ranges::find(a.yields_to, b.rule.id) != a.yields_to.end();
        };
        if (one.fact != other.fact || one.value == other.value || yields(one, other) || yields(other, one)) return;
        if (!whole("R05", one.rule, other.rule, {&one.when, &other.when})) return;
        if (const auto facts = together({&one.when, &other.when}))
            report(
                "R05", one.rule,
                fmt::format("`{}` and `{}` take {} for different values where both could be made, and neither yields",
                            one.rule.id, other.rule.id, tense::facts()[static_cast<std::size_t>(one.fact)].path),
                facts);
    }

    // Whether `other` stands in for `one` wherever `one` could be chosen, and never costs more.
    void dominated(const Provider& one, const Provider& other) {
        const Mask of_one = platforms_of(one), of_other = platforms_of(other);
        const auto servers = [&](Mask platforms) {
            Mask out = 0;
            for (const int platform : bits(platforms))
                if (set_.platforms[static_cast<std::size_t>(platform)].server) out |= bit(platform);
            return out;
        };
        const bool cheaper =
            within(servers(of_other), servers(of_one)) && within(of_other, of_one) && (!other.borrowed || one.borrowed);
        const bool alike = one.role == other.role && one.executes == other.executes;
        const bool strictly = of_one != of_other || one.borrowed != other.borrowed || one.covers != other.covers;
        if (!alike || !cheaper || !strictly || !within(one.covers, other.covers)) return;
        // Where breadth breaks the tie the narrower one comes first, so it is dominated only when it costs more.
        if (of_one == of_other && one.borrowed == other.borrowed) return;
        if (!whole("R06", one.rule, other.rule, {&one.when, &other.when})) return;
        const bool wherever =
            Space{rules_, {&one.when, &other.when}, Space::Facts3::complete}.every([&](const Facts& facts) {
                return evaluate(one.when, facts) != Truth::yes || evaluate(other.when, facts) == Truth::yes;
            });
        if (wherever)
            report("R06", one.rule,
                   fmt::format("`{}` never costs less than `{}`, which covers as much and is possible whenever it is",
                               one.rule.id, other.rule.id),
                   together({&one.when, &role(one).when}));
    }

    void report(std::string code, const RuleHeader& rule, std::string message, const std::optional<Facts>& facts) {
        out_.push_back({std::move(code), rule.id, std::move(message), rule.span, facts ? witness_file(*facts) : ""});
    }

    const CompiledRules& rules_;
    const RuleSet& set_;
    std::vector<RuleFinding>& out_;
};

}  // namespace

void lint_order(const CompiledRules& rules, std::vector<RuleFinding>& out) {
    Order{rules, out}.run();
}

}  // namespace tense
