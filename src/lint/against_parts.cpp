// Proof that two rule sets decide alike, part by part; what cannot be proved equal is what the inputs are made for.
#include "lint/against_parts.hpp"
#include "lint/space.hpp"

#include <algorithm>

namespace tense {
namespace {

constexpr double k_most_combinations = 1'000'000;

bool same_bound(const std::optional<Known>& a, const std::optional<Known>& b) {
    return a.has_value() == b.has_value() && (!a || *a == *b);
}

bool same_interval(const Interval& a, const Interval& b) {
    return same_bound(a.low, b.low) && same_bound(a.high, b.high) && a.low_open == b.low_open &&
           a.high_open == b.high_open;
}

// Written alike, which most conditions are.
bool same_words(const Condition& a, const Condition& b) {
    if (a.kind != b.kind || !std::ranges::equal(a.parts, b.parts, same_words)) return false;
    if (a.kind != Condition::Kind::test) return true;
    return a.test.fact == b.test.fact && a.test.choices == b.test.choices && a.test.flags == b.test.flags &&
           a.test.names == b.test.names && std::ranges::equal(a.test.intervals, b.test.intervals, same_interval);
}

template <typename Part>
const Part* by_id(const std::vector<Part>& parts, const std::string& id) {
    const auto found =
        std::ranges::find(parts, id, [](const Part& part) -> const std::string& { return part.rule.id; });
    return found == parts.end() ? nullptr : &*found;
}

template <typename Part>
std::vector<std::string> ids_of(const std::vector<Part>& parts, const std::vector<Part>& also_in) {
    std::vector<std::string> out;
    for (const Part& part : parts)
        if (by_id(also_in, part.rule.id) != nullptr) out.push_back(part.rule.id);
    return out;
}

// The needs it covers that the other set has too; one that is gone is a difference of its own.
std::set<std::string> covers_of(const RuleSet& rules, const Provider& provider, const RuleSet& other) {
    std::set<std::string> out;
    for (const int index : bits(provider.covers)) {
        const std::string& need = rules.needs[static_cast<std::size_t>(index)].rule.id;
        if (by_id(other.needs, need) != nullptr) out.insert(need);
    }
    return out;
}

std::set<std::string> runs_of(const RuleSet& rules, const Provider& provider) {
    std::set<std::string> out;
    for (const int platform : provider.runs) out.insert(rules.platforms[static_cast<std::size_t>(platform)].rule.id);
    return out;
}

const Role& role_of(const RuleSet& rules, const Provider& provider) {
    return rules.roles[static_cast<std::size_t>(provider.role)];
}

class Parts {
public:
    Parts(const CompiledRules& before, const CompiledRules& after)
        : cells_(after), before_(before.rules()), after_(after.rules()) {
        needs();
        roles();
        platforms();
        providers();
        assumptions();
    }
    ChangedParts take() { return std::move(out_); }

private:
    // Of every part, the one of either set by its id; null where a set has none.
    template <typename Part, typename Compare>
    void pairs(const std::vector<Part>& before, const std::vector<Part>& after, const Compare& compare) {
        for (const Part& part : before) compare(&part, by_id(after, part.rule.id));
        for (const Part& part : after)
            if (by_id(before, part.rule.id) == nullptr) compare(static_cast<const Part*>(nullptr), &part);
    }

    bool alike(const Condition& a, const Condition& b) {
        if (same_words(a, b)) return true;
        const Space space{cells_, {&a, &b}, Space::Facts3::any};
        if (space.size() > left_) return false;
        left_ -= space.size();
        return space.every([&](const Facts& facts) { return evaluate(a, facts) == evaluate(b, facts); },
                           static_cast<std::size_t>(space.size()));
    }

    void differs(const Condition& condition) {
        out_.equal = false;
        out_.conditions.push_back(&condition);
        out_.guides.push_back(&condition);
        for (const FactId fact : facts_of(condition)) out_.facts.insert(fact);
    }
    void differs(const Need& need) {
        differs(need.must);
        if (need.prefer) differs(*need.prefer);
    }

    void needs() {
        pairs(before_.needs, after_.needs, [&](const Need* a, const Need* b) {
            if (a != nullptr && b != nullptr && alike(a->must, b->must) &&
                a->prefer.has_value() == b->prefer.has_value() && (!a->prefer || alike(*a->prefer, *b->prefer)))
                return;
            for (const Need* need : {a, b})
                if (need != nullptr) differs(*need);
        });
    }

