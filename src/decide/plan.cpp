#include "decide/plan.hpp"

#include <algorithm>
#include <bit>
#include <tuple>

namespace tense {
namespace {

// The facts with nothing known of the workload: what holds here holds for every workload.
Facts only_circumstances(Facts values) {
    const auto specs = facts();
    for (std::size_t i = 0; i < specs.size(); ++i)
        if (!specs[i].system) values[i] = Value{};
    return values;
}

class Builder {
public:
    Builder(const RuleSet& rules, const Facts& circumstances, Mask allowed)
        : rules_(rules), values_(only_circumstances(circumstances)), allowed_(allowed) {
        for (std::size_t i = 0; i < rules.platforms.size(); ++i) {
            const int platform = static_cast<int>(i);
            if (to_be_added(rules, values_, platform)) to_add_ |= bit(platform);
        }
        for (const Role& role : rules.roles) role_truth_.push_back(evaluate(role.when, values_));
        by_role_.resize(rules.roles.size());
        for (std::size_t i = 0; i < rules.providers.size(); ++i) {
            const Provider& provider = rules.providers[i];
            const Truth truth = evaluate(provider.when, values_);
            const auto role = static_cast<std::size_t>(provider.role);
            if (truth == Truth::no || role_truth_[role] == Truth::no || !has(allowed_, provider.role)) continue;
            by_role_[role].push_back(alone(static_cast<int>(i), truth));
        }
    }

    Plan build(bool only_contenders) {
        plan_.outcomes = outcomes_of(rules_);
        choose_role(0, {});
        sort();
        group();
        contend();
        if (only_contenders) drop_the_rest();
        for (const int index : plan_.contenders) {
            const Candidate& candidate = plan_.candidates[static_cast<std::size_t>(index)];
            plan_.race.push_back({candidate.covers, candidate.parts, candidate.group, index});
        }
        return std::move(plan_);
    }

private:
    // A candidate of one provider: what it adds to any other.
    Candidate alone(int index, Truth truth) const {
        const Provider& provider = rules_.providers[static_cast<std::size_t>(index)];
        const Role& role = rules_.roles[static_cast<std::size_t>(provider.role)];
        Candidate out;
        out.providers = bit(index);
        out.roles = role_part(provider.role);
        out.covers = provider.covers;
        if (role_truth_[static_cast<std::size_t>(provider.role)] == Truth::unknown)
            out.parts |= role_part(provider.role);
        if (truth == Truth::unknown) out.parts |= provider_part(rules_, index);
        out.traits = {role.keeps, provider.executes, role.verdict == "task-queue"};
        out.borrowed = provider.borrowed ? 1 : 0;
        out.breadth = std::popcount(provider.covers);
        for (const int platform : provider.runs) out.platforms |= bit(platform);
        return out;
    }

    // One provider for this role, or none.
    void choose_role(std::size_t role, const Candidate& chosen) {
        if (role == rules_.roles.size()) {
            add(chosen);
            return;
        }
        choose_role(role + 1, chosen);
        for (const Candidate& provider : by_role_[role]) {
            Candidate more = chosen;
            more.providers |= provider.providers;
            more.roles |= provider.roles;
            more.covers |= provider.covers;
            more.parts |= provider.parts;
            more.platforms |= provider.platforms;
            more.borrowed += provider.borrowed;
            more.breadth += provider.breadth;
            more.traits.keeps |= provider.traits.keeps;
            more.traits.executes |= provider.traits.executes;
            more.traits.queue |= provider.traits.queue;
            choose_role(role + 1, more);
        }
    }

    void add(Candidate candidate) {
        candidate.added = std::popcount(candidate.platforms & to_add_);
        candidate.seams = candidate.traits.keeps && candidate.traits.executes ? 1 : 0;
        plan_.candidates.push_back(candidate);
    }

    // Platforms are numbered by effort, so a mask of them compares like the list from the most laborious down; roles
    // are numbered by their order, so their mask compares that way too.
    static auto price(const Candidate& c) { return std::tie(c.added, c.seams, c.borrowed, c.platforms); }

    void sort() {
        std::ranges::sort(plan_.candidates, [](const Candidate& a, const Candidate& b) {
            if (price(a) != price(b)) return price(a) < price(b);
            const auto last_word = [](const Candidate& c) {
                return std::tuple{c.roles, std::popcount(c.covers), c.breadth, c.providers};
            };
            return last_word(a) < last_word(b);
        });
    }

