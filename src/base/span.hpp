// Where a value was written. A value read from a file never travels without its span.
#pragma once

#include "base/source_text.hpp"

#include <utility>

namespace tense {

struct Span {
    const SourceText* source = nullptr;  // null: not from a file
    int line = 0;                        // 1-based; 0: unknown
    int column = 0;                      // 1-based, in code points
    int length = 1;                      // code points on that line

    [[nodiscard]] bool known() const { return source != nullptr && line > 0; }
};

// By file name, then line, then column: the order in which people read reports.
[[nodiscard]] bool before(const Span& a, const Span& b);

template <typename T>
struct Located {
    T value{};
    Span span{};
};

}  // namespace tense
