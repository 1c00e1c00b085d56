// A parsed text with everything that a test asks about it.
#pragma once

#include "base/diagnostic.hpp"
#include "base/source_text.hpp"
#include "yaml/document.hpp"

#include <string>
#include <utility>
#include <vector>

namespace tense::yaml {

struct Parsed {
    explicit Parsed(std::string text, const Limits& limits = {})
        : source("t.yaml", std::move(text)), documents(parse(source, sink, limits)), diagnostics(sink.sorted()) {}
    Parsed(const Parsed&) = delete;
    Parsed& operator=(const Parsed&) = delete;

    [[nodiscard]] const Node& root() const { return documents.at(0).root; }

    // "yaml-tab 2:1" and so on, separated by commas: the shortest way to say what was found where.
    [[nodiscard]] std::string found() const {
        std::string result;
        for (const Diagnostic& diagnostic : diagnostics) {
            result += (result.empty() ? "" : ", ") + diagnostic.code + ' ' + std::to_string(diagnostic.span.line) +
                      ':' + std::to_string(diagnostic.span.column);
        }
        return result;
    }

    SourceText source;
    DiagnosticSink sink;
    std::vector<Document> documents;
    std::vector<Diagnostic> diagnostics;
};

// "2:4+3": line, column, length.
inline std::string place(const Node& node) {
    return std::to_string(node.span.line) + ':' + std::to_string(node.span.column) + '+' +
           std::to_string(node.span.length);
}

}  // namespace tense::yaml
