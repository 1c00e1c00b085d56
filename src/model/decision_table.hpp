// The decision table of a rule set under given circumstances: rows are read from the top, and the first that matches
// decides. Made by `decide`, read by renderers.
#pragma once

#include "model/decision.hpp"

#include <string>
#include <vector>

namespace tense {

// A condition column: needs that the same rows cover, so that it does not matter which of them holds.
struct TableClass {
    struct Member {
        std::string id;
        std::string must;    // what raises it as a must-need, in words
        std::string prefer;  // and as a preference; empty: it is never one
    };
    std::string name;  // N1, N2 …
    std::vector<Member> needs;
};

// A condition column: a role or a provider whose availability depends on the workload.
struct TablePart {
    std::string id;
    std::string when;  // in words
};

struct TableRow {
    // What a row says of the must-needs of a class.
    struct Cell {
        bool any = true;          // they may hold or not
        std::vector<int> unless;  // where not `any`: none holds unless one of these parts is available
    };
    std::vector<Cell> classes;  // one a class
    std::vector<bool> parts;    // one a part: whether it must be available
    // Rows, from 1, that run on the same platforms and come to different answers. Of those that match, this one has to
    // miss the fewest preferences, and be the first of equals. A row misses a preferred need when its class's cell is
    // not `any`. 0: preferences do not matter to the row.
    int first_rival = 0, last_rival = 0;
    Outcome outcome;
    std::vector<std::string> platforms;  // least effort first
    bool covered = true;                 // false: the last row, when no roles cover the needs
};

struct DecisionTable {
    std::string rules_version, rules_digest;
    std::vector<std::string> circumstances;  // "system.operates: rabbitmq"; empty: nothing known
    std::vector<TableClass> classes;
    std::vector<TablePart> parts;
    std::vector<TableRow> rows;
};

}  // namespace tense
