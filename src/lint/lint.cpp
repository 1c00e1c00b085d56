#include "lint/lint.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

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
    lint_balance(compiled, out);
    return out;
}

void sort_findings(std::vector<RuleFinding>& findings) {
    std::ranges::stable_sort(findings, [](const RuleFinding& a, const RuleFinding& b) {
        return std::tie(a.code, a.rule) < std::tie(b.code, b.rule);
    });
}

std::vector<RuleFinding> lint_coverage(const Coverage& coverage) {
    std::vector<RuleFinding> out;
    for (const CoverageItem& item : coverage.items)
        if (!item.covered)
            out.push_back({"R13",
                           item.rule,
                           item.rule.empty() ? fmt::format("no scenario expects {}", item.what)
                                             : fmt::format("no example shows of `{}`: {}", item.rule, item.what),
                           item.span,
                           {}});
    return out;
}

}  // namespace tense
