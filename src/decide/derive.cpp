// Nothing is decided here: the steps are those of make_setting, make_basis and choose, and each is written down with
// what it looked at. A test holds the result against the engine.
#include "decide/derive.hpp"

#include "decide/basis.hpp"
#include "decide/engine.hpp"

#include <algorithm>
#include <bit>
#include <set>

namespace tense {
namespace {

class Deriver {
public:
    explicit Deriver(const Basis& basis) : basis_(basis), rules_(basis.setting.rules) {
        for (const Assumption* assumption : basis.assumed) assumed_.insert(assumption->fact);
    }

    void run(Derivation& out) const {
        add_assumptions(out);
        add_needs(out);
        add_choices(out);
        add_candidates(out);
        add_unsaid(out);
    }

private:
    // As the report tells it, but what nobody stated and no rule assumed is "not said", not "none".
    Reading reading(FactId id) const {
        Reading out = reading_of(basis_, id);
        if (out.assumed && !assumed_.contains(id)) {
            out.assumed = false;
            out.value.clear();
        }
        return out;
    }

    std::vector<Reading> readings(const Condition& condition, const Facts& values) const {
        std::vector<Reading> out;
        for (const FactId id : reasons(condition, values)) out.push_back(reading(id));
        return out;
    }

    void add_assumptions(Derivation& out) const {
        for (const Assumption* assumption : basis_.assumed) {
            const FactSpec& fact = facts()[static_cast<std::size_t>(assumption->fact)];
            out.assumed.push_back({assumption->rule.id, fact.path, to_text(assumption->value, fact),
                                   in_words(assumption->when), assumption->rule.why,
                                   readings(assumption->when, basis_.taken)});
        }
    }

    void add_needs(Derivation& out) const {
        for (const Need& need : rules_.needs) {
            const auto truth = [&](const std::optional<Condition>& condition, const Facts& values) {
                return condition ? evaluate(*condition, values) : Truth::no;
            };
            const Truth must = evaluate(need.must, basis_.taken), prefer = truth(need.prefer, basis_.taken);
            const Truth must_stated = evaluate(need.must, basis_.stated),
                        prefer_stated = truth(need.prefer, basis_.stated);
            Derivation::Need made;
            made.id = need.rule.id;
            made.say = need.say;
            made.must = must == Truth::yes || prefer != Truth::yes;
            made.taken = std::max(must, prefer);
            made.stated = std::max(must_stated, prefer_stated);
            const Condition* condition = made.must ? &need.must : &*need.prefer;
            if (made.taken == Truth::yes) {
                made.standing = Derivation::Standing::fires;
                made.assumed = evaluate(*condition, basis_.stated) != Truth::yes;
                made.readings = readings(*condition, made.assumed ? basis_.taken : basis_.stated);
            } else if (made.stated == Truth::unknown) {
                made.standing = Derivation::Standing::open;
                if (must_stated != Truth::unknown) condition = &*need.prefer;
                made.readings = readings(*condition, basis_.stated);
            } else {
                made.readings = readings(*condition, basis_.stated);
            }
            made.condition = in_words(*condition);
            out.needs.push_back(std::move(made));
        }
    }

    Derivation::Choice choice(const RuleHeader& rule, const Condition& when, std::string role, bool on_menu) const {
        Derivation::Choice out{rule.id, rule.title, std::move(role), in_words(when), on_menu, Truth::yes, {}};
        out.possible = evaluate(when, basis_.taken);
        if (out.possible != Truth::yes) out.readings = readings(when, basis_.taken);
        return out;
    }

    void add_choices(Derivation& out) const {
        for (const auto& name : basis_.setting.system.allow) out.allow.push_back(name.value);
        for (std::size_t r = 0; r < rules_.roles.size(); ++r) {
            const Role& role = rules_.roles[r];
            const bool on_menu = (basis_.setting.allowed >> r & 1) != 0;
            out.choices.push_back(choice(role.rule, role.when, {}, on_menu));
            for (const Provider& provider : rules_.providers)
                if (provider.role == static_cast<int>(r))
                    out.choices.push_back(choice(provider.rule, provider.when, role.rule.id, on_menu));
        }
    }

