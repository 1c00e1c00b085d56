#include "lint/oracle.hpp"

namespace tense {

const Plan& Oracle::plan(const Facts& values) {
    const auto specs = facts();
    std::string key;
    for (std::size_t i = 0; i < specs.size(); ++i)
        if (specs[i].system && is_known(values[i]))
            key += specs[i].path + "=" + to_text(known(values[i]), specs[i]) + ";";
    auto found = plans_.find(key);
    if (found == plans_.end()) found = plans_.emplace(key, make_plan(rules_.rules(), values, ~Mask{0}, true)).first;
    return found->second;
}

Oracle::Answer Oracle::ask(const Facts& values) {
    const Plan& plan_here = plan(values);
    const Evaluation evaluation{rules_, values};
    Answer out;
    out.state = evaluation.state();
    out.winner = choose(plan_here, out.state);
    out.outcome = outcome_index(plan_here, out.winner);
    if (out.winner >= 0) out.providers = plan_here.candidates[static_cast<std::size_t>(out.winner)].providers;
    out.assumed = evaluation.assumed();
    return out;
}

}  // namespace tense
