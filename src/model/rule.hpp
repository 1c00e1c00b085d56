// Rules as they are after loading: one type a kind, one header for all. Each was one file.
#pragma once

#include "base/span.hpp"
#include "model/condition.hpp"
#include "model/workload.hpp"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace tense {

// A small file fragment that must make the rule fire or leave it silent.
struct RuleExample {
    bool fires = true;
    FactSheet facts;  // workload facts and circumstances in one sheet
    Span span;
    bool todo = false;  // may fail for now: `todo_fires`, `todo_silent`
};

// A whole decision that the rules must come to. It decides nothing itself: only `rules test` reads scenarios.
struct Scenario {
    std::string name;
    System system;       // with one workload, named like the scenario
    std::string expect;  // a verdict, or what to do instead of one; empty: nothing is expected
    bool todo = false;   // `expect` may fail for now: `todo_expect`
    std::vector<std::string> expect_not;
    std::vector<Located<std::string>> because;  // needs, each in one of the minimal sets of reasons
    std::vector<std::string> flips_to;          // outcomes, each reached by one of the flips
    Span span;
};

enum class RuleKind { need, role, provider, platform, obligation, conflict, assumption };
[[nodiscard]] std::string_view to_text(RuleKind kind);

struct RuleHeader {
    std::string id;  // equals the file's name
    RuleKind kind = RuleKind::need;
    std::string title;
    std::string why;
    std::vector<Located<std::string>> sources;  // ids of dated facts, or a title with an address
    std::map<FactId, std::string> ask;          // the question that asks for a fact
    std::vector<RuleExample> examples;
    Span span;         // of the id
    std::string path;  // file, as shown
    std::string text;  // the file itself
};

// What it takes to do without a role that covers a need.
enum class WorkaroundKind { setting, component, subsystem };
[[nodiscard]] std::span<const std::string_view> workaround_kinds();  // in the order of the type
[[nodiscard]] std::string_view to_text(WorkaroundKind kind);

struct Workaround {
    std::string text;  // empty: none is known
    WorkaroundKind kind = WorkaroundKind::component;
};

struct Need {
    RuleHeader rule;
    Condition must;                   // the need holds and must be covered
    std::optional<Condition> prefer;  // the need holds as a preference
    std::string say;                  // what the workload then needs, "someone reads again from an earlier point"
    std::vector<int> covered_by;      // roles, indexes into RuleSet::roles
    Workaround workaround;            // how to do without a role that covers it
    std::vector<int> refines;         // needs that hold whenever this one does: it is a special case of them
};

// What the verdict of a role alone can be.
[[nodiscard]] std::span<const std::string_view> role_verdicts();

struct Role {
    RuleHeader rule;
    Condition when;         // available when
    std::string asks;       // the same in words, for the reader of a verdict; may be empty
    bool keeps = false;     // keeps what happened: a log
    bool executes = false;  // does work
    std::string verdict;    // the verdict this role alone leads to: one of role_verdicts()
    int order = 0;          // the last word between role sets on the same platforms; unique
};

// Something to run, or at least to have.
struct Platform {
    RuleHeader rule;
    bool server = true;  // false: a library or a tool beside another platform; adds nothing to operate
    int effort = 0;      // operating rank, unique: more effort, higher number
    std::vector<std::string> also_called;
};

// One way to provide a role.
struct Provider {
    RuleHeader rule;
    Condition when;                   // possible when
    std::string asks;                 // the same in words; may be empty
    int role = 0;                     // index into RuleSet::roles
    std::vector<int> runs;            // indexes into RuleSet::platforms
    bool borrowed = false;            // a stand-in: a platform built for another role
    bool executes = false;            // does work: as its role says, unless the provider says otherwise
    std::uint64_t covers = 0;         // needs, by index into RuleSet::needs
    std::vector<std::string> limits;  // what it lacks, in words
};

// Adds something to a verdict without moving it: an obligation to meet, or two wishes that exclude each other.
struct Advice {
    RuleHeader rule;
    Condition when;
    std::vector<int> roles;  // only where one of these was chosen; empty: always
    std::string say;
    std::string fix;
};

// What a fact is taken for while nobody says it, and when.
struct Assumption {
    RuleHeader rule;
    FactId fact = 0;
    Known value;
    Condition when;                      // the assumption is made when this holds
    std::vector<std::string> yields_to;  // assumptions about the same fact that come before this one
};

// How well a dated fact is founded.
[[nodiscard]] std::span<const std::string_view> fact_statuses();

// A statement about the world that rules rest on.
struct DatedFact {
    std::string id, statement, source, status, as_of;
    Span span;
};

// How often workloads say something, where a rule set declares it: only `rules lint` uses it, to see whether verdicts
// are balanced. Facts are taken to be independent of each other.
struct BaseRate {
    FactId fact = 0;
    Known value;
    double share = 0;  // 0 to 1
    Span span;
};

struct RuleSet {
    std::string version;
    Span version_span;                // where ruleset.yaml says it
    std::string digest;               // SHA-256 over paths and bytes, in order
    std::vector<Need> needs;          // at most 64
    std::vector<Role> roles;          // at most 16
    std::vector<Platform> platforms;  // at most 64, by rising effort
    std::vector<Provider> providers;  // roles and providers together: at most 64
    std::vector<Advice> advice;
    std::vector<Assumption> assumptions;  // at most 64, each after those it rests on or yields to
    std::vector<DatedFact> facts;
    std::vector<BaseRate> base_rates;  // by fact, in the order of the file; empty: not declared
    std::vector<Scenario> scenarios;   // by file, then place; empty unless they were asked for

    [[nodiscard]] std::size_t rule_count() const;
    // All headers, by kind in the order above, then id.
    [[nodiscard]] std::vector<const RuleHeader*> headers() const;
    [[nodiscard]] const RuleHeader* find(std::string_view id) const;
    [[nodiscard]] const DatedFact* find_fact(std::string_view id) const;
    [[nodiscard]] std::string_view question(FactId fact) const;  // empty when no rule asks
};

}  // namespace tense