    // As outcomes_of numbers them. In the place of a verdict stands the role that is the most to operate.
    static int outcome_of(const Candidate& c) {
        if (c.traits.keeps) return c.traits.executes ? 3 : 2;
        if (c.traits.queue) return 1;
        return c.roles == 0 ? 0 : 3 + static_cast<int>(std::bit_width(c.roles));
    }

    void group() {
        int number = 0;
        for (std::size_t i = 0; i < plan_.candidates.size(); ++i) {
            Candidate& candidate = plan_.candidates[i];
            if (i > 0 && price(candidate) != price(plan_.candidates[i - 1])) ++number;
            candidate.group = number;
            candidate.outcome = outcome_of(candidate);
        }
    }

    // A candidate is out of the race when an earlier one covers all that it covers and is possible whenever it is:
    // it is then dearer, or as dear and behind in the order with no preference more.
    void contend() {
        for (std::size_t i = 0; i < plan_.candidates.size(); ++i) {
            const Candidate& late = plan_.candidates[i];
            const bool beaten = std::ranges::any_of(plan_.contenders, [&](int index) {
                const Candidate& early = plan_.candidates[static_cast<std::size_t>(index)];
                return within(late.covers, early.covers) && within(early.parts, late.parts);
            });
            if (!beaten) plan_.contenders.push_back(static_cast<int>(i));
        }
    }

    void drop_the_rest() {
        std::vector<Candidate> kept;
        for (int& index : plan_.contenders) {
            kept.push_back(plan_.candidates[static_cast<std::size_t>(index)]);
            index = static_cast<int>(kept.size()) - 1;
        }
        plan_.candidates = std::move(kept);
    }

    const RuleSet& rules_;
    Facts values_;
    Mask allowed_;
    Mask to_add_ = 0;  // servers that are not operated here
    std::vector<Truth> role_truth_;
    std::vector<std::vector<Candidate>> by_role_;
    Plan plan_;
};

}  // namespace

std::vector<Outcome> outcomes_of(const RuleSet& rules) {
    std::vector<Outcome> out;
    for (const std::string_view verdict : {"neither", "task-queue", "event-log", "hybrid"})
        out.push_back({std::string{verdict}, {}});
    for (const Role& role : rules.roles) out.push_back({"neither", role.rule.id});
    return out;
}

std::vector<int> providers_of(const RuleSet& rules, const Candidate& candidate) {
    std::vector<int> out;
    for (const int index : bits(candidate.providers)) out.push_back(index);
    std::ranges::sort(out, {}, [&](int index) { return rules.providers[static_cast<std::size_t>(index)].role; });
    return out;
}

std::size_t operates_fact() {
    static const auto k_operates = static_cast<std::size_t>(find_fact("system.operates").value());
    return k_operates;
}

std::string_view platform_of(const FactSpec& fact) {
    constexpr std::string_view k_start = "system.platforms.";
    std::string_view path = fact.path;
    if (!path.starts_with(k_start)) return {};
    path.remove_prefix(k_start.size());
    return path.substr(0, path.find('.'));
}

bool operated(const RuleSet& rules, const Facts& circumstances, int platform) {
    const Value& operates = circumstances[operates_fact()];
    if (!is_known(operates)) return false;
    const auto& names = std::get<std::vector<std::string>>(known(operates));
    return std::ranges::find(names, rules.platforms[static_cast<std::size_t>(platform)].rule.id) != names.end();
}

bool to_be_added(const RuleSet& rules, const Facts& circumstances, int platform) {
    return rules.platforms[static_cast<std::size_t>(platform)].server && !operated(rules, circumstances, platform);
}

std::vector<std::string> need_ids(const RuleSet& rules, Mask needs) {
    std::vector<std::string> out;
    for (const int need : bits(needs)) out.push_back(rules.needs[static_cast<std::size_t>(need)].rule.id);
    return out;
}

std::vector<std::string> platform_ids(const RuleSet& rules, Mask platforms) {
    std::vector<std::string> out;
    for (const int platform : bits(platforms))
        out.push_back(rules.platforms[static_cast<std::size_t>(platform)].rule.id);
    return out;
}

std::string verdict_of(const Traits& traits) {
    if (traits.keeps && traits.executes) return "hybrid";
    if (traits.keeps) return "event-log";
    return traits.queue ? "task-queue" : "neither";
}

Plan make_plan(const RuleSet& rules, const Facts& circumstances, Mask allowed, bool only_contenders) {
    return Builder{rules, circumstances, allowed}.build(only_contenders);
}

}  // namespace tense
