#include "decide/basis.hpp"

#include <algorithm>

namespace tense {

Setting make_setting(const RuleSet& rules, const Cells& cells, const System& system) {
    Setting out{rules, cells, system, 0, {}};
    for (std::size_t i = 0; i < rules.roles.size(); ++i) {
        const bool on_menu =
            system.allow.empty() ||
            std::ranges::find(system.allow, rules.roles[i].rule.id, &Located<std::string>::value) != system.allow.end();
        if (on_menu) out.allowed |= Mask{1} << i;
    }
    out.plan = make_plan(rules, facts_of(rules, system.facts, empty_sheet()), out.allowed);
    return out;
}

Facts assume(const RuleSet& rules, Facts values, std::vector<const Assumption*>* made) {
    // One assumption may rest on another (readers suggest a fact, a fact suggests that readers may lag), so they
    // are tried until none is left to make. Each fact is filled once.
    for (bool more = true; more;) {
        more = false;
        for (const Assumption& assumption : rules.assumptions) {
            Value& slot = values[static_cast<std::size_t>(assumption.fact)];
            if (is_known(slot) || evaluate(assumption.when, values) != Truth::yes) continue;
            slot = assumption.value;
            if (made != nullptr) made->push_back(&assumption);
            more = true;
        }
    }
    // A need that nobody stated is not counted, and a choice that nobody made is none of the choices. Filling them in,
    // rather than leaving them unknown, keeps needs that exclude each other (history of facts, history of one run) from
    // both going missing.
    const auto specs = facts();
    for (std::size_t i = 0; i < specs.size(); ++i) {
        if (is_known(values[i]) || specs[i].system) continue;
        if (specs[i].kind == FactKind::level) make_known(values[i], k_none);
        if (specs[i].kind == FactKind::choice) make_known(values[i], k_no_choice);
    }
    return values;
}

Outcome outcome_at(const Plan& plan, const State& state) {
    const int winner = choose(plan, state);
    if (winner < 0) return {"neither", {}};
    return plan.outcomes[static_cast<std::size_t>(plan.candidates[static_cast<std::size_t>(winner)].outcome)];
}

Outcome outcome_with(const Setting& setting, const Plan& plan, const Facts& stated) {
    return outcome_at(plan, read_state(setting.rules, assume(setting.rules, stated)));
}

Basis make_basis(const Setting& setting, const Workload& workload) {
    Basis out{setting, workload, facts_of(setting.rules, setting.system.facts, workload.facts), {}, {}, {}, -1, {}};
    out.taken = assume(setting.rules, out.stated, &out.assumed);
    out.state = read_state(setting.rules, out.taken);
    out.winner = choose(setting.plan, out.state);
    out.outcome = outcome_at(setting.plan, out.state);
    return out;
}

Reading reading_of(const Basis& basis, FactId id) {
    const auto index = static_cast<std::size_t>(id);
    const FactSpec& spec = facts()[index];
    const Fact& fact = fact_of(basis.setting.system, basis.workload, id);
    Reading out;
    out.fact = spec.path;
    out.span = fact.span;
    out.why = fact.why;
    if (is_known(fact.value)) {
        out.value = fact.written.empty() ? to_text(known(fact.value), spec) : fact.written;
    } else if (is_known(basis.taken[index]) && known(basis.taken[index]) != Known{k_no_choice}) {
        out.assumed = true;
        out.value = to_text(known(basis.taken[index]), spec);
    }
    return out;
}

}  // namespace tense
