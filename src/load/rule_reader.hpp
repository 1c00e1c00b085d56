// Pass one of loading rules: each file on its own. What a file says of others (roles, platforms, needs) is kept as
// names until all are read.
#pragma once

#include "base/diagnostic.hpp"
#include "base/source_text.hpp"
#include "model/rule.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace tense {

// Rules as read, and the names by which they speak of each other, by the rule's id.
struct RawRules {
    using Names = std::vector<Located<std::string>>;

    RuleSet rules;
    std::map<std::string, Span> ids;
    std::vector<std::pair<std::string, Names>> need_roles;  // covered_by
    std::map<std::string, Located<std::string>> provider_role;
    std::map<std::string, bool> provider_executes;  // where a provider says so itself
    std::map<std::string, Names> need_refines, assumption_yields;
    std::map<std::string, Names> provider_runs, provider_only, provider_except, advice_roles;
};

// Reads the one rule of a file into `raw`; mistakes go to the sink.
void read_rule_file(const SourceText& source, RawRules& raw, DiagnosticSink& sink);

}  // namespace tense
