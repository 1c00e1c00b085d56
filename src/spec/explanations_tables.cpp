// Pages for what the tables hold: the words of a workload file, diagnostics, findings, and verdicts.
#include "spec/explanations.hpp"

#include "base/diagnostic_codes.hpp"
#include "base/text.hpp"
#include "model/finding_kinds.hpp"
#include "model/rule_finding.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace tense {
namespace {

std::string choices_text(std::span<const std::string_view> choices) {
    return join({choices.begin(), choices.end()}, ", ");
}

// The field that a fact is, or is a part of: "rate.peak" is a part of rate.
const Field* field_of(const FactSpec& fact) {
    std::string_view path = fact.path;
    if (!fact.system) {
        if (const auto dot = path.find('.'); dot != std::string_view::npos) {
            const Field* key = find_field(Scope::need, path.substr(dot + 1));
            return key != nullptr ? key : find_field(Scope::workload, path.substr(0, dot));
        }
        return find_field(Scope::workload, path);
    }
    path.remove_prefix(std::string_view{"system."}.size());
    const auto last = path.rfind('.');
    if (last == std::string_view::npos) return find_field(Scope::document, path);
    return find_field(path.starts_with("team.") ? Scope::team : Scope::platform, path.substr(last + 1));
}

std::string value_text(const FactSpec& fact) {
    switch (fact.kind) {
        case FactKind::level:
            return "required, preferred or none; or a mapping with need and why";
        case FactKind::choice:
            return "one of " + choices_text(fact.choices);
        case FactKind::flag:
            return "true or false";
        case FactKind::names:
            return "a list of names";
        case FactKind::version:
            return "a version";
        case FactKind::number:
            return fact.unit == Unit::none ? "a number" : std::string{describe(fact.unit)};
    }
    return {};
}

// Where it is written: "replay: {window: 7d}" for replay.window.
std::string place_text(const FactSpec& fact, const Field& field) {
    std::string_view path = fact.path;
    if (fact.system) path.remove_prefix(std::string_view{"system."}.size());
    std::vector<std::string> steps;
    for (std::size_t dot = path.find('.'); dot != std::string_view::npos; dot = path.find('.')) {
        steps.emplace_back(path.substr(0, dot));
        path.remove_prefix(dot + 1);
    }
    // An example of a spread is one for the average.
    const std::string_view plain = field.example.starts_with('{') ? std::string_view{} : field.example;
    if (!steps.empty() && field.shape == Shape::spread)
        return std::string{field.name} + ": " + std::string{field.example};
    std::string out = std::string{path} + ": " + std::string{steps.empty() ? field.example : plain};
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) out = *step + ": {" + out + "}";
    return out;
}

// Whether a verdict can depend on the fact: advice reads facts too, and moves no verdict.
bool decides(const RuleSet& rules, const std::vector<std::string>& readers) {
    return std::ranges::any_of(readers, [&](const std::string& id) {
        const RuleKind kind = rules.find(id)->kind;
        return kind != RuleKind::obligation && kind != RuleKind::conflict;
    });
}

std::string unsaid_text(const RuleSet& rules, FactId id, const std::vector<std::string>& readers) {
    const FactSpec& fact = facts()[static_cast<std::size_t>(id)];
    if (fact.system) return "counts as nothing known to be there: no test of it holds";
    std::vector<std::string> assumed;
    for (const Assumption& assumption : rules.assumptions)
        if (assumption.fact == id)
            assumed.push_back(to_text(assumption.value, fact) + " by " + assumption.rule.id + ", " +
                              (assumption.when.kind == Condition::Kind::always ? "" : "when ") +
                              in_words(assumption.when));
    if (!assumed.empty()) return "taken for " + join(assumed, "; ");
    if (readers.empty()) return "unknown, and nothing depends on it";
    if (!decides(rules, readers)) return "unknown: what reads it says nothing, and no verdict depends on it";
    return fact.kind == FactKind::level ? "unknown: not counted as needed, and the verdict may stay provisional"
                                        : "unknown: no need fires by it, and the verdict may stay provisional";
}

// What a row of any table tells.
Explanation page_of(std::string_view kind, std::string_view id, std::string_view title, std::string_view why,
                    std::string_view fix = {}) {
    Explanation page;
    page.kind = kind;
    page.id = id;
    page.title = title;
    page.why = why;
    page.fix = fix;
    return page;
}

Explanation page_of(FactId id, const RuleSet& rules) {
    const FactSpec& fact = facts()[static_cast<std::size_t>(id)];
    const Field* field = field_of(fact);
    Explanation page = page_of("fact", fact.path, fact.summary, field != nullptr ? field->details : std::string_view{});
    add_part(page, "stated",
             fact.derived  ? "never: it is worked out from the file"
             : fact.system ? "of the whole system, at the top of a document"
                           : "of each workload");
    add_part(page, "value", value_text(fact));
    if (field != nullptr && !fact.derived) add_part(page, "written", place_text(fact, *field));
    const std::vector<std::string> readers = readers_of(rules, id);
    add_part(page, "read by",
             readers.empty() ? "no rule: it is kept for people, and changes no verdict" : join(readers, ", "));
    if (!fact.derived) add_part(page, "unsaid", unsaid_text(rules, id, readers));
    if (const std::string_view question = rules.question(id); !question.empty())
        page.ask.push_back({fact.path, std::string{question}});
    return page;
}

