// Going through the bits of a mask: for (const int i : bits(mask)).
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

namespace tense {

using Mask = std::uint64_t;

[[nodiscard]] constexpr Mask bit(int index) {
    return Mask{1} << index;
}
[[nodiscard]] constexpr bool has(Mask mask, int index) {
    return (mask >> index & 1) != 0;
}
[[nodiscard]] constexpr bool within(Mask part, Mask whole) {
    return (part & ~whole) == 0;
}

// The indexes of the bits that are set, lowest first.
class bits {
public:
    explicit constexpr bits(Mask mask) : mask_(mask) {}
    class iterator {
    public:
        explicit constexpr iterator(Mask rest) : rest_(rest) {}
        constexpr int operator*() const { return std::countr_zero(rest_); }
        constexpr iterator& operator++() {
            rest_ &= rest_ - 1;
            return *this;
        }
        constexpr bool operator!=(const iterator& other) const { return rest_ != other.rest_; }

    private:
        Mask rest_;
    };
    [[nodiscard]] constexpr iterator begin() const { return iterator{mask_}; }
    [[nodiscard]] constexpr iterator end() const { return iterator{0}; }

private:
    Mask mask_;
};

}  // namespace tense
