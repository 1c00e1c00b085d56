// "Your input is wrong": one complaint about a file, with its place and the way out.
// Loaders report into a sink and carry on, so that all mistakes are shown at once.
#pragma once

#include "base/span.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tense {

struct Diagnostic {
    std::string code;  // permanent id, a row of base/diagnostic_codes
    Span span;
    std::string message;     // what is wrong, one line, quotes the user's own text
    std::string expected;    // what would be right, one line; may be empty
    std::string suggestion;  // the nearest known name, or the text to write; may be empty

    struct Note {
        Span span;
        std::string text;
    };
    std::vector<Note> notes;  // other places that matter, such as the first of two equal keys
};

class DiagnosticSink {
public:
    // Throws std::logic_error when `code` has no row in the table: a slip of ours, found by the tests.
    Diagnostic& report(std::string_view code, const Span& span, std::string message, std::string expected = {},
                       std::string suggestion = {});

    void add(Diagnostic diagnostic) { list_.push_back(std::move(diagnostic)); }
    void add(const DiagnosticSink& other) { list_.insert(list_.end(), other.list_.begin(), other.list_.end()); }

    [[nodiscard]] bool empty() const { return list_.empty(); }
    [[nodiscard]] std::size_t count() const { return list_.size(); }
    // Ordered by place, then code and message; equal ones once.
    [[nodiscard]] std::vector<Diagnostic> sorted() const;

private:
    std::vector<Diagnostic> list_;
};

}  // namespace tense
