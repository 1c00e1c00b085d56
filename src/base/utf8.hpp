// UTF-8, one code point at a time. Broken bytes count as one character each, so that columns stay
// meaningful in any text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tense {

struct CodePoint {
    char32_t value = 0;      // a broken byte: the byte itself
    std::size_t length = 1;  // bytes
    bool valid = true;
};

// The code point that begins at `offset`, which must lie inside the text. Overlong forms, surrogates
// and values above U+10FFFF are broken.
[[nodiscard]] CodePoint code_point_at(std::string_view text, std::size_t offset);

// How many code points a text has.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

// Where the first broken byte is; npos when the text is valid.
[[nodiscard]] std::size_t find_invalid_utf8(std::string_view text);

// The UTF-8 bytes of a code point; nothing for a surrogate or a value above U+10FFFF.
[[nodiscard]] std::string encode_utf8(char32_t value);

}  // namespace tense
