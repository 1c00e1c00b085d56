// R13: what no example and no scenario shows, each with an input that would show it: the smallest one that gives the
// conditions the truths they never had, or the first that comes to the verdict nobody expects.
#include "lint/lint.hpp"
#include "lint/oracle.hpp"
#include "lint/space.hpp"
#include "lint/witness.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace tense {
namespace {

constexpr std::size_t k_most_tried = 200'000;

class Witnesses {
public:
    explicit Witnesses(const CompiledRules& rules) : rules_(rules), oracle_(rules) {}

    // Empty where no input was found.
    std::string show(const CoverageItem& item) {
        std::optional<Facts> found =
            item.kind == CoverageItem::Kind::verdict ? coming_to(item.what) : where(item.shown_by);
        if (!found) found = where_stated(item.rule);
        return found ? witness_file(*found) : std::string{};
    }

private:
    using Wanted = std::vector<std::pair<Condition, bool>>;

    std::optional<Facts> where(const Wanted& wanted) const {
        std::vector<const Condition*> conditions;
        for (const auto& part : wanted) conditions.push_back(&part.first);
        std::optional<Facts> found;
        const Space space{rules_, conditions, Space::Facts3::open};
        space.smallest_first(
            [&](const Facts& facts) {
                if (std::ranges::all_of(wanted, [&](const auto& part) {
                        return evaluate(part.first, facts) == (part.second ? Truth::yes : Truth::no);
                    }))
                    found = facts;
                return !found;
            },
            k_most_tried);
        return found;
    }

    // An assumption is silent where its fact is stated.
    std::optional<Facts> where_stated(const std::string& rule) const {
        for (const Assumption& assumption : rules_.rules().assumptions) {
            const auto fact = static_cast<std::size_t>(assumption.fact);
            if (assumption.rule.id != rule || rules_.cells().values[fact].empty()) continue;
            Facts stated(facts().size());
            stated[fact] = rules_.cells().values[fact].front();
            return stated;
        }
        return std::nullopt;
    }

    // The inputs in which one or two conditions of needs, roles and providers hold.
    std::optional<Facts> coming_to(const std::string& what) {
        if (bases_.empty()) {
            const auto add = [&](const Condition& condition) {
                if (auto facts = where({{condition, true}})) bases_.push_back(std::move(*facts));
            };
            for (const Need& need : rules_.rules().needs) add(need.must);
            for (const Role& role : rules_.rules().roles) add(role.when);
            for (const Provider& provider : rules_.rules().providers) add(provider.when);
        }
        for (const Facts& one : bases_)
            for (const Facts& other : bases_) {
                Facts both = one;
                for (std::size_t i = 0; i < both.size(); ++i)
                    if (!is_known(both[i])) both[i] = other[i];
                const Outcome& outcome =
                    oracle_.plan(both).outcomes[static_cast<std::size_t>(oracle_.ask(both).outcome)];
                if (outcome.verdict == what || outcome.instead == what) return both;
            }
        return std::nullopt;
    }

    const CompiledRules& rules_;
    Oracle oracle_;
    std::vector<Facts> bases_;
};

}  // namespace

std::vector<RuleFinding> lint_coverage(const CompiledRules& rules, const Coverage& coverage) {
    Witnesses witnesses{rules};
    std::vector<RuleFinding> out;
    for (const CoverageItem& item : coverage.items)
        if (!item.covered)
            out.push_back({"R13", item.rule,
                           item.rule.empty() ? fmt::format("no scenario expects {}", item.what)
                                             : fmt::format("no example shows of `{}`: {}", item.rule, item.what),
                           item.span, witnesses.show(item)});
    return out;
}

}  // namespace tense
