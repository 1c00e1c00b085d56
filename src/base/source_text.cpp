#include "base/source_text.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <utility>

namespace tense {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace

SourceText::SourceText(std::string name, std::string text) : name_(std::move(name)), text_(std::move(text)) {
    // Editors do not show a byte order mark, so it belongs to no line.
    starts_.push_back(text_.starts_with(byte_order_mark) ? byte_order_mark.size() : 0);
    for (std::size_t at = text_.find('\n'); at != std::string::npos; at = text_.find('\n', at + 1)) {
        // The last line ending opens no line of its own: a message about the end of the text can show a line.
        if (at + 1 < text_.size()) {
            starts_.push_back(at + 1);
        }
    }
}

std::string_view SourceText::line(int number) const {
    if (number < 1 || number > line_count()) {
        return {};
    }
    const std::size_t begin = starts_[static_cast<std::size_t>(number) - 1];
    std::string_view rest = std::string_view(text_).substr(begin);
    rest = rest.substr(0, rest.find('\n'));
    if (rest.ends_with('\r')) {
        rest.remove_suffix(1);
    }
    return rest;
}

SourceText::Position SourceText::position(std::size_t offset) const {
    const auto after = std::upper_bound(starts_.begin() + 1, starts_.end(), offset);
    const int line_number = static_cast<int>(after - starts_.begin());
    const std::size_t begin = *(after - 1);
    const std::string_view whole = line(line_number);
    std::size_t column = 1;
    if (offset > begin) {
        column += count_code_points(whole.substr(0, std::min(offset - begin, whole.size())));
    }
    return {line_number, static_cast<int>(column)};
}

const SourceText& SourceStore::add(std::string name, std::string text) {
    return texts_.emplace_back(std::move(name), std::move(text));
}

}  // namespace tense
