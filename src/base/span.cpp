#include "base/span.hpp"

#include <string_view>
#include <tuple>

namespace tense {

bool before(const Span& a, const Span& b) {
    const auto key = [](const Span& span) {
        const std::string_view name = span.source == nullptr ? std::string_view() : span.source->name();
        return std::make_tuple(name, span.line, span.column);
    };
    return key(a) < key(b);
}

}  // namespace tense
