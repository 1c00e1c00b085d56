// The combinations of values that some conditions can tell apart, one after the other: the finite abstraction of a few
// facts, small enough to try whole.
#pragma once

#include "decide/compiled.hpp"

#include <functional>
#include <vector>

namespace tense {

class Space {
public:
    enum class Facts3 {
        complete,  // every fact of a workload has a value
        open,      // or is unknown, which comes first
        any        // or is unknown, or a choice that is none of the choices
    };

    // All values of the facts of these conditions. Lists of names: every subset of the names they mention.
    Space(const CompiledRules& rules, const std::vector<const Condition*>& conditions, Facts3 which);

    [[nodiscard]] double size() const;  // how many combinations

    // Whether `every` tries all of them: a proof by trying needs that.
    static constexpr std::size_t k_most = 200'000;
    [[nodiscard]] bool whole() const { return size() <= static_cast<double>(k_most); }

    // The values of one fact: unknown first, then its cells; for names every subset of those the conditions mention.
    static std::vector<Value> values_of(const CompiledRules& rules, FactId fact,
                                        const std::vector<const Condition*>& conditions);

    // Calls `each` with every combination, all other facts unknown, until it returns false. Returns whether it never
    // did. Not more than `most` combinations are tried.
    bool every(const std::function<bool(const Facts&)>& each, std::size_t most = k_most) const;

    // The same in the order of how many facts are known, for spaces that are open.
    bool smallest_first(const std::function<bool(const Facts&)>& each, std::size_t most) const;

private:
    struct Dimension {
        FactId fact = 0;
        std::vector<Value> values;
    };
    bool choose(std::size_t from, std::size_t count, Facts& values, std::size_t& left,
                const std::function<bool(const Facts&)>& each) const;
    std::vector<Dimension> dimensions_;
};

}  // namespace tense
