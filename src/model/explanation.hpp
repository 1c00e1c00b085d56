// One page of `tense explain`: what an id means. Made from the rules and the tables, read by renderers.
#pragma once

#include <string>
#include <vector>

namespace tense {

struct Explanation {
    // A source as people look it up: a dated fact in full, or a title as the rule wrote it.
    struct Source {
        std::string id;         // of the dated fact; empty for a plain title
        std::string statement;  // empty for a plain title
        std::string source;     // title, version and address
        std::string status;     // verified | secondary | derived | unverified; empty for a plain title
        std::string as_of;      // a day; empty for a plain title
    };
    struct Part {
        std::string label;  // at most eleven letters: "fires when"
        std::string text;   // never empty
    };
    struct Question {
        std::string fact, question;
    };
    struct Example {
        bool fires = true;
        std::string facts;  // "replay: required, readers: 3"
    };

    std::string kind;  // a row of explanation_kinds()
    std::string id;
    std::string title;
    std::string why;          // may be empty
    std::vector<Part> parts;  // what is particular to the kind, in the order to show
    std::vector<Question> ask;
    std::vector<Example> examples;
    std::vector<Source> sources;
    std::string fix;      // may be empty
    std::string wrong;    // diagnostics and findings: a text that gets it; may be empty
    std::string printed;  // what is then printed
    std::string right;    // the same text, mended; may be empty
    std::string file;     // of a rule; empty for what is built in
};

}  // namespace tense
