// The inputs on which two rule sets are compared, and what each comes to:
//   - every workload that states at most three facts, with nothing known of the circumstances;
//   - at most two, under each single circumstance;
//   - every combination of the facts that the changed parts read, alone and beside each other fact, under each
//     circumstance that they read;
//   - where none of these shows a difference that could not be ruled out either, random ones that meet the changed
//     conditions.
// A value is a cell of both sets together. Inputs that no file can state are left out.
#include "decide/evaluation.hpp"
#include "lint/against_parts.hpp"
#include "lint/space.hpp"

#include <algorithm>
#include <memory>
#include <random>

namespace tense {
namespace {

constexpr std::size_t k_combinations = 400'000;  // of changed facts
constexpr std::size_t k_circumstances = 48;      // under which these are tried
constexpr std::size_t k_random_settings = 200;
constexpr std::size_t k_random_inputs = 1000;  // in each

// Circumstances, and what is tried under them.
struct Case {
    Facts stated;           // circumstances alone, as a file spells them
    int sweep = -1;         // every workload of at most so many facts
    bool combined = false;  // the facts of the changed parts
};

// One rule set under a case.
struct Side {
    Evaluation evaluation;
    Plan plan;
    int winner;
};

std::size_t count_stated(const Facts& values) {
    return static_cast<std::size_t>(std::ranges::count_if(values, is_known));
}

// As a rule set reads them; nothing triggers anything unless it is said.
Facts in_rules(const RuleSet& rules, const Facts& stated) {
    const auto specs = facts();
    FactSheet sheet = empty_sheet();
    for (std::size_t i = 0; i < specs.size(); ++i) sheet[i].value = stated[i];
    Facts out = facts_of(rules, sheet, sheet);
    for (std::size_t i = 0; i < specs.size(); ++i)
        if (specs[i].derived && !is_known(out[i])) make_known(out[i], 0.0);
    return out;
}

const std::size_t& operates() {
    static const auto k_operates = static_cast<std::size_t>(find_fact("system.operates").value());
    return k_operates;
}

Value names_value(const std::set<std::string>& names) {
    Value out;
    make_known(out, std::vector<std::string>{names.begin(), names.end()});
    return out;
}

// What is said of a platform is said of one that is in use.
void put_in_use(Facts& stated) {
    const auto specs = facts();
    std::set<std::string> names;
    if (is_known(stated[operates()])) {
        const auto& list = std::get<std::vector<std::string>>(known(stated[operates()]));
        names.insert(list.begin(), list.end());
    }
    const std::size_t before = names.size();
    for (std::size_t i = 0; i < specs.size(); ++i)
        if (specs[i].path.starts_with("system.platforms.") && is_known(stated[i]))
            names.insert(specs[i].path.substr(17, specs[i].path.find('.', 17) - 17));
    if (names.size() != before) stated[operates()] = names_value(names);
}

class Inputs {
public:
    Inputs(const CompiledRules& before, const CompiledRules& after, const ChangedParts& parts)
        : rules_{&before, &after}, parts_(parts) {
        for (std::size_t side = 0; side < 2; ++side)
            for (const Outcome& outcome : outcomes_of(rules_[side]->rules())) {
                const auto found = std::ranges::find(out_.outcomes, outcome);
                joint_[side].push_back(static_cast<int>(found - out_.outcomes.begin()));
                if (found == out_.outcomes.end()) out_.outcomes.push_back(outcome);
            }
        for (const FactId fact : before.tested())
            (facts()[static_cast<std::size_t>(fact)].system ? circumstances_ : dimensions_).push_back(fact);
        partners();
    }

