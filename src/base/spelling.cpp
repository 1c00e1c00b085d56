#include "base/spelling.hpp"

#include <algorithm>
#include <cstddef>

namespace tense {

namespace {

constexpr std::size_t longest_word = 80;  // nobody means to type more; keeps the cost of odd input low

std::string normal(std::string_view word) {
    std::string result(word);
    for (char& letter : result) {
        if (letter >= 'A' && letter <= 'Z') {
            letter = static_cast<char>(letter - 'A' + 'a');
        } else if (letter == '_') {
            letter = '-';
        }
    }
    return result;
}

// Optimal string alignment: insert, delete, replace, swap neighbours, each costs one.
std::size_t distance(const std::string& a, const std::string& b) {
    std::vector<std::size_t> two_back(b.size() + 1);
    std::vector<std::size_t> back(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) {
        back[j] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
            row[j] = std::min({back[j] + 1, row[j - 1] + 1, back[j - 1] + change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = std::min(row[j], two_back[j - 2] + 1);
            }
        }
        std::swap(two_back, back);
        std::swap(back, row);
    }
    return back[b.size()];
}

}  // namespace

std::string nearest(std::string_view word, const std::vector<std::string_view>& candidates) {
    if (word.empty() || word.size() > longest_word) {
        return {};
    }
    const std::string wanted = normal(word);
    const std::size_t limit = std::max<std::size_t>(1, wanted.size() / 3);
    std::size_t best = limit + 1;
    std::string_view result;
    for (const std::string_view candidate : candidates) {
        if (candidate.size() > longest_word) {
            continue;
        }
        const std::size_t found = distance(wanted, normal(candidate));
        // "x" is one step from "y", yet they share nothing.
        const bool shares_a_letter = found < std::max(wanted.size(), candidate.size());
        if (found < best && shares_a_letter) {
            best = found;
            result = candidate;
        }
    }
    return std::string(result);
}

}  // namespace tense