    void roles() {
        pairs(before_.roles, after_.roles, [&](const Role* a, const Role* b) {
            if (a != nullptr && b != nullptr && alike(a->when, b->when) && a->verdict == b->verdict &&
                a->keeps == b->keeps && a->executes == b->executes)
                return;
            for (const Role* role : {a, b})
                if (role != nullptr) differs(role->when);
            guide([&](const RuleSet& rules, const Provider& provider) {
                return (a != nullptr && role_of(rules, provider).rule.id == a->rule.id) ||
                       (b != nullptr && role_of(rules, provider).rule.id == b->rule.id);
            });
        });
        const auto was = ids_of(before_.roles, after_.roles);
        const auto is = ids_of(after_.roles, before_.roles);
        for (std::size_t i = 0; i < was.size(); ++i) {
            if (was[i] == is[i]) continue;
            differs(by_id(after_.roles, was[i])->when);
            guide([&](const RuleSet& rules, const Provider& p) { return role_of(rules, p).rule.id == was[i]; });
        }
    }

    void platforms() {
        const auto touched = [&](const std::string& id) {
            out_.equal = false;
            out_.operated.insert({id});
            guide(
                [&](const RuleSet& rules, const Provider& provider) { return runs_of(rules, provider).contains(id); });
        };
        pairs(before_.platforms, after_.platforms, [&](const Platform* a, const Platform* b) {
            if (a != nullptr && b != nullptr && a->server == b->server && a->also_called == b->also_called) return;
            touched((a != nullptr ? a : b)->rule.id);
            for (const Platform* platform : {a, b})
                if (platform != nullptr)
                    for (const std::string& name : platform->also_called) out_.operated.insert({name});
        });
        const auto was = ids_of(before_.platforms, after_.platforms);
        const auto is = ids_of(after_.platforms, before_.platforms);
        for (std::size_t i = 0; i < was.size(); ++i)
            if (was[i] != is[i]) touched(was[i]);
    }

    void providers() {
        pairs(before_.providers, after_.providers, [&](const Provider* a, const Provider* b) {
            if (a != nullptr && b != nullptr && alike(a->when, b->when) && a->borrowed == b->borrowed &&
                a->executes == b->executes && role_of(before_, *a).rule.id == role_of(after_, *b).rule.id &&
                runs_of(before_, *a) == runs_of(after_, *b) &&
                covers_of(before_, *a, after_) == covers_of(after_, *b, before_))
                return;
            if (a != nullptr)
                provider(before_, *a, b == nullptr ? std::set<std::string>{} : covers_of(after_, *b, before_));
            if (b != nullptr)
                provider(after_, *b, a == nullptr ? std::set<std::string>{} : covers_of(before_, *a, after_));
        });
    }

    // A provider that differs, and what the other set's one covers.
    void provider(const RuleSet& rules, const Provider& provider, const std::set<std::string>& other) {
        differs(provider.when);
        out_.guides.push_back(&role_of(rules, provider).when);
        out_.operated.insert(runs_of(rules, provider));
        for (const int need : bits(provider.covers)) {
            const Need& covered = rules.needs[static_cast<std::size_t>(need)];
            // All of a new provider are too many to combine, and each is in the sweeps.
            if (!other.empty() && !other.contains(covered.rule.id)) differs(covered);
            out_.guides.push_back(&covered.must);
        }
    }

    void assumptions() {
        const auto changed = [&](const Assumption& assumption) {
            differs(assumption.when);
            out_.facts.insert(assumption.fact);
        };
        pairs(before_.assumptions, after_.assumptions, [&](const Assumption* a, const Assumption* b) {
            if (a != nullptr && b != nullptr && a->fact == b->fact && a->value == b->value && alike(a->when, b->when))
                return;
            for (const Assumption* assumption : {a, b})
                if (assumption != nullptr) changed(*assumption);
        });
        const auto was = ids_of(before_.assumptions, after_.assumptions);
        const auto is = ids_of(after_.assumptions, before_.assumptions);
        for (std::size_t i = 0; i < was.size(); ++i)
            if (was[i] != is[i]) changed(*by_id(after_.assumptions, was[i]));
    }

    // The needs that some providers cover, and the platforms they run on.
    template <typename Which>
    void guide(const Which& which) {
        for (const RuleSet* rules : {&before_, &after_})
            for (const Provider& provider : rules->providers) {
                if (!which(*rules, provider)) continue;
                out_.operated.insert(runs_of(*rules, provider));
                for (const int need : bits(provider.covers))
                    out_.guides.push_back(&rules->needs[static_cast<std::size_t>(need)].must);
            }
    }

    const CompiledRules& cells_;
    const RuleSet& before_;
    const RuleSet& after_;
    double left_ = k_most_combinations;
    ChangedParts out_;
};

}  // namespace

ChangedParts changed_parts(const CompiledRules& before, const CompiledRules& after) {
    return Parts{before, after}.take();
}

}  // namespace tense
