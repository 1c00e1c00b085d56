#include "decide/explain.hpp"

#include <algorithm>
#include <set>

namespace tense {

std::vector<Question> explain_questions(const Basis& basis, const std::vector<Outcome>& possible) {
    const auto specs = facts();
    const Setting& setting = basis.setting;
    std::vector<Question> out;
    std::vector<Question> joint;  // facts that change something only together with others
    for (const FactId id : open_facts(basis.evaluation)) {
        const auto index = static_cast<std::size_t>(id);
        Question question;
        question.fact = specs[index].path;
        question.question = std::string{setting.rules.question(id)};
        for (const std::string_view choice : specs[index].choices) question.answers.emplace_back(choice);
        if (specs[index].kind == FactKind::flag) question.answers = {"true", "false"};
        std::set<Outcome> others;
        for (std::size_t cell = 0; cell < setting.compiled.cells().values[index].size(); ++cell)
            others.insert(setting.plan.outcomes[static_cast<std::size_t>(basis.outcome_with(id, cell))]);
        others.erase(basis.outcome);
        question.could_become.assign(others.begin(), others.end());
        if (question.could_become.empty())
            joint.push_back(std::move(question));
        else
            out.push_back(std::move(question));
    }
    if (out.empty() && possible.size() > 1) {
        for (Question& question : joint) question.could_become.assign(possible.begin() + 1, possible.end());
        out = std::move(joint);
    }
    const auto verdicts = [&](const Question& question) {
        std::set<std::string> distinct;
        for (const Outcome& outcome : question.could_become)
            if (outcome.verdict != basis.outcome.verdict) distinct.insert(outcome.verdict);
        return distinct.size();
    };
    // What can change more verdicts first; equal ones stay in the order of the fact table.
    std::ranges::stable_sort(out, std::greater<>{}, verdicts);
    return out;
}

namespace {

// The verdicts that a question's answers could lead to, beside the present one.
std::set<std::string> verdicts_of(const std::vector<Outcome>& outcomes) {
    std::set<std::string> out;
    for (const Outcome& outcome : outcomes) out.insert(outcome.verdict);
    return out;
}

// Whether two questions are one to a person: needs that lead to the same verdicts, or a quantity's typical and greatest
// value, which a file says in one mapping too.
bool one_question(FactId a, const std::set<std::string>& verdicts_a, FactId b,
                  const std::set<std::string>& verdicts_b) {
    const FactSpec &one = facts()[static_cast<std::size_t>(a)], &other = facts()[static_cast<std::size_t>(b)];
    if (one.kind != other.kind) return false;
    if (one.kind == FactKind::level) return verdicts_a == verdicts_b;
    const auto field = [](const FactSpec& spec) { return spec.path.substr(0, spec.path.find('.')); };
    return one.kind == FactKind::number && field(one) == field(other);
}

}  // namespace

std::vector<QuestionGroup> group_questions(const std::vector<Question>& questions) {
    struct Entry {
        QuestionGroup group;
        std::set<std::string> verdicts;
        FactId first = 0;
    };
    std::vector<Entry> entries;
    for (const Question& question : questions) {
        const FactId fact = find_fact(question.fact).value_or(0);
        const std::set<std::string> verdicts = verdicts_of(question.could_become);
        const auto same = std::ranges::find_if(
            entries, [&](const Entry& entry) { return one_question(entry.first, entry.verdicts, fact, verdicts); });
        if (same == entries.end()) {
            entries.push_back({{{question.fact}, question.could_become}, verdicts, fact});
            continue;
        }
        same->group.facts.push_back(question.fact);
        same->first = std::min(same->first, fact);
        same->verdicts.insert(verdicts.begin(), verdicts.end());
        for (const Outcome& outcome : question.could_become)
            if (std::ranges::find(same->group.could_become, outcome) == same->group.could_become.end())
                same->group.could_become.push_back(outcome);
    }
    for (Entry& entry : entries) {
        std::ranges::sort(entry.group.facts, {}, [](const std::string& path) { return find_fact(path); });
        std::ranges::sort(entry.group.could_become);
    }
    std::ranges::stable_sort(entries, [](const Entry& a, const Entry& b) {
        if (a.verdicts.size() != b.verdicts.size()) return a.verdicts.size() > b.verdicts.size();
        if (a.group.facts.size() != b.group.facts.size()) return a.group.facts.size() > b.group.facts.size();
        return a.first < b.first;
    });
    std::vector<QuestionGroup> out;
    for (Entry& entry : entries) out.push_back(std::move(entry.group));
    return out;
}

namespace {

// Two descriptions that differ only in this fact differ in some of its clauses. If every candidate that can win covers
// the needs among these and uses none of the parts, then both have the same winner: a winner of the one that the other
// lacks would lack such a need or use such a part. `winners` can win for some value of the fact and of all that is
// unknown.
bool proved(const Evaluation& evaluation, const Plan& plan, const std::vector<int>& winners, FactId fact) {
    Mask needs = 0, parts = 0;
    for (const int index : evaluation.rules().clauses_of(fact)) {
        const Clause& clause = evaluation.rules().clauses()[static_cast<std::size_t>(index)];
        if (evaluation.rules().evaluate_node(clause.root, evaluation.stated().data()) != Truth::unknown) continue;
        (clause.kind == Clause::Kind::part ? parts : needs) |= bit(clause.index);
    }
    return std::ranges::all_of(winners, [&](int index) {
        if (index < 0) return needs == 0 && parts == 0;
        const Candidate& candidate = plan.candidates[static_cast<std::size_t>(index)];
        return within(needs, candidate.covers) && (candidate.parts & parts) == 0;
    });
}

// What the proof leaves open is tried where there is little to try: every completion of the other unknown facts with
// every value of this one, and the file's own silence with each of them.
class Trial {
public:
    Trial(const Basis& basis, const Evaluation& evaluation, FactId fact)
        : rules_(evaluation.rules()), plan_(basis.setting.plan), evaluation_(evaluation), fact_(fact) {
        for (const FactId id : open_facts(evaluation)) {
            if (id == fact) continue;
            others_.push_back(id);
            completions_ *= cells(id);
            if (completions_ > k_most) return;
        }
    }

