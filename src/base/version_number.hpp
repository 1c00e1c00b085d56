// Dotted version numbers, compared part by part: 3.10 is newer than 3.9, 4.2 equals 4.2.0.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tense {

class VersionNumber {
public:
    // "4.2", "v3.9.1", "4.3.0-rc1": digits and dots, at most four parts; what follows '-' or '+' is a
    // pre-release and sorts before the release. Empty when it is none of these.
    [[nodiscard]] static std::optional<VersionNumber> parse(std::string_view text);

    [[nodiscard]] std::string text() const { return text_; }
    [[nodiscard]] std::strong_ordering operator<=>(const VersionNumber& other) const;
    [[nodiscard]] bool operator==(const VersionNumber& other) const;

private:
    std::vector<unsigned> parts_;
    std::string pre_release_;
    std::string text_;
};

}  // namespace tense
