#include "lint/lint.hpp"

#include "lint/space.hpp"
#include "lint/witness.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace tense {

namespace {

// What is wrong with a rule as it is written has no input of its own: one on which the rule fires shows it best, and
// one that has the platform beside a job shows that nothing uses it. No input involves a dated fact that nothing cites.
std::string where_it_fires(const RuleSet& rules, const std::string& id) {
    const RuleHeader* rule = rules.find(id);
    if (rule == nullptr) return {};
    if (std::ranges::any_of(rules.platforms, [&](const Platform& platform) { return platform.rule.id == id; })) {
        std::vector<Value> values(facts().size());
        make_known(values[static_cast<std::size_t>(find_fact("system.operates").value())], std::vector{id});
        return witness_file(values);
    }
    const auto example = std::ranges::find_if(rule->examples, &RuleExample::fires);
    if (example == rule->examples.end()) return {};
    std::vector<Value> values;
    for (const Fact& fact : example->facts) values.push_back(fact.value);
    return witness_file(values);
}

}  // namespace

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
    for (RuleFinding& finding : out)
        if (finding.witness.empty()) finding.witness = where_it_fires(rules, finding.rule);
    return out;
}

std::string too_wide(std::string_view what, double combinations) {
    return fmt::format(
        "{} cannot be proved: the facts have {:.2g} combinations, and at most {} are tried; split the "
        "condition",
        what, combinations, Space::k_most);
}

void sort_findings(std::vector<RuleFinding>& findings) {
    std::ranges::stable_sort(findings, [](const RuleFinding& a, const RuleFinding& b) {
        return std::tie(a.code, a.rule) < std::tie(b.code, b.rule);
    });
}

}  // namespace tense
