// R04: nothing is dead. A live thing is shown by an input for which it decides, and the first one found is proof
// enough. Inputs are built where they are likely: the facts that make the thing's own condition hold, alone and beside
// the facts that raise one or two needs. What none of these shows is reported as dead, with what was tried.
#include "lint/lint.hpp"
#include "lint/oracle.hpp"
#include "lint/space.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

namespace tense {
namespace {

constexpr std::size_t k_most_bases = 40;       // inputs kept of those that make a condition hold
constexpr std::size_t k_most_tried = 200'000;  // looked at for them, those that state little first

class Liveness {
public:
    Liveness(const CompiledRules& rules, std::vector<RuleFinding>& out)
        : rules_(rules), set_(rules.rules()), out_(out), oracle_(rules) {}

    void run() {
        for (const Need& need : set_.needs) {
            raised_.push_back(first_where({&need.must}));
            if (raised_.back()) continue;
            report(need.rule, fmt::format("no input makes `{}` hold", need.rule.id));
        }
        for (const std::optional<Facts>& raised : raised_)
            if (raised) sidelights_.push_back(*raised);
        for (const FactId fact : rules_.assumable())
            for (const Known& value : rules_.cells().values[static_cast<std::size_t>(fact)]) {
                sidelights_.emplace_back(facts().size());
                sidelights_.back()[static_cast<std::size_t>(fact)] = value;
            }
        survey();
        for (std::size_t i = 0; i < set_.needs.size(); ++i) need_lives(i);
        for (std::size_t i = 0; i < set_.providers.size(); ++i) provider_lives(i);
        for (std::size_t i = 0; i < set_.roles.size(); ++i) role_lives(i);
        for (std::size_t i = 0; i < set_.assumptions.size(); ++i) assumption_lives(i);
        for (const FactId fact : rules_.tested()) thresholds_live(fact);
        verdicts_live();
    }

private:
    void report(const RuleHeader& rule, std::string message) {
        out_.push_back({"R04", rule.id, std::move(message), rule.span, {}});
    }

    // Of a condition with alternatives, some for each: what the first one allows must not crowd out the others.
    std::vector<Facts> where(const std::vector<const Condition*>& conditions, std::size_t most = k_most_bases) const {
        for (std::size_t i = 0; i < conditions.size(); ++i) {
            if (conditions[i]->kind != Condition::Kind::any) continue;
            std::vector<Facts> out;
            for (const Condition& part : conditions[i]->parts) {
                std::vector<const Condition*> narrower = conditions;
                narrower[i] = &part;
                for (Facts& facts : where(narrower, most)) out.push_back(std::move(facts));
            }
            return out;
        }
        std::vector<Facts> out;
        const Space space{rules_, conditions, Space::Facts3::open};
        const auto keep = [&](const Facts& facts) {
            if (std::ranges::all_of(
                    conditions, [&](const Condition* condition) { return evaluate(*condition, facts) == Truth::yes; }))
                out.push_back(facts);
            return out.size() < most;
        };
        space.smallest_first(keep, k_most_tried);
        return out;
    }
    std::optional<Facts> first_where(const std::vector<const Condition*>& conditions) const {
        auto found = where(conditions, 1);
        if (found.empty()) return std::nullopt;
        return std::move(found.front());
    }

    // Both; nothing where they contradict each other.
    static std::optional<Facts> merged(const Facts& one, const Facts& other) {
        Facts out = one;
        for (std::size_t i = 0; i < out.size(); ++i) {
            if (!is_known(other[i])) continue;
            if (is_known(out[i]) && out[i] != other[i]) return std::nullopt;
            out[i] = other[i];
        }
        return out;
    }

    Oracle::Answer ask(const Facts& facts) {
        const Oracle::Answer answer = oracle_.ask(facts);
        providers_ |= answer.providers;
        outcomes_.insert(answer.outcome);
        return answer;
    }

    // Each pair of needs where nothing is known: most of what can win shows here.
    void survey() {
        for (std::size_t a = 0; a < raised_.size(); ++a)
            for (std::size_t b = a; b < raised_.size(); ++b) {
                if (!raised_[a] || !raised_[b]) continue;
                if (const auto facts = merged(*raised_[a], *raised_[b])) (void)ask(*facts);
            }
    }

    void need_lives(std::size_t index) {
        const Need& need = set_.needs[index];
        if (!raised_[index]) return;
        const auto is_a_reason = [&](const Facts& facts) {
            const Oracle::Answer answer = ask(facts);
            const Because because = because_of(oracle_.plan(facts), answer.state, answer.winner);
            return std::ranges::any_of(because.columns,
                                       [&](Mask column) { return has(column, static_cast<int>(index)); });
        };
        for (const Facts& base : where({&need.must}))
            if (around(base, is_a_reason)) return;
        report(need.rule,
               fmt::format("`{}` holds for some inputs and is a reason for none of those tried", need.rule.id));
    }

