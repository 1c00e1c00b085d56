#include "lint/against_sides.hpp"

#include "lint/against_cases.hpp"

#include <algorithm>

namespace tense {

Facts in_rules(const RuleSet& rules, const Facts& stated) {
    const auto specs = facts();
    FactSheet sheet = empty_sheet();
    for (std::size_t i = 0; i < specs.size(); ++i) sheet[i].value = stated[i];
    Facts out = facts_of(rules, sheet, sheet);
    for (std::size_t i = 0; i < specs.size(); ++i)
        if (specs[i].derived && !is_known(out[i])) make_known(out[i], 0.0);
    return out;
}

Sides::Sides(const CompiledRules& before, const CompiledRules& after) : rules_{&before, &after} {
    for (std::size_t side = 0; side < 2; ++side)
        for (const Outcome& outcome : outcomes_of(rules_[side]->rules())) {
            const auto known_one = std::ranges::find(found.outcomes, outcome);
            joint_[side].push_back(static_cast<int>(known_one - found.outcomes.begin()));
            if (known_one == found.outcomes.end()) found.outcomes.push_back(outcome);
        }
    for (const FactId fact : before.tested())
        (facts()[static_cast<std::size_t>(fact)].system ? circumstances_ : dimensions_).push_back(fact);
    find_partners();
}

// A fact that a file states only beside another, or not beside another.
void Sides::find_partners() {
    const auto specs = facts();
    lower_.assign(specs.size(), -1);
    level_.assign(specs.size(), -1);
    for (const FactId fact : dimensions_) {
        const std::string& path = specs[static_cast<std::size_t>(fact)].path;
        const std::size_t dot = path.find('.');
        if (dot == std::string::npos) continue;
        const FactId whole = find_fact(path.substr(0, dot)).value();
        const bool level = specs[static_cast<std::size_t>(whole)].kind == FactKind::level;
        (level ? level_ : lower_)[static_cast<std::size_t>(fact)] = whole;
    }
}

void Sides::enter(const Facts& stated) {
    here_ = &stated;
    for (std::size_t side = 0; side < 2; ++side) {
        const CompiledRules& rules = *rules_[side];
        const Facts read = in_rules(rules.rules(), stated);
        sides_[side] =
            std::make_unique<Side>(Side{Evaluation{rules, read}, make_plan(rules.rules(), read, ~Mask{0}, true), 0});
        sides_[side]->winner = choose(sides_[side]->plan, sides_[side]->evaluation.state());
    }
}

void Sides::push(FactId fact, std::size_t cell) {
    chosen_.emplace_back(fact, cell);
    for (std::size_t side = 0; side < 2; ++side)
        substitutes_[side].push_back({fact, rules_[side]->truths_of_cell(fact, cell)});
}

void Sides::pop() {
    chosen_.pop_back();
    for (auto& list : substitutes_) list.pop_back();
}

void Sides::clear() {
    chosen_.clear();
    for (auto& list : substitutes_) list.clear();
}

const Known* Sides::value_of(FactId fact) const {
    for (const auto& [other, cell] : chosen_)
        if (other == fact) return &values(fact)[cell];
    return nullptr;
}

// A peak alone stands in for the average, and is never below it; a need that is none has no details.
bool Sides::can_be_stated() const {
    return std::ranges::all_of(chosen_, [&](const auto& choice) {
        const auto index = static_cast<std::size_t>(choice.first);
        if (level_[index] >= 0) {
            const Known* level = value_of(level_[index]);
            return level == nullptr || *level != Known{k_none};
        }
        if (lower_[index] < 0 || values(lower_[index]).empty()) return true;
        const Known* lower = value_of(lower_[index]);
        return lower != nullptr && std::get<double>(*lower) <= std::get<double>(values(choice.first)[choice.second]);
    });
}

bool Sides::compare() {
    if (!can_be_stated()) return false;
    ++found.inputs;
    int came_to[2];
    for (std::size_t side = 0; side < 2; ++side) {
        const Side& s = *sides_[side];
        const State state = s.evaluation.with(substitutes_[side]);
        const int winner = choose_again(s.plan, s.evaluation.state(), s.winner, state);
        came_to[side] = joint_[side][static_cast<std::size_t>(outcome_index(s.plan, winner))];
    }
    if (came_to[0] == came_to[1]) return true;
    const std::pair change{came_to[0], came_to[1]};
    ++found.changes[change];
    const std::size_t stated = count_stated(*here_) + chosen_.size();
    if (found.smallest.empty() || stated < count_stated(found.smallest)) {
        found.smallest = *here_;
        for (const auto& [fact, cell] : chosen_) found.smallest[static_cast<std::size_t>(fact)] = values(fact)[cell];
        found.smallest_change = change;
    }
    return true;
}

int Sides::ask(std::size_t side, const Facts& stated) const {
    const CompiledRules& rules = *rules_[side];
    const Facts read = in_rules(rules.rules(), stated);
    const Plan plan = make_plan(rules.rules(), read, ~Mask{0}, true);
    const int winner = choose(plan, Evaluation{rules, read}.state());
    return joint_[side][static_cast<std::size_t>(outcome_index(plan, winner))];
}

}  // namespace tense
