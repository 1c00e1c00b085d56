// What was decided, and everything that is said about it. Made by `decide`, read by renderers; no one changes it.
#pragma once

#include "base/span.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tense {

enum class Truth : std::uint8_t { no, unknown, yes };
[[nodiscard]] std::string_view to_text(Truth truth);  // false | unknown | true

// A fact that took part, with the words and the place of the user where there are any.
struct Reading {
    std::string fact;   // path
    std::string value;  // as written, or what it was assumed to be, or empty when unknown
    bool assumed = false;
    Span span;               // unknown place when the file does not say it
    std::string why;         // the user's own reason
    std::string rests_on{};  // of what is assumed: what is stated and must stay so, "replay is not none"; may be empty
};

struct NeedState {
    std::string id;  // of the need, which is its rule's id
    std::string say;
    Truth state = Truth::no;
    bool must = true;               // false: a preference
    std::vector<Reading> readings;  // the facts that made it so
    bool covered = false;           // by the chosen roles
    bool assumed = false;           // holds only through an assumption
};

// A verdict, and what stands for it when it is "neither".
struct Outcome {
    std::string verdict;  // task-queue | event-log | hybrid | neither
    std::string instead;  // empty: null
    friend bool operator==(const Outcome&, const Outcome&) = default;
    friend auto operator<=>(const Outcome&, const Outcome&) = default;
};

struct Alternative {
    Outcome outcome;
    std::vector<std::string> roles;
    std::vector<std::string> platforms;
    std::vector<std::string> added;  // platforms not operated yet
    std::vector<std::string> lacks;  // must-needs it does not cover
    std::string why_not;
};

struct Change {
    std::string fact;
    std::string to;
};

struct Flip {
    std::vector<Change> change;  // one: a single changed fact; several: a minimal set of dropped needs
    Outcome outcome;
};

struct Assumed {
    std::string fact;
    std::string as;
    Outcome otherwise;  // with another value,
    std::string with;   // this one
    std::string why;
    std::string rule;  // empty for circumstances
};

struct Question {
    std::string fact;
    std::string question;
    std::vector<std::string> answers;   // what can be written
    std::vector<Outcome> could_become;  // other outcomes than the present one, each once
};

// Questions that one answer settles together: "any of these?".
struct QuestionGroup {
    std::vector<std::string> facts;     // in the order of the fact table
    std::vector<Outcome> could_become;  // other outcomes than the present one, each once
};

// A need that is given up, and how people do without.
struct GivenUp {
    std::string need;
    std::string workaround;
    std::string kind;  // setting | component | subsystem
};

// What to give up to operate fewer platforms: a minimal set of needs, all of which have a known workaround.
struct BuyOut {
    std::vector<GivenUp> give_up;
    Outcome outcome;                     // then
    std::vector<std::string> platforms;  // then
    std::vector<std::string> saves;      // platforms that need not be added then
};

// A platform to be added that no must-need with a written `why` asks for.
struct Unearned {
    std::string platform;
    std::vector<std::string> needs;  // that ask for it, without a written reason
};

struct Advised {
    std::string rule;
    bool conflict = false;  // false: an obligation
    std::string title;
    std::string say;
    std::string fix;
    std::vector<Reading> readings;
};

// Which role runs on what.
struct Placement {
    std::string role;
    std::string provider;  // rule id
    std::vector<std::string> platforms;
    std::vector<std::string> limits;
    std::string title;
    std::vector<std::string> libraries;  // of the platforms: those that are no servers
    bool executes = false;               // work is done here, not only stored or passed on
};

// What the team decided, beside what the rules say.
struct Taken {
    std::string pattern;
    std::vector<std::string> platforms;
    std::string on;                      // a day, or empty
    std::string record;                  // a path, or empty
    std::vector<std::string> elsewhere;  // decided platforms that the verdict does not run on
    bool agrees = false;                 // the pattern is the verdict, or what to do instead
    Span span;
};

struct WorkloadDecision {
    std::string name;
    Span span;
    Outcome outcome;
    std::vector<std::string> roles;
    bool settled = false;
    std::vector<Outcome> possible;               // distinct outcomes still reachable, the present one first
    std::vector<std::string> possible_verdicts;  // distinct verdicts of these, sorted in the contract's order
    std::vector<Placement> placements;
    std::vector<std::string> platforms;  // least effort first
    std::vector<std::string> added;      // of these, not operated yet
    std::vector<Alternative> alternatives;
    std::vector<NeedState> needs;                   // all needs of the rule set, in order
    std::vector<std::vector<std::string>> because;  // minimal sets of needs that force the outcome, smallest first
    std::vector<Flip> flips;
    std::vector<Assumed> assumed;
    std::vector<Question> ask;
    std::vector<QuestionGroup> ask_groups;  // what of `ask` can be asked at once, most telling first
    std::vector<std::string> no_matter;     // facts whose every value leaves the outcome, whatever the unknown ones are
    std::vector<BuyOut> buy_out;            // fewest needs first
    std::vector<Unearned> unearned;
    std::vector<Advised> advice;
    std::vector<std::string> uncovered;  // must-needs that no allowed role covers
    std::vector<Reading> statement;      // what the file said, in its order
    std::optional<Taken> decided;
};

struct SystemDecision {
    std::string file;
    int document = 1;
    std::string system;
    std::string summary;
    Outcome outcome;
    bool settled = false;
    std::vector<std::string> possible_verdicts;
    std::vector<std::string> platforms;
    std::vector<std::string> added;
    std::vector<WorkloadDecision> workloads;
};

}  // namespace tense
