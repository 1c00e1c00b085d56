// What a rule file may say, key by key: the table behind the rules schema and tense-rules(5).
// The loader checks rule files by itself and says more; what it requires is marked here.
#pragma once

#include <span>
#include <string_view>

namespace tense {

enum class RuleShape {
    text,
    kind,  // which kind of rule
    flag,
    number,  // whole, zero or more
    texts,   // a list of texts
    ids,     // a list of names of other rules
    id,      // the name of another rule
    condition,
    questions,   // fact path -> question
    examples,    // a list of {fires: fragment} and {silent: fragment}
    covers,      // {only: [needs]} or {except: [needs]}
    workaround,  // {do: text, kind: setting | component | subsystem}
    fact_path,
    fact_value,  // a value as a workload file would write it
    verdict,     // task-queue, event-log or neither
    name,        // one line
    fragment,    // of a workload file
    outcome,     // a verdict, or what to do instead
    outcomes,    // one or more of these
    scenarios    // a list of mappings with the keys of kind "scenario"
};

struct RuleKey {
    std::string_view kind;  // empty: keys of every rule; "scenario": of an entry of a file of scenarios
    std::string_view key;
    RuleShape shape;
    std::string_view summary;  // one line, ends with a full stop
    bool required = false;
    std::string_view except = {};  // a kind that does not take this key of every rule
};

// By kind, in the order to print: first the keys of every rule, then a kind at a time.
[[nodiscard]] std::span<const RuleKey> rule_keys_table();

// The kinds of rules, in order; without the kinds of files that hold no rule (facts, ruleset, scenarios).
[[nodiscard]] std::span<const std::string_view> rule_kind_names();

}  // namespace tense
