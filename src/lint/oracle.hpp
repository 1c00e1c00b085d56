// The engine's answer to any combination of facts, with the candidates of each circumstance priced once.
#pragma once

#include "decide/evaluation.hpp"

#include <map>
#include <string>

namespace tense {

class Oracle {
public:
    explicit Oracle(const CompiledRules& rules) : rules_(rules) {}

    struct Answer {
        State state;
        int winner = -1;  // candidate; -1: nothing covers the needs
        int outcome = 0;  // index into Plan::outcomes
        Mask providers = 0;
        Mask assumed = 0;  // assumptions made
        friend bool operator==(const Answer&, const Answer&) = default;
    };
    // `facts`: of a workload and its circumstances, names in the rules' spelling.
    [[nodiscard]] Answer ask(const Facts& facts);
    [[nodiscard]] const Plan& plan(const Facts& facts);

private:
    const CompiledRules& rules_;
    std::map<std::string, Plan> plans_;
};

}  // namespace tense
