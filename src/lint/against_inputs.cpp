// The inputs on which two rule sets are compared:
//   - every workload that states at most three facts, with nothing known of the circumstances;
//   - at most two, under each single circumstance;
//   - every combination of the facts that the changed parts read, alone and beside each other fact, under each
//     circumstance that they read;
//   - where none of these shows a difference that could not be ruled out either, random ones that meet the changed
//     conditions.
// A value is a cell of both sets together. Inputs that no file can state are left out.
#include "lint/against_cases.hpp"
#include "lint/against_search.hpp"
#include "lint/against_sides.hpp"

#include <algorithm>

namespace tense {
namespace {

constexpr std::size_t k_combinations = 400'000;  // of changed facts

class Inputs {
public:
    Inputs(const CompiledRules& before, const CompiledRules& after, const ChangedParts& parts)
        : parts_(parts), sides_(before, after), cases_(make_cases(after, sides_.circumstances(), parts)) {}

    Comparison run() {
        sides_.found.capped = cases_.capped;
        const auto combined = std::ranges::count_if(cases_.list, &Case::combined);
        for (const Case& one : cases_.list) {
            sides_.enter(one.stated);
            for (int count = 0; count <= one.sweep; ++count) sweep(0, count);
            if (one.combined) combine(one, k_combinations / static_cast<std::size_t>(combined));
        }
        if (sides_.found.changes.empty()) search_at_random(sides_, parts_);
        return std::move(sides_.found);
    }

private:
    // So many more facts, from this dimension on.
    void sweep(std::size_t from, int count) {
        if (count == 0) {
            sides_.compare();
            return;
        }
        const std::vector<FactId>& dimensions = sides_.dimensions();
        for (std::size_t d = from; d + static_cast<std::size_t>(count) <= dimensions.size(); ++d)
            with_each(dimensions[d], [&] { sweep(d + 1, count - 1); });
    }

    template <typename Then>
    void with_each(FactId fact, const Then& then) {
        const bool derived = facts()[static_cast<std::size_t>(fact)].derived;
        const std::vector<Known>& values = sides_.values(fact);
        for (std::size_t cell = 0; cell < values.size(); ++cell) {
            // Saying that nothing is triggered is saying nothing.
            if (derived && values[cell] == Known{0.0}) continue;
            sides_.push(fact, cell);
            then();
            sides_.pop();
        }
    }

    // Fewest facts first, and at most `most` inputs. What the sweep had is not counted again.
    void combine(const Case& one, std::size_t most) {
        std::vector<FactId> read;
        for (const FactId fact : parts_.facts)
            if (std::ranges::find(sides_.dimensions(), fact) != sides_.dimensions().end()) read.push_back(fact);
        std::size_t left = most;
        for (std::size_t count = 0; count <= read.size() && left > 0; ++count)
            for (const bool beside : {false, true}) {
                if (static_cast<int>(count) + (beside ? 1 : 0) <= one.sweep) continue;
                combine(read, 0, count, beside, left);
            }
        if (left == 0) sides_.found.capped = true;
    }

    void combine(const std::vector<FactId>& read, std::size_t from, std::size_t count, bool beside, std::size_t& left) {
        if (left == 0) return;
        if (count > 0) {
            for (std::size_t d = from; d + count <= read.size(); ++d)
                with_each(read[d], [&] { combine(read, d + 1, count - 1, beside, left); });
            return;
        }
        if (!beside) {
            left -= sides_.compare() ? 1 : 0;
            return;
        }
        for (const FactId fact : sides_.dimensions()) {
            if (parts_.facts.contains(fact)) continue;
            with_each(fact, [&] { left -= left > 0 && sides_.compare() ? 1 : 0; });
        }
    }

    const ChangedParts& parts_;
    Sides sides_;
    Cases cases_;
};

}  // namespace

Comparison compare_inputs(const CompiledRules& before, const CompiledRules& after, const ChangedParts& parts) {
    return Inputs{before, after, parts}.run();
}

}  // namespace tense
