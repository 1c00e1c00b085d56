// One verdict, step by step, so that a reviewer can check each by hand. Made by `decide/derive`, read by renderers.
#pragma once

#include "model/decision.hpp"

#include <string>
#include <vector>

namespace tense {

struct Derivation {
    std::string file;
    int document = 1;
    std::string system;

    // What an assumption made of the facts. One may rest on another, so they stand in the order in which they were
    // made.
    struct Assumption {
        std::string rule;  // id
        std::string fact, value;
        std::string condition;  // in words
        std::string why;
        std::vector<Reading> readings;  // what made the condition true
    };
    std::vector<Assumption> assumed;
    std::vector<std::string> operates;  // platforms run here: as `operates` says, and those that `platforms` names
    // Facts of the workload that some need, role or provider reads, that the file does not say and nothing assumes.
    std::vector<std::string> unsaid;

    enum class Standing {
        fires,   // holds as the facts are taken
        open,    // does not hold as taken, and could with answers to what is not said
        silent,  // does not hold whatever is answered
    };
    struct Need {
        std::string id, say;
        std::string condition;  // in words: of the must, or of the preference where that is what fires
        Standing standing = Standing::silent;
        Truth stated = Truth::no;  // over what the file says alone
        Truth taken = Truth::no;   // with assumptions, and levels nobody stated read as none
        bool must = true;
        bool assumed = false;           // fires only through an assumption, or because of what is not said
        std::vector<Reading> readings;  // fires: the facts behind it; open: those not said; silent: what settles it
    };
    std::vector<Need> needs;  // all of the rule set, in its order

    // A role, or a provider of one, and whether it can be used here.
    struct Choice {
        std::string id, title;
        std::string role;       // of a provider: the role it provides; empty for a role
        std::string condition;  // in words; "always"
        bool on_menu = true;
        Truth possible = Truth::yes;    // unknown counts as no
        std::vector<Reading> readings;  // behind that, where it is not yes
    };
    std::vector<Choice> choices;  // each role, and behind it its providers

    struct Candidate {
        std::size_t place = 0;  // in the order of price, from 1, among all candidates
        Outcome outcome;
        std::vector<std::string> providers;  // ids, by role order; none: to do nothing
        std::vector<std::string> roles;
        // The price, compared in this order.
        std::vector<std::string> added;  // platforms not operated yet
        int seams = 0;
        int borrowed = 0;                 // stand-ins
        std::vector<int> efforts;         // operating ranks of all its platforms, the most laborious first
        std::vector<std::string> missed;  // preferences it does not meet; compared only on the same platforms
        int group = 0;                    // equal for candidates alike in all of the price but `missed`
        // Why it is out; both empty: it would do.
        std::vector<std::string> lacks;   // must-needs it does not cover
        std::vector<std::string> barred;  // roles and providers in it that are not possible here

        [[nodiscard]] bool feasible() const { return lacks.empty() && barred.empty(); }
    };
    // Cheapest first, up to the last that shares the winner's price; all of them where nothing wins. Left out are
    // those that an earlier one here always beats: it covers all they cover and is possible whenever they are.
    std::vector<Candidate> candidates;
    int winner = -1;  // index into `candidates`
    // Left out, of those at or before the last listed place, each with the place of a listed one that beats it.
    struct Beaten {
        std::size_t place = 0, by = 0;
    };
    std::vector<Beaten> beaten;
    std::size_t dearer = 0;          // behind the last listed place
    std::vector<std::string> allow;  // the menu; empty: all roles

    WorkloadDecision decision;  // what follows: because, flips, what could still change
};

[[nodiscard]] std::string_view to_text(Derivation::Standing standing);

}  // namespace tense
