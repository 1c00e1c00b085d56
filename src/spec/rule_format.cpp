#include "spec/rule_format.hpp"

#include <array>

namespace tense {
namespace {

using enum RuleShape;

constexpr std::array<std::string_view, 7> k_kinds = {"need",       "role",     "provider",  "platform",
                                                     "obligation", "conflict", "assumption"};

constexpr auto k_keys = std::to_array<RuleKey>({
    {"", "id", text, "The rule's name: small letters, digits and dashes, the same as the file's name.", true},
    {"", "kind", kind, "What the rule adds.", true},
    {"", "title", text, "One line, as lists print it.", true},
    {"", "why", text, "The reason, in a paragraph.", true},
    {"", "sources", texts, "What it rests on: names of dated facts, or a title with an address.", true},
    {"", "ask", questions, "The question that asks for a fact, by the fact's path."},
    {"", "examples", examples,
     "Fragments of workload files on which the rule fires or stays silent; with a condition at least one of each. "
     "Those under todo_fires and todo_silent may fail for now.",
     true, "platform"},

    {"need", "when", condition, "When a workload has the need; it must then be covered.", true},
    {"need", "prefer", condition, "When a workload has the need as a preference."},
    {"need", "say", text, "What the workload then needs, in words.", true},
    {"need", "covered_by", ids, "The roles that cover it.", true},
    {"need", "refines", ids, "Needs that hold whenever this one does; it is a special case of them."},
    {"need", "workaround", workaround,
     "How to do without such a role, and what that takes: a setting, a component or a subsystem."},

    {"role", "when", condition, "When the role is available; always when not given."},
    {"role", "asks", text, "The same in words, for the reader of a verdict."},
    {"role", "verdict", verdict, "The verdict that this role alone leads to.", true},
    {"role", "keeps", flag, "Whether it keeps what happened."},
    {"role", "executes", flag, "Whether it does work."},
    {"role", "order", number, "The last word between roles that cost the same; unique.", true},

    {"provider", "role", id, "The role it provides.", true},
    {"provider", "runs", ids, "The platforms it runs on."},
    {"provider", "when", condition, "When it is possible; always when not given."},
    {"provider", "asks", text, "The same in words, for the reader of a verdict."},
    {"provider", "executes", flag, "Whether it does work; as its role when not given."},
    {"provider", "borrowed", flag, "Whether it is a stand-in: a platform built for another role."},
    {"provider", "covers", covers,
     "Which of its role's needs it covers, as only: [...] or except: [...]; all when not given."},
    {"provider", "limits", texts, "What it lacks, in words."},

    {"platform", "server", flag, "Whether it is something to operate; a library is not."},
    {"platform", "effort", number, "Its operating rank: more effort, higher number; unique.", true},
    {"platform", "also_called", texts, "Other names that workload files may use."},

    {"obligation", "when", condition, "When it has to be met.", true},
    {"obligation", "roles", ids, "Only where one of these roles was chosen; always when not given."},
    {"obligation", "say", text, "What has to be met.", true},
    {"obligation", "fix", text, "How to meet it.", true},

    {"conflict", "when", condition, "When two wishes exclude each other.", true},
    {"conflict", "roles", ids, "Only where one of these roles was chosen; always when not given."},
    {"conflict", "say", text, "What excludes what.", true},
    {"conflict", "fix", text, "How to resolve it.", true},

    {"assumption", "fact", fact_path, "The fact that something is assumed about.", true},
    {"assumption", "value", fact_value, "What it is taken for while no file says it.", true},
    {"assumption", "when", condition, "When it is assumed; always when not given."},
    {"assumption", "yields_to", ids, "Assumptions about the same fact that are made instead where both could be."},

    {"scenarios", "scenarios", RuleShape::scenarios, "Whole decisions that the rules must come to.", true},

    {"scenario", "name", name, "One line, unique among all scenarios.", true},
    {"scenario", "given", fragment, "A workload as examples write it: its facts, and circumstances below system.",
     true},
    {"scenario", "expect", outcome, "The verdict, or what to do instead of one."},
    {"scenario", "todo_expect", outcome, "The same, but it may fail for now; in the place of expect."},
    {"scenario", "expect_not", outcomes, "Verdicts, or what to do instead, that it must not be."},
    {"scenario", "because_includes", ids, "Needs, each of which must stand in a minimal set of reasons."},
    {"scenario", "flips_to", outcomes, "Verdicts, or what to do instead, that a flip must lead to."},
});

}  // namespace

std::span<const RuleKey> rule_keys_table() {
    return k_keys;
}
std::span<const std::string_view> rule_kind_names() {
    return k_kinds;
}

}  // namespace tense
