// How many answers an interview takes until its verdict is settled, over the documented cases: questions CASES_FOLDER
//
// It starts from a case's circumstances with nothing known of the workload. Each answer is the case's own: what its
// file leaves out is not needed, as with --unstated none, and what stays open even then (a quantity, whether losses do
// harm) is what the rules assume, or the first value that leaves the case its verdict. Every interview so ends with the
// verdict of the case, which is checked. Four orders are played:
//   groups   the first of `ask_groups`; a group is one answer ("any of these?")
//   single   the first of `ask`
//   fixed    every fact in the order of the fact table
//   random   every fact in an order of its own, the mean of some orders
// With a second argument, whatever it is, prints every case too: groups, single, fixed. Prints mean and most of each,
// and fails above the ceilings below: the figures reached, so that a change that costs answers has to say so here. P18:
// no interview takes more answers than there were groups at its start, and two.
#include "decide/explain.hpp"
#include "decide/reach.hpp"
#include "load/workload_loader.hpp"
#include "support/random_workloads.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <numeric>
#include <set>
#include <sstream>

using namespace tense;

namespace {

struct Ceiling {
    std::string_view order;
    double mean;
    std::size_t most;
};
constexpr Ceiling k_ceilings[] = {{"groups", 5.25, 10}, {"single", 12.50, 27}};
constexpr int k_random_orders = 10;

const Outcome& outcome_of(const Setting& setting, const Workload& workload) {
    const Evaluation evaluation{setting.compiled, setting.truths, workload.facts};
    const int winner = choose(setting.plan, evaluation.state());
    return setting.plan.outcomes[static_cast<std::size_t>(outcome_index(setting.plan, winner))];
}

// What a case would answer: its facts, none left open.
Workload all_answers(const Setting& setting, Workload workload) {
    const Outcome outcome = outcome_of(setting, workload);
    for (const FactId fact : test::askable()) {
        Value& slot = workload.facts[static_cast<std::size_t>(fact)].value;
        if (is_known(slot)) continue;
        std::vector<Known> values = test::cells().values[static_cast<std::size_t>(fact)];
        for (const Assumption& assumption : setting.rules.assumptions)
            if (assumption.fact == fact && assumption.when.kind == Condition::Kind::always)
                values.insert(values.begin(), assumption.value);
        for (const Known& value : values) {
            slot = value;
            if (outcome_of(setting, workload) == outcome) break;
            slot = Value{};
        }
    }
    return workload;
}

// One interview: what is known so far, and what follows.
class Interview {
public:
    Interview(const Setting& setting, const Workload& truth) : setting_(setting), truth_(truth), said_(truth) {
        for (std::size_t i = 0; i < facts().size(); ++i)
            if (!facts()[i].derived) said_.facts[i] = Fact{};
        look();
    }

    [[nodiscard]] bool settled() const { return verdicts_.size() == 1; }
    [[nodiscard]] const std::string& verdict() const { return *verdicts_.begin(); }
    [[nodiscard]] std::size_t answers() const { return answers_; }
    [[nodiscard]] const std::vector<QuestionGroup>& groups() const { return groups_; }

    // The facts of one question, answered together.
    void ask(const std::vector<std::string>& paths) {
        for (const std::string& path : paths) {
            const FactId fact = find_fact(path).value();
            asked_.insert(path);
            said_.facts[static_cast<std::size_t>(fact)].value = truth_.facts[static_cast<std::size_t>(fact)].value;
        }
        ++answers_;
        look();
    }

    // The first question that was not put yet; empty: none is left.
    [[nodiscard]] std::vector<std::string> first_group() const {
        for (const QuestionGroup& group : groups_) {
            std::vector<std::string> out;
            for (const std::string& fact : group.facts)
                if (!asked_.contains(fact)) out.push_back(fact);
            if (!out.empty()) return out;
        }
        return {};
    }
    [[nodiscard]] std::vector<std::string> first_single() const {
        for (const Question& question : ask_)
            if (!asked_.contains(question.fact)) return {question.fact};
        return {};
    }

private:
    void look() {
        // What is possible is asked for only where no single answer changes the verdict: it takes longest to work out.
        const Basis basis = make_basis(setting_, said_);
        std::vector<Outcome> possible{basis.outcome};
        verdicts_ = {basis.outcome.verdict};
        ask_ = explain_questions(basis, possible);
        for (const Question& question : ask_)
            for (const Outcome& outcome : question.could_become) verdicts_.insert(outcome.verdict);
        if (verdicts_.size() == 1) {
            std::set<Outcome> reached;
            for (const int index : reach(setting_.plan, basis.evaluation))
                reached.insert(setting_.plan.outcomes[static_cast<std::size_t>(outcome_index(setting_.plan, index))]);
            reached.erase(basis.outcome);
            possible.insert(possible.end(), reached.begin(), reached.end());
            for (const Outcome& outcome : possible) verdicts_.insert(outcome.verdict);
            ask_ = explain_questions(basis, possible);
        }
        groups_ = group_questions(ask_);
    }

