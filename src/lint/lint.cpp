#include "lint/lint.hpp"

#include <algorithm>

namespace tense {

std::vector<RuleFinding> lint_rules(const RuleSet& rules) {
    const CompiledRules compiled{rules};
    std::vector<RuleFinding> out;
    lint_structure(rules, out);
    lint_texts(rules, out);
    lint_needs(compiled, out);
    lint_order(compiled, out);
    lint_totality(compiled, out);
    lint_liveness(compiled, out);
    std::ranges::stable_sort(out, [](const RuleFinding& a, const RuleFinding& b) {
        return std::tie(a.code, a.rule) < std::tie(b.code, b.rule);
    });
    return out;
}

}  // namespace tense