    Comparison run() {
        make_cases();
        const auto combined = std::ranges::count_if(cases_, &Case::combined);
        for (const Case& one : cases_) {
            enter(one.stated);
            for (int count = 0; count <= one.sweep; ++count) sweep(0, count);
            if (one.combined) combine(one, k_combinations / static_cast<std::size_t>(combined));
        }
        if (out_.changes.empty()) search();
        return std::move(out_);
    }

private:
    // A fact that a file states only beside another, or not beside another.
    void partners() {
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

    [[nodiscard]] const std::vector<Known>& values(FactId fact) const {
        return rules_[1]->cells().values[static_cast<std::size_t>(fact)];
    }

    void make_cases() {
        const auto specs = facts();
        cases_.push_back({Facts(specs.size()), 3, true});
        for (const FactId fact : circumstances_)
            for (const Known& value : values(fact)) {
                Facts stated(specs.size());
                stated[static_cast<std::size_t>(fact)] = value;
                put_in_use(stated);
                add_case(std::move(stated), 2, false);
            }
        for (const std::set<std::string>& names : parts_.operated) {
            if (names.empty()) continue;
            Facts stated(specs.size());
            stated[operates()] = names_value(names);
            add_case(std::move(stated), 2, true);
        }
        read_circumstances();
    }

    // Every combination of the circumstances that the changed parts read, those of few first.
    void read_circumstances() {
        std::vector<Facts> all(1, Facts(facts().size()));
        for (const FactId fact : parts_.facts) {
            if (!facts()[static_cast<std::size_t>(fact)].system) continue;
            const std::vector<Value> dimension = Space::values_of(*rules_[1], fact, parts_.conditions);
            std::vector<Facts> more;
            for (const Value& value : dimension)
                for (const Facts& stated : all) {
                    if (more.size() == 4096) break;
                    more.push_back(stated);
                    more.back()[static_cast<std::size_t>(fact)] = value;
                }
            if (dimension.size() * all.size() > more.size()) out_.capped = true;
            all = std::move(more);
        }
        const auto size = [](const Facts& stated) {
            std::size_t out = count_stated(stated);
            if (is_known(stated[operates()]))
                out += std::get<std::vector<std::string>>(known(stated[operates()])).size();
            return out;
        };
        std::ranges::stable_sort(all, {}, size);
        if (all.size() > k_circumstances) {
            out_.capped = true;
            all.resize(k_circumstances);
        }
        for (Facts& stated : all) {
            put_in_use(stated);
            add_case(std::move(stated), -1, true);
        }
    }

    void add_case(Facts stated, int sweep, bool combined) {
        const auto found = std::ranges::find(cases_, stated, &Case::stated);
        if (found == cases_.end()) {
            cases_.push_back({std::move(stated), sweep, combined});
            return;
        }
        found->sweep = std::max(found->sweep, sweep);
        found->combined = found->combined || combined;
    }

    void enter(const Facts& stated) {
        here_ = &stated;
        for (std::size_t side = 0; side < 2; ++side) {
            const CompiledRules& rules = *rules_[side];
            const Facts read = in_rules(rules.rules(), stated);
            sides_[side] = std::make_unique<Side>(
                Side{Evaluation{rules, read}, make_plan(rules.rules(), read, ~Mask{0}, true), 0});
            sides_[side]->winner = choose(sides_[side]->plan, sides_[side]->evaluation.state());
        }
    }

    // So many more facts, from this dimension on.
    void sweep(std::size_t from, int count) {
        if (count == 0) {
            compare();
            return;
        }
        for (std::size_t d = from; d + static_cast<std::size_t>(count) <= dimensions_.size(); ++d)
            with_each(dimensions_[d], [&] { sweep(d + 1, count - 1); });
    }

    template <typename Then>
    void with_each(FactId fact, const Then& then) {
        const bool derived = facts()[static_cast<std::size_t>(fact)].derived;
        for (std::size_t cell = 0; cell < values(fact).size(); ++cell) {
            // Saying that nothing is triggered is saying nothing.
            if (derived && values(fact)[cell] == Known{0.0}) continue;
            push(fact, cell);
            then();
            pop();
        }
    }

    void push(FactId fact, std::size_t cell) {
        chosen_.emplace_back(fact, cell);
        for (std::size_t side = 0; side < 2; ++side)
            substitutes_[side].push_back({fact, rules_[side]->truths_of_cell(fact, cell)});
    }
    void pop() {
        chosen_.pop_back();
        for (auto& list : substitutes_) list.pop_back();
    }

    // Fewest facts first, and at most `most` inputs. What the sweep had is not counted again.
    void combine(const Case& one, std::size_t most) {
        std::vector<FactId> read;
        for (const FactId fact : parts_.facts)
            if (std::ranges::find(dimensions_, fact) != dimensions_.end()) read.push_back(fact);
        std::size_t left = most;
        for (std::size_t count = 0; count <= read.size() && left > 0; ++count)
            for (const bool beside : {false, true}) {
                if (static_cast<int>(count) + (beside ? 1 : 0) <= one.sweep) continue;
                combine(read, 0, count, beside, left);
            }
        if (left == 0) out_.capped = true;
    }

    void combine(const std::vector<FactId>& read, std::size_t from, std::size_t count, bool beside, std::size_t& left) {
        if (left == 0) return;
        if (count > 0) {
            for (std::size_t d = from; d + count <= read.size(); ++d)
                with_each(read[d], [&] { combine(read, d + 1, count - 1, beside, left); });
            return;
        }
        if (!beside) {
            left -= compare() ? 1 : 0;
            return;
        }
        for (const FactId fact : dimensions_) {
            if (parts_.facts.contains(fact)) continue;
            with_each(fact, [&] { left -= left > 0 && compare() ? 1 : 0; });
        }
    }

    [[nodiscard]] const Known* value_of(FactId fact) const {
        for (const auto& [other, cell] : chosen_)
            if (other == fact) return &values(fact)[cell];
        return nullptr;
    }

    // A peak alone stands in for the average, and is never below it; a need that is none has no details.
    [[nodiscard]] bool can_be_stated() const {
        return std::ranges::all_of(chosen_, [&](const auto& choice) {
            const auto index = static_cast<std::size_t>(choice.first);
            if (level_[index] >= 0) {
                const Known* level = value_of(level_[index]);
                return level == nullptr || *level != Known{k_none};
            }
            if (lower_[index] < 0 || values(lower_[index]).empty()) return true;
            const Known* lower = value_of(lower_[index]);
            return lower != nullptr &&
                   std::get<double>(*lower) <= std::get<double>(values(choice.first)[choice.second]);
        });
    }

    // Returns whether it is an input.
    bool compare() {
        if (!can_be_stated()) return false;
        ++out_.inputs;
        int came_to[2];
        for (std::size_t side = 0; side < 2; ++side) {
            const Side& s = *sides_[side];
            const State state = s.evaluation.with(substitutes_[side]);
            const int winner = choose_again(s.plan, s.evaluation.state(), s.winner, state);
            came_to[side] = joint_[side][static_cast<std::size_t>(outcome_index(s.plan, winner))];
        }
        if (came_to[0] == came_to[1]) return true;
        const std::pair change{came_to[0], came_to[1]};
        ++out_.changes[change];
        const std::size_t stated = count_stated(*here_) + chosen_.size();
        if (out_.smallest.empty() || stated < count_stated(out_.smallest)) {
            out_.smallest = *here_;
            for (const auto& [fact, cell] : chosen_) out_.smallest[static_cast<std::size_t>(fact)] = values(fact)[cell];
            out_.smallest_change = change;
        }
        return true;
    }

    // ---- the random search ------------------------------------------------------------------------

    [[nodiscard]] bool one_in(unsigned n) { return random_() % n == 0; }

    void search() {
        if (parts_.guides.empty()) return;
        const std::size_t before = out_.inputs;
        for (std::size_t i = 0; i < k_random_settings; ++i) {
            const Facts stated = random_circumstances(*parts_.guides[i % parts_.guides.size()]);
            enter(stated);
            for (std::size_t n = 0; n < k_random_inputs; ++n) random_input(stated);
        }
        out_.searched = out_.inputs - before;
        if (out_.smallest.empty()) return;
        shrink();
        shrink();  // what was leaned on in the first round
    }

    // Under which a condition may hold.
    Facts random_circumstances(const Condition& guide) {
        Facts out;
        for (int tries = 0; tries < 50; ++tries) {
            out.assign(facts().size(), Value{});
            for (const FactId fact : circumstances_)
                if (one_in(5) && fact != static_cast<FactId>(operates()))
                    out[static_cast<std::size_t>(fact)] = values(fact)[random_() % values(fact).size()];
            std::set<std::string> names;
            if (!parts_.operated.empty() && !one_in(3)) {
                auto some = parts_.operated.begin();
                std::advance(some, random_() % parts_.operated.size());
                names = *some;
            }
            for (const Known& name : values(static_cast<FactId>(operates())))
                if (one_in(8)) names.insert(std::get<std::vector<std::string>>(name).front());
            if (!names.empty()) out[operates()] = names_value(names);
            put_in_use(out);
            if (evaluate(guide, in_rules(rules_[1]->rules(), out)) != Truth::no) break;
        }
        return out;
    }

    void random_input(const Facts& stated) {
        const Condition& guide = *parts_.guides[random_() % parts_.guides.size()];
        Facts tried = stated;
        for (int tries = 0; tries < 20; ++tries) {
            for (const FactId fact : facts_of(guide))
                if (!facts()[static_cast<std::size_t>(fact)].system && !values(fact).empty())
                    tried[static_cast<std::size_t>(fact)] = values(fact)[random_() % values(fact).size()];
            if (evaluate(guide, tried) == Truth::yes) break;
        }
        for (const FactId fact : dimensions_) {
            const auto index = static_cast<std::size_t>(fact);
            if (is_known(tried[index])) {
                const auto cell = std::ranges::find(values(fact), known(tried[index])) - values(fact).begin();
                push(fact, static_cast<std::size_t>(cell));
            } else if (one_in(6)) {
                push(fact, random_() % values(fact).size());
            }
        }
        compare();
        while (!chosen_.empty()) pop();
    }

    [[nodiscard]] int ask(std::size_t side, const Facts& stated) const {
        const CompiledRules& rules = *rules_[side];
        const Facts read = in_rules(rules.rules(), stated);
        const Plan plan = make_plan(rules.rules(), read, ~Mask{0}, true);
        const int winner = choose(plan, Evaluation{rules, read}.state());
        return joint_[side][static_cast<std::size_t>(outcome_index(plan, winner))];
    }

    // What a random input states beyond need is left out, one fact after the other.
    void shrink() {
        for (std::size_t i = 0; i < out_.smallest.size(); ++i) {
            if (!is_known(out_.smallest[i])) continue;
            bool leaned_on = false;  // by a peak, which would stand in for it
            for (std::size_t k = 0; k < lower_.size(); ++k)
                leaned_on = leaned_on || (lower_[k] == static_cast<FactId>(i) && is_known(out_.smallest[k]));
            if (leaned_on) continue;
            Facts less = out_.smallest;
            less[i] = Value{};
            put_in_use(less);
            const std::pair change{ask(0, less), ask(1, less)};
            if (change.first == change.second) continue;
            out_.smallest = std::move(less);
            out_.smallest_change = change;
        }
    }

    const CompiledRules* rules_[2];
    const ChangedParts& parts_;
    Comparison out_;
    std::vector<int> joint_[2];  // from a side's outcomes to those of both
    std::vector<FactId> circumstances_, dimensions_;
    std::vector<FactId> lower_, level_;  // by fact: what a file states beside it; -1: nothing
    std::vector<Case> cases_;
    const Facts* here_ = nullptr;
    std::unique_ptr<Side> sides_[2];
    std::vector<std::pair<FactId, std::size_t>> chosen_;
    std::vector<Substitute> substitutes_[2];
    std::mt19937 random_{20261122};
};

}  // namespace

Comparison compare_inputs(const CompiledRules& before, const CompiledRules& after, const ChangedParts& parts) {
    return Inputs{before, after, parts}.run();
}

}  // namespace tense
