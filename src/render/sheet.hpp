// A page of plain text: wraps, indents and colours. Everything that is written goes through printable() here and
// nowhere else, so no name can move the cursor or start a line of its own. Colour is put around finished lines:
// without it the text is the same.
#pragma once

#include "render/registry.hpp"

#include <string>
#include <string_view>

namespace tense {

enum class Ink { plain, strong, settled, open, faint };

class Sheet {
public:
    explicit Sheet(const RenderOptions& options);

    // A wrapped paragraph; lines after the first stand `hang` further in.
    void paragraph(std::size_t indent, std::string_view text, Ink ink = Ink::plain, std::size_t hang = 2);
    // "first" and "second" on one line where both fit, otherwise below each other.
    void pair(std::string_view first, std::string_view joint, std::string_view second, Ink first_ink, Ink second_ink);
    // A line of `mark` as long as the last line.
    void underline(char mark);
    void blank();

    // The label of a section stands in a column of its own, beside the section's first item.
    void section(std::string_view label);
    void item(std::string_view text, std::size_t indent = 0, std::size_t hang = 2);
    // Two cells side by side in the place of an item, each wrapped; a word that is too long for its cell is broken.
    void beside(std::string_view left, std::string_view right, Ink left_ink = Ink::plain, Ink right_ink = Ink::plain);
    // "and 3 more in --format json", or nothing.
    void and_more(std::size_t count);

    // A line as it is, its pieces already safe (see safe()).
    void raw(std::string_view line);
    [[nodiscard]] static std::string safe(std::string_view text);

    [[nodiscard]] std::size_t width() const { return width_; }
    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    [[nodiscard]] std::string inked(std::string_view text, Ink ink) const;

    std::string out_;
    std::string label_;  // waits for its first item
    std::size_t width_;
    std::size_t last_width_ = 0;
    bool color_;
};

}  // namespace tense