    Derivation::Candidate candidate(int index) const {
        const Plan& plan = basis_.setting.plan;
        const Candidate& from = plan.candidates[static_cast<std::size_t>(index)];
        Derivation::Candidate out;
        out.place = static_cast<std::size_t>(index) + 1;
        out.outcome = plan.outcomes[static_cast<std::size_t>(from.outcome)];
        const Mask missing = from.parts & ~basis_.state.available;
        for (const int p : providers_of(rules_, from)) {
            const Provider& provider = rules_.providers[static_cast<std::size_t>(p)];
            const std::string& role = rules_.roles[static_cast<std::size_t>(provider.role)].rule.id;
            out.providers.push_back(provider.rule.id);
            out.roles.push_back(role);
            if ((missing & role_part(provider.role)) != 0) out.barred.push_back(role);
            if ((missing & provider_part(rules_, p)) != 0) out.barred.push_back(provider.rule.id);
        }
        for (const int p : bits(from.platforms)) {
            const Platform& platform = rules_.platforms[static_cast<std::size_t>(p)];
            out.efforts.push_back(platform.effort);
            if (to_be_added(rules_, basis_.setting.circumstances, p)) out.added.push_back(platform.rule.id);
        }
        std::ranges::reverse(out.efforts);  // the most laborious first, as prices are compared
        out.seams = from.seams;
        out.borrowed = from.borrowed;
        out.group = from.group;
        out.lacks = need_ids(rules_, basis_.state.must & ~from.covers);
        out.missed = need_ids(rules_, basis_.state.prefer & ~from.covers);
        return out;
    }

    void add_candidates(Derivation& out) const {
        const Plan& plan = basis_.setting.plan;
        const auto group = [&](int index) { return plan.candidates[static_cast<std::size_t>(index)].group; };
        std::size_t last = 0;
        for (const int index : plan.contenders) {
            if (basis_.winner >= 0 && group(index) > group(basis_.winner)) break;
            if (index == basis_.winner) out.winner = static_cast<int>(out.candidates.size());
            out.candidates.push_back(candidate(index));
            last = static_cast<std::size_t>(index) + 1;
        }
        if (basis_.winner < 0) last = plan.candidates.size();
        add_beaten(out, last);
        out.dearer = plan.candidates.size() - last;
    }

    void add_beaten(Derivation& out, std::size_t last) const {
        const auto& all = basis_.setting.plan.candidates;
        const auto listed = [&](std::size_t index) {
            return std::ranges::find(out.candidates, index + 1, &Derivation::Candidate::place) != out.candidates.end();
        };
        for (std::size_t i = 0; i < last; ++i) {
            if (listed(i)) continue;
            const auto by = std::ranges::find_if(out.candidates, [&](const Derivation::Candidate& early) {
                const Candidate& other = all[early.place - 1];
                return (all[i].covers & ~other.covers) == 0 && (other.parts & ~all[i].parts) == 0;
            });
            out.beaten.push_back({i + 1, by->place});
        }
    }

    void add_unsaid(Derivation& out) const {
        if (const Value& operates = basis_.stated[operates_fact()]; is_known(operates))
            out.operates = std::get<std::vector<std::string>>(known(operates));
        std::set<FactId> read;
        for (const Condition* condition : deciding_conditions(rules_))
            for (const FactId id : facts_of(*condition)) read.insert(id);
        for (const FactId id : read) {
            const auto index = static_cast<std::size_t>(id);
            if (!facts()[index].system && !is_known(basis_.stated[index]) && !assumed_.contains(id))
                out.unsaid.push_back(facts()[index].path);
        }
    }

    const Basis& basis_;
    const RuleSet& rules_;
    std::set<FactId> assumed_;
};

}  // namespace

Derivation derive(const RuleSet& rules, const System& system, std::size_t workload) {
    const CompiledRules compiled{rules};
    const Setting setting = make_setting(compiled, system, false);
    const Basis basis = make_basis(setting, system.workloads[workload]);
    Derivation out;
    out.file = system.file;
    out.document = system.document;
    out.system = system.name;
    System alone = system;  // of a workload's decision the others are no part
    alone.workloads = {system.workloads[workload]};
    out.decision = std::move(decide(compiled, alone).workloads.front());
    Deriver{basis}.run(out);
    return out;
}

}  // namespace tense
