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
        for (std::size_t i = 0; i < rules.platforms.size(); ++i)
            operated_.push_back(operated(rules, values_, static_cast<int>(i)));
        for (const Role& role : rules.roles) role_truth_.push_back(evaluate(role.when, values_));
        for (const Provider& provider : rules.providers) provider_truth_.push_back(evaluate(provider.when, values_));
    }

    Plan build() {
        choose_role(0, {});
        sort();
        group();
        contend();
        return std::move(plan_);
    }

private:
    // One provider for this role, or none.
    void choose_role(std::size_t role, const std::vector<int>& chosen) {
        if (role == rules_.roles.size()) {
            add(chosen);
            return;
        }
        choose_role(role + 1, chosen);
        if ((allowed_ >> role & 1) == 0 || role_truth_[role] == Truth::no) return;
        for (std::size_t i = 0; i < rules_.providers.size(); ++i) {
            if (rules_.providers[i].role != static_cast<int>(role) || provider_truth_[i] == Truth::no) continue;
            std::vector<int> more = chosen;
            more.push_back(static_cast<int>(i));
            choose_role(role + 1, more);
        }
    }

    void add(const std::vector<int>& providers) {
        Candidate out;
        out.providers = providers;
        for (const int index : providers) {
            const Provider& provider = rules_.providers[static_cast<std::size_t>(index)];
            const Role& role = rules_.roles[static_cast<std::size_t>(provider.role)];
            out.roles |= role_part(provider.role);
            out.covers |= provider.covers;
            if (role_truth_[static_cast<std::size_t>(provider.role)] == Truth::unknown)
                out.parts |= role_part(provider.role);
            if (provider_truth_[static_cast<std::size_t>(index)] == Truth::unknown)
                out.parts |= provider_part(rules_, index);
            out.traits.keeps = out.traits.keeps || role.keeps;
            out.traits.executes = out.traits.executes || provider.executes;
            out.traits.queue = out.traits.queue || role.verdict == "task-queue";
            out.borrowed += provider.borrowed ? 1 : 0;
            for (const int platform : provider.runs)
                if (std::ranges::find(out.platforms, platform) == out.platforms.end())
                    out.platforms.push_back(platform);
        }
        std::ranges::sort(out.platforms, std::greater<>{});
        for (const int platform : out.platforms) {
            const auto index = static_cast<std::size_t>(platform);
            if (rules_.platforms[index].server && !operated_[index]) ++out.added;
        }
        out.seams = out.traits.keeps && out.traits.executes ? 1 : 0;
        plan_.candidates.push_back(std::move(out));
    }

    auto price(const Candidate& c) const { return std::tie(c.added, c.seams, c.borrowed, c.platforms); }

    // Roles from the highest order down; `roles` is sorted by order, so the mask itself compares that way.
    void sort() {
        std::ranges::sort(plan_.candidates, [&](const Candidate& a, const Candidate& b) {
            if (price(a) != price(b)) return price(a) < price(b);
            return std::tie(a.roles, a.providers) < std::tie(b.roles, b.providers);
        });
    }

    void group() {
        int number = 0;
        for (std::size_t i = 0; i < plan_.candidates.size(); ++i) {
            Candidate& candidate = plan_.candidates[i];
            if (i > 0 && price(candidate) != price(plan_.candidates[i - 1])) ++number;
            candidate.group = number;
            Outcome outcome{verdict_of(candidate.traits), {}};
            // In the place of a verdict: the role that is the most to operate.
            if (outcome.verdict == "neither" && candidate.roles != 0)
                outcome.instead = rules_.roles[static_cast<std::size_t>(std::bit_width(candidate.roles) - 1)].rule.id;
            const auto known_one = std::ranges::find(plan_.outcomes, outcome);
            candidate.outcome = static_cast<int>(known_one - plan_.outcomes.begin());
            if (known_one == plan_.outcomes.end()) plan_.outcomes.push_back(outcome);
        }
    }

    // A candidate is out of the race when an earlier one covers all that it covers and is possible whenever it is:
    // it is then dearer, or as dear and behind in the order with no preference more.
    void contend() {
        for (std::size_t i = 0; i < plan_.candidates.size(); ++i) {
            const Candidate& late = plan_.candidates[i];
            const bool beaten = std::ranges::any_of(plan_.contenders, [&](int index) {
                const Candidate& early = plan_.candidates[static_cast<std::size_t>(index)];
                return (late.covers & ~early.covers) == 0 && (early.parts & ~late.parts) == 0;
            });
            if (!beaten) plan_.contenders.push_back(static_cast<int>(i));
        }
    }

    const RuleSet& rules_;
    Facts values_;
    Mask allowed_;
    std::vector<bool> operated_;
    std::vector<Truth> role_truth_;
    std::vector<Truth> provider_truth_;
    Plan plan_;
};

}  // namespace

bool operated(const RuleSet& rules, const Facts& circumstances, int platform) {
    static const auto k_operates = static_cast<std::size_t>(find_fact("system.operates").value());
    if (!is_known(circumstances[k_operates])) return false;
    const auto& names = std::get<std::vector<std::string>>(known(circumstances[k_operates]));
    return std::ranges::find(names, rules.platforms[static_cast<std::size_t>(platform)].rule.id) != names.end();
}

std::string verdict_of(const Traits& traits) {
    if (traits.keeps && traits.executes) return "hybrid";
    if (traits.keeps) return "event-log";
    return traits.queue ? "task-queue" : "neither";
}

Plan make_plan(const RuleSet& rules, const Facts& circumstances, Mask allowed) {
    return Builder{rules, circumstances, allowed}.build();
}

}  // namespace tense
