// A named text and its lines. Everything that came from a file points back into one of these,
// so that a message can show the line it speaks of.
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace tense {

class SourceText {
public:
    // `name` is what people see: the path as given, "-" for standard input, a path inside the built-in rules.
    SourceText(std::string name, std::string text);

    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] int line_count() const { return static_cast<int>(starts_.size()); }

    // The text of a 1-based line without its line ending; empty when there is no such line.
    [[nodiscard]] std::string_view line(int number) const;

    struct Position {
        int line = 1;
        int column = 1;  // counts Unicode code points, as editors do
    };
    // The position of a byte offset.
    [[nodiscard]] Position position(std::size_t offset) const;

private:
    std::string name_;
    std::string text_;
    std::vector<std::size_t> starts_;  // byte offset of each line
};

// Owns the texts of one run. Addresses stay valid as long as the store lives.
class SourceStore {
public:
    const SourceText& add(std::string name, std::string text);

private:
    std::deque<SourceText> texts_;
};

}  // namespace tense