    const Setting& setting_;
    const Workload& truth_;
    Workload said_;
    std::set<std::string> asked_, verdicts_;
    std::vector<Question> ask_;
    std::vector<QuestionGroup> groups_;
    std::size_t answers_ = 0;
};

struct Tally {
    std::vector<std::size_t> answers;
    [[nodiscard]] double mean() const {
        return std::accumulate(answers.begin(), answers.end(), 0.0) / static_cast<double>(answers.size());
    }
    [[nodiscard]] std::size_t most() const { return *std::ranges::max_element(answers); }
};

// Plays until settled. False when nothing is left to ask before that, or it settles on something else than the case.
template <typename Next>
bool play(const Setting& setting, const Workload& truth, Tally& tally, Next next) {
    Interview interview{setting, truth};
    while (!interview.settled()) {
        const std::vector<std::string> question = next(interview);
        if (question.empty()) break;
        interview.ask(question);
    }
    tally.answers.push_back(interview.answers());
    return interview.settled() && interview.verdict() == outcome_of(setting, truth).verdict;
}

// The same for an order that looks at no answer. What is settled stays settled, so the first answer that settles is
// looked for by halving.
bool play_order(const Setting& setting, const Workload& truth, Tally& tally, const std::vector<std::string>& order) {
    const auto settled_after = [&](std::size_t answers) {
        Interview interview{setting, truth};
        if (answers > 0) interview.ask({order.begin(), order.begin() + static_cast<std::ptrdiff_t>(answers)});
        return interview.settled() && interview.verdict() == outcome_of(setting, truth).verdict;
    };
    std::size_t low = 0, high = order.size();
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        if (settled_after(middle))
            high = middle;
        else
            low = middle + 1;
    }
    tally.answers.push_back(low);
    return settled_after(low);
}

std::vector<System> cases_of(const std::filesystem::path& folder, SourceStore& store) {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator{folder})
        if (entry.path().extension() == ".yaml" && entry.path().filename() != "expected.yaml")
            paths.push_back(entry.path());
    std::ranges::sort(paths);
    std::vector<System> out;
    for (const auto& path : paths) {
        std::ostringstream text;
        text << std::ifstream{path}.rdbuf();
        DiagnosticSink sink;
        for (System& system : load_systems(store.add(path.filename().string(), text.str()), sink)) {
            close_world(system);
            out.push_back(std::move(system));
        }
        if (!sink.empty()) std::cerr << path << ": not read\n";
    }
    return out;
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 2) return 2;
    const bool spelt_out = count > 2;
    SourceStore store;
    std::vector<System> systems = cases_of(std::filesystem::path{arguments[1]} / "decisions", store);
    for (System& system : cases_of(std::filesystem::path{arguments[1]} / "vendor", store))
        systems.push_back(std::move(system));
    std::vector<std::string> all;
    for (const FactId fact : test::askable()) all.push_back(facts()[static_cast<std::size_t>(fact)].path);

    Tally groups, single, fixed, any_order;
    bool failed = false;
    std::mt19937 random{test::seed()};
    for (const System& system : systems) {
        const Setting setting = make_setting(test::compiled(), system, false);
        for (const Workload& workload : system.workloads) {
            const Workload truth = all_answers(setting, workload);
            const auto check = [&](bool good, std::string_view order) {
                if (!good) fmt::print("{}: not settled on its verdict in the order {}\n", system.name, order);
                failed = failed || !good;
            };
            const std::size_t at_start = Interview{setting, truth}.groups().size();
            check(play(setting, truth, groups, [](const Interview& each) { return each.first_group(); }), "groups");
            check(play(setting, truth, single, [](const Interview& each) { return each.first_single(); }), "single");
            check(play_order(setting, truth, fixed, all), "fixed");
            for (int i = 0; i < k_random_orders; ++i) {
                std::vector<std::string> shuffled = all;
                std::ranges::shuffle(shuffled, random);
                check(play_order(setting, truth, any_order, shuffled), "random");
            }
            if (spelt_out)
                fmt::print("{:3} {:3} {:3}  {}\n", groups.answers.back(), single.answers.back(), fixed.answers.back(),
                           system.name);
            if (groups.answers.back() > at_start + 2) {
                fmt::print("{}: P18: {} answers, from {} groups\n", system.name, groups.answers.back(), at_start);
                failed = true;
            }
        }
    }
    fmt::print("answers until settled, {} workloads, {} facts to ask, seed {}\n", groups.answers.size(), all.size(),
               test::seed());
    const std::pair<std::string_view, const Tally*> rows[] = {
        {"groups", &groups}, {"single", &single}, {"fixed", &fixed}, {"random", &any_order}};
    for (const auto& [name, tally] : rows) {
        fmt::print("{:8} mean {:5.2f}  most {:2}\n", name, tally->mean(), tally->most());
        for (const Ceiling& ceiling : k_ceilings)
            if (ceiling.order == name && (tally->mean() > ceiling.mean || tally->most() > ceiling.most)) {
                fmt::print("{}: above the ceiling of {} on average and {} at most\n", name, ceiling.mean, ceiling.most);
                failed = true;
            }
    }
    return failed ? 1 : 0;
}