// Keys that no condition speaks of, such as `decided`.
void add_keys(std::vector<Explanation>& out) {
    constexpr std::pair<Scope, std::string_view> k_scopes[] = {
        {Scope::document, ""}, {Scope::workload, ""}, {Scope::decided, "decided."}, {Scope::need, "NEED."}};
    for (const auto& [scope, prefix] : k_scopes)
        for (const Field& field : fields()) {
            const std::string name{field.name};
            const std::string owner = field.only_of.empty() ? std::string{prefix} : std::string{field.only_of} + ".";
            if (field.scope != scope || find_fact(owner + name) || find_fact("system." + owner + name)) continue;
            Explanation page = page_of("key", owner + name, field.summary, field.details);
            add_part(page, "stated",
                     scope == Scope::document   ? "at the top of a document"
                     : scope == Scope::workload ? "of each workload"
                     : scope == Scope::decided  ? "below `decided`, of a workload"
                                                : "below a need that is written as a mapping");
            add_part(page, "required", field.required ? "yes" : "no");
            if (!field.choices.empty()) add_part(page, "value", "one of " + choices_text(field.choices));
            add_part(page, "written", name + ": " + std::string{field.example});
            const auto twin = std::ranges::find_if(
                out, [&](const Explanation& other) { return other.kind == "key" && other.id == page.id; });
            if (twin == out.end()) {
                out.push_back(std::move(page));
                continue;
            }
            // `summary` stands at the top of a document and in a workload.
            twin->title += " " + page.title;
        }
}

struct VerdictRow {
    std::string_view id, title, why, when, then;
};

constexpr auto k_verdicts = std::to_array<VerdictRow>({
    {"task-queue", "Process this: jobs are handed out, done once and gone.",
     "The workload is in the imperative. Retries, priorities, schedules, chains and the state of each job are what a "
     "task queue is built for.",
     "the cheapest set of roles that covers every must-need has a task queue and nothing that keeps what happened",
     "A publish-subscribe role beside it on the same broker does not change the name."},
    {"event-log", "This happened: facts are kept in order, and read as often as anyone likes.",
     "The workload is in the past tense. Replay, readers that lag or join late, and processing of streams are what a "
     "log is built for.",
     "the cheapest set of roles that covers every must-need keeps what happened and does no work", ""},
    {"hybrid", "Both: a log carries the facts, and something executes the work that they set off.",
     "Some must-needs only a log covers, and some only what does work. Between the two is a seam: a consumer turns "
     "events into jobs. A seam costs, so a hybrid is never chosen where one side covers everything.",
     "the cheapest set of roles that covers every must-need has a part that keeps what happened and a part that does "
     "work",
     "The part that executes may be a task queue, a workflow engine or a table of jobs; it is named beside the "
     "verdict."},
    {"neither", "No task queue and no event log is needed: something smaller, or something else, does.",
     "A broker is bought by a must-need. Where a table, a schedule, a call, the same process, a publish-subscribe "
     "broker or a workflow engine covers all of them at a lower price, that is the answer.",
     "the cheapest set of roles that covers every must-need has no log and no task queue; or the menu (`allow`) covers "
     "them not at all",
     "What to do instead is named by its role: publish-subscribe, workflow-engine, database-table, scheduled-job, "
     "in-process or direct-call. `tense explain` knows each."},
});

}  // namespace

void explain_fields(const RuleSet& rules, std::vector<Explanation>& out) {
    for (FactId id = 0; id < static_cast<FactId>(facts().size()); ++id) out.push_back(page_of(id, rules));
    add_keys(out);
}

void explain_messages(std::vector<Explanation>& out) {
    for (const FindingKind& kind : finding_kinds()) {
        Explanation page = page_of("finding", kind.id, kind.meaning, kind.why, kind.fix);
        add_part(page, "severity", std::string{to_text(kind.severity)});
        add_part(page, "not when", std::string{kind.silent});
        page.wrong = kind.wrong;
        page.right = kind.right;
        out.push_back(std::move(page));
    }
    for (const LintCheck& check : lint_checks()) {
        Explanation page = page_of("check", check.code, check.title, check.why, check.fix);
        add_part(page, "found by", "tense rules lint");
        add_part(page, "severity", std::string{to_text(check.severity)});
        out.push_back(std::move(page));
    }
    for (const DiagnosticCode& code : diagnostic_codes()) {
        Explanation page = page_of("diagnostic", code.code, code.meaning, code.why, code.fix);
        page.wrong = code.wrong;
        page.right = code.right;
        out.push_back(std::move(page));
    }
}

void explain_verdicts(const RuleSet& rules, std::vector<Explanation>& out) {
    for (const VerdictRow& row : k_verdicts) {
        Explanation page = page_of("verdict", row.id, row.title, row.why);
        add_part(page, "given when", std::string{row.when});
        std::vector<std::string> roles;
        for (const Role& role : rules.roles)
            if (role.verdict == row.id) roles.push_back(role.rule.id);
        add_part(page, "by roles", row.id == "hybrid" ? "a role that keeps, and one that executes" : join(roles, ", "));
        add_part(page, "mind", std::string{row.then});
        out.push_back(std::move(page));
    }
}

}  // namespace tense
