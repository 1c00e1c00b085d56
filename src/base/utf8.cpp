#include "base/utf8.hpp"

namespace tense {

namespace {

unsigned byte_at(std::string_view text, std::size_t offset) {
    return static_cast<unsigned char>(text[offset]);
}

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t offset) {
    const unsigned first = byte_at(text, offset);
    if (first < 0x80U) {
        return {first, 1, true};
    }
    const CodePoint broken{first, 1, false};
    std::size_t length = 0;
    char32_t value = 0;
    char32_t smallest = 0;
    if (first >= 0xC2U && first <= 0xDFU) {
        length = 2;
        value = first & 0x1FU;
        smallest = 0x80;
    } else if (first >= 0xE0U && first <= 0xEFU) {
        length = 3;
        value = first & 0x0FU;
        smallest = 0x800;
    } else if (first >= 0xF0U && first <= 0xF4U) {
        length = 4;
        value = first & 0x07U;
        smallest = 0x10000;
    } else {
        return broken;
    }
    if (text.size() - offset < length) {
        return broken;
    }
    for (std::size_t i = 1; i < length; ++i) {
        const unsigned next = byte_at(text, offset + i);
        if ((next & 0xC0U) != 0x80U) {
            return broken;
        }
        value = (value << 6U) | (next & 0x3FU);
    }
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (value < smallest || surrogate || value > 0x10FFFF) {
        return broken;
    }
    return {value, length, true};
}

std::size_t count_code_points(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); at += code_point_at(text, at).length) {
        ++count;
    }
    return count;
}

std::size_t find_invalid_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (!point.valid) {
            return at;
        }
        at += point.length;
    }
    return std::string_view::npos;
}

std::string encode_utf8(char32_t value) {
    const auto low_bits = [value](unsigned shift) { return static_cast<char>(0x80U | ((value >> shift) & 0x3FU)); };
    if (value < 0x80) {
        return {static_cast<char>(value)};
    }
    if (value < 0x800) {
        return {static_cast<char>(0xC0U | (value >> 6U)), low_bits(0)};
    }
    if (value >= 0xD800 && value <= 0xDFFF) {
        return {};
    }
    if (value < 0x10000) {
        return {static_cast<char>(0xE0U | (value >> 12U)), low_bits(6), low_bits(0)};
    }
    if (value <= 0x10FFFF) {
        return {static_cast<char>(0xF0U | (value >> 18U)), low_bits(12), low_bits(6), low_bits(0)};
    }
    return {};
}

}  // namespace tense