    bool never_matters(const Outcome& now) {
        if (completions_ > k_most) return false;
        if (plan_.outcomes[static_cast<std::size_t>(outcome({}))] != now) return false;
        for (std::size_t cell = 0; cell < cells(fact_); ++cell) {
            const Substitute alone{fact_, rules_.truths_of_cell(fact_, cell)};
            if (outcome({&alone, 1}) != outcome({})) return false;
        }
        return complete();
    }

private:
    static constexpr std::size_t k_most = 256;

    std::size_t cells(FactId id) const {
        return std::max<std::size_t>(1, rules_.cells().values[static_cast<std::size_t>(id)].size());
    }

    int outcome(std::span<const Substitute> changes) const {
        return outcome_index(plan_, choose(plan_, evaluation_.with(changes)));
    }

    bool complete() {
        if (changes_.size() < others_.size()) {
            const FactId next = others_[changes_.size()];
            for (std::size_t cell = 0; cell < rules_.cells().values[static_cast<std::size_t>(next)].size(); ++cell) {
                changes_.push_back({next, rules_.truths_of_cell(next, cell)});
                const bool same = complete();
                changes_.pop_back();
                if (!same) return false;
            }
            return true;
        }
        int first = -1;
        for (std::size_t cell = 0; cell < rules_.cells().values[static_cast<std::size_t>(fact_)].size(); ++cell) {
            changes_.push_back({fact_, rules_.truths_of_cell(fact_, cell)});
            const int found = outcome(changes_);
            changes_.pop_back();
            if (cell == 0) first = found;
            if (found != first) return false;
        }
        return true;
    }

    const CompiledRules& rules_;
    const Plan& plan_;
    const Evaluation& evaluation_;
    FactId fact_;
    std::vector<FactId> others_;
    std::size_t completions_ = 1;
    std::vector<Substitute> changes_;
};

bool never_matters(const Basis& basis, const Evaluation& evaluation, const std::vector<int>& winners, FactId fact) {
    return proved(evaluation, basis.setting.plan, winners, fact) ||
           Trial{basis, evaluation, fact}.never_matters(basis.outcome);
}

}  // namespace

std::vector<std::string> explain_no_matter(const Basis& basis, const std::vector<int>& winners,
                                           const std::vector<Flip>& flips) {
    const auto specs = facts();
    std::vector<std::string> out;
    for (const FactId fact : basis.setting.compiled.tested()) {
        const auto index = static_cast<std::size_t>(fact);
        if (specs[index].system || specs[index].derived) continue;
        const bool flips_it = std::ranges::any_of(flips, [&](const Flip& flip) {
            return std::ranges::any_of(flip.change,
                                       [&](const Change& change) { return change.fact == specs[index].path; });
        });
        if (flips_it) continue;
        if (!basis.evaluation.states(fact)) {
            if (never_matters(basis, basis.evaluation, winners, fact)) out.push_back(specs[index].path);
            continue;
        }
        Facts unsaid = basis.stated;
        unsaid[index] = Value{};
        const Evaluation evaluation{basis.setting.compiled, unsaid};
        if (never_matters(basis, evaluation, reach(basis.setting.plan, evaluation), fact))
            out.push_back(specs[index].path);
    }
    return out;
}

}  // namespace tense