    // Calls `shown` with inputs around a base until it returns true.
    template <typename Shown>
    bool around(const Facts& base, const Shown& shown) {
        if (shown(base)) return true;
        for (const Facts& light : sidelights_) {
            const auto one = merged(base, light);
            if (one && shown(*one)) return true;
        }
        for (std::size_t a = 0; a < sidelights_.size(); ++a) {
            const auto one = merged(base, sidelights_[a]);
            if (!one) continue;
            for (std::size_t b = a + 1; b < sidelights_.size(); ++b) {
                const auto two = merged(*one, sidelights_[b]);
                if (two && shown(*two)) return true;
            }
        }
        return false;
    }

    Facts operating(Facts facts, const Provider& provider) const {
        Value& operates = facts[operates_fact()];
        std::vector<std::string> names;
        if (is_known(operates)) names = std::get<std::vector<std::string>>(known(operates));
        for (const int platform : provider.runs) {
            const std::string& id = set_.platforms[static_cast<std::size_t>(platform)].rule.id;
            if (std::ranges::find(names, id) == names.end()) names.push_back(id);
        }
        if (!names.empty()) make_known(operates, std::move(names));
        return facts;
    }

    void provider_lives(std::size_t index) {
        if (has(providers_, static_cast<int>(index))) return;
        const Provider& provider = set_.providers[index];
        const auto wins = [&](const Facts& facts) { return has(ask(facts).providers, static_cast<int>(index)); };
        const auto bases = where({&provider.when, &set_.roles[static_cast<std::size_t>(provider.role)].when});
        for (const Facts& base : bases)
            if (wins(base) || wins(operating(base, provider))) return;
        for (const Facts& base : bases)
            if (around(operating(base, provider), wins) || around(base, wins)) return;
        report(provider.rule,
               fmt::format("`{}` is chosen for no input of those tried: its condition beside any one or two "
                           "needs, its platforms run or not",
                           provider.rule.id));
    }

    void role_lives(std::size_t index) {
        for (std::size_t p = 0; p < set_.providers.size(); ++p)
            if (set_.providers[p].role == static_cast<int>(index) && has(providers_, static_cast<int>(p))) return;
        report(set_.roles[index].rule,
               fmt::format("`{}` is chosen for no input of those tried", set_.roles[index].rule.id));
    }

    void assumption_lives(std::size_t index) {
        const Assumption& assumption = set_.assumptions[index];
        const auto fact = static_cast<std::size_t>(assumption.fact);
        const auto decides = [&](const Facts& facts) {
            if (is_known(facts[fact])) return false;
            const Oracle::Answer made = ask(facts);
            if (!has(made.assumed, static_cast<int>(index))) return false;
            return std::ranges::any_of(rules_.cells().values[fact], [&](const Known& value) {
                Facts other = facts;
                other[fact] = value;
                const Oracle::Answer answer = oracle_.ask(other);
                return answer.outcome != made.outcome || answer.providers != made.providers;
            });
        };
        for (const Facts& base : where({&assumption.when}))
            if (around(base, decides)) return;
        report(assumption.rule, fmt::format("`{}` is made for no input of those tried where another value would decide "
                                            "otherwise",
                                            assumption.rule.id));
    }

    // A threshold lives when two inputs that differ only in their side of it have different answers.
    void thresholds_live(FactId fact) {
        const auto index = static_cast<std::size_t>(fact);
        const FactSpec& spec = facts()[index];
        if (spec.kind != FactKind::number && spec.kind != FactKind::version) return;
        const auto& cells = rules_.cells().values[index];
        std::vector<const Condition*> readers;
        for (const int clause : rules_.clauses_of(fact))
            readers.push_back(rules_.clauses()[static_cast<std::size_t>(clause)].condition);
        for (const Assumption& assumption : set_.assumptions) {
            const auto read = facts_of(assumption.when);
            if (std::ranges::find(read, fact) != read.end()) readers.push_back(&assumption.when);
        }
        for (std::size_t cell = 0; cell + 1 < cells.size(); ++cell) {
            Value below{cells[cell]}, above{cells[cell + 1]};
            // Only cells that some condition tells apart: a point and the stretch beside it may be alike.
            const auto row_below = rules_.truths_of_cell(fact, cell), row_above = rules_.truths_of_cell(fact, cell + 1);
            if (std::ranges::equal(row_below, row_above)) continue;
            const auto differs = [&](Facts facts) {
                facts[index] = below;
                const Oracle::Answer one = oracle_.ask(facts);
                facts[index] = above;
                const Oracle::Answer other = oracle_.ask(facts);
                return one.outcome != other.outcome || one.providers != other.providers;
            };
            if (std::ranges::any_of(
                    readers, [&](const Condition* reader) { return shows(*reader, index, below, above, differs); }))
                continue;
            dead_threshold(fact, below, above);
        }
    }

