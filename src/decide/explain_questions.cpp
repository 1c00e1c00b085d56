#include "decide/explain.hpp"

#include <algorithm>
#include <set>

namespace tense {

std::vector<Question> explain_questions(const Basis& basis, const std::vector<Outcome>& possible) {
    const auto specs = facts();
    const Setting& setting = basis.setting;
    std::vector<Question> out;
    std::vector<Question> joint;  // facts that change something only together with others
    for (const FactId id : open_facts(setting.rules, basis.stated)) {
        const auto index = static_cast<std::size_t>(id);
        Question question;
        question.fact = specs[index].path;
        question.question = std::string{setting.rules.question(id)};
        for (const std::string_view choice : specs[index].choices) question.answers.emplace_back(choice);
        if (specs[index].kind == FactKind::flag) question.answers = {"true", "false"};
        std::set<Outcome> others;
        for (const Known& value : setting.cells.values[index]) {
            Facts answered = basis.stated;
            answered[index] = value;
            others.insert(outcome_with(setting, setting.plan, answered));
        }
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

}  // namespace tense