    // At the first rule that tells the two sides apart, and as it is written there.
    void dead_threshold(FactId fact, const Value& below, const Value& above) {
        const FactSpec& spec = facts()[static_cast<std::size_t>(fact)];
        for (const auto& [rule, condition] : deciding_conditions())
            if (const auto found = parting(*condition, fact, below, above)) {
                const auto& [test, bound, bound_is_above] = *found;
                const std::string at = to_text(bound, spec);
                out_.push_back(
                    {"R04",
                     rule->id,
                     fmt::format("the threshold of {} in `{}` ({}) decides for no input of those tried: {} is answered "
                                 "like {}",
                                 spec.path, rule->id, test->written, bound_is_above ? "below " + at : at + " and below",
                                 bound_is_above ? at + " and above" : "above " + at),
                     test->span,
                     {}});
                return;
            }
    }

    std::vector<std::pair<const RuleHeader*, const Condition*>> deciding_conditions() const {
        std::vector<std::pair<const RuleHeader*, const Condition*>> out;
        for (const Need& need : set_.needs) {
            out.emplace_back(&need.rule, &need.must);
            if (need.prefer) out.emplace_back(&need.rule, &*need.prefer);
        }
        for (const Role& role : set_.roles) out.emplace_back(&role.rule, &role.when);
        for (const Provider& provider : set_.providers) out.emplace_back(&provider.rule, &provider.when);
        for (const Assumption& assumption : set_.assumptions) out.emplace_back(&assumption.rule, &assumption.when);
        return out;
    }

    struct Parting {
        const UnaryTest* test;
        Known bound;
        bool bound_is_above;  // the bound belongs to what is above it
    };
    // The first test of the condition that has a bound between the two values, which stand beside each other.
    static std::optional<Parting> parting(const Condition& condition, FactId fact, const Value& below,
                                          const Value& above) {
        if (condition.kind == Condition::Kind::test && condition.test.fact == fact) {
            const auto between = [&](const std::optional<Known>& bound) {
                return bound && !(*bound < known(below)) && !(known(above) < *bound);
            };
            for (const Interval& interval : condition.test.intervals) {
                // A bound that is one of the two values parts them only when it is inside on its own side.
                if (between(interval.low) &&
                    (interval.low_open ? *interval.low != known(above) : *interval.low != known(below)))
                    return Parting{&condition.test, *interval.low, !interval.low_open};
                if (between(interval.high) &&
                    (interval.high_open ? *interval.high != known(below) : *interval.high != known(above)))
                    return Parting{&condition.test, *interval.high, interval.high_open};
            }
        }
        for (const Condition& part : condition.parts)
            if (auto found = parting(part, fact, below, above)) return found;
        return std::nullopt;
    }

    template <typename Differs>
    bool shows(const Condition& reader, std::size_t index, const Value& below, const Value& above,
               const Differs& differs) {
        std::vector<Facts> bases;
        Space{rules_, {&reader}, Space::Facts3::open}.every([&](const Facts& facts) {
            if (is_known(facts[index])) return true;
            Facts one = facts, other = facts;
            one[index] = below;
            other[index] = above;
            if (evaluate(reader, one) != evaluate(reader, other)) bases.push_back(facts);
            return bases.size() < k_most_bases;
        });
        for (const Facts& base : bases)
            if (differs(base)) return true;
        return std::ranges::any_of(bases, [&](const Facts& base) { return around(base, differs); });
    }

    void verdicts_live() {
        const std::vector<Outcome> all = outcomes_of(set_);
        for (std::size_t i = 1; i < all.size(); ++i) {
            if (outcomes_.contains(static_cast<int>(i))) continue;
            // A role with a verdict of its own never stands in the place of one.
            const auto role = std::ranges::find_if(
                set_.roles, [&](const Role& candidate) { return candidate.rule.id == all[i].instead; });
            if (role != set_.roles.end() && (role->verdict != "neither" || role->keeps)) continue;
            out_.push_back({"R04",
                            {},
                            fmt::format("the verdict {} is reached for no input of those tried",
                                        all[i].instead.empty() ? all[i].verdict : all[i].instead),
                            {},
                            {}});
        }
    }

    const CompiledRules& rules_;
    const RuleSet& set_;
    std::vector<RuleFinding>& out_;
    Oracle oracle_;
    std::vector<std::optional<Facts>> raised_;  // by need: the fewest facts that make it hold
    std::vector<Facts> sidelights_;             // these, and every other value of what is assumed
    Mask providers_ = 0;                        // chosen for some input
    std::set<int> outcomes_;
};

}  // namespace

void lint_liveness(const CompiledRules& rules, std::vector<RuleFinding>& out) {
    Liveness{rules, out}.run();
}

}  // namespace tense
