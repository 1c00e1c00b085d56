// R11: verdicts under the declared base rates. Inputs are drawn by a generator of our own with a fixed start, so that
// the figure is the same everywhere; the engine decides each.
#include "lint/lint.hpp"
#include "lint/oracle.hpp"
#include "lint/witness.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <map>

namespace tense {
namespace {

constexpr int k_draws = 20'000;
constexpr double k_most = 0.75;  // of all inputs

// A number from 0 up to 1. The generator is SplitMix64 (Steele, Lea, Flood, OOPSLA 2014).
class Draw {
public:
    double next() {
        state_ += 0x9e3779b97f4a7c15ULL;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        z ^= z >> 31;
        return static_cast<double>(z >> 11) * 0x1.0p-53;
    }

private:
    std::uint64_t state_ = 2026;
};

}  // namespace

void lint_balance(const CompiledRules& rules, std::vector<RuleFinding>& out) {
    const RuleSet& set = rules.rules();
    if (set.base_rates.empty()) return;
    Oracle oracle{rules};
    Draw draw;
    const std::vector<Outcome> outcomes = outcomes_of(set);
    std::map<std::string, int> verdicts;
    std::map<std::string, Facts> examples;
    for (int i = 0; i < k_draws; ++i) {
        Facts values(facts().size());
        for (std::size_t r = 0; r < set.base_rates.size();) {
            const FactId fact = set.base_rates[r].fact;
            double place = draw.next();
            for (; r < set.base_rates.size() && set.base_rates[r].fact == fact; ++r) {
                Value& slot = values[static_cast<std::size_t>(fact)];
                if (place >= 0 && place < set.base_rates[r].share) slot = set.base_rates[r].value;
                place -= set.base_rates[r].share;
            }
        }
        const Outcome& outcome = outcomes[static_cast<std::size_t>(oracle.ask(values).outcome)];
        ++verdicts[outcome.verdict];
        examples.emplace(outcome.verdict, std::move(values));
    }
    for (const auto& [verdict, count] : verdicts)
        if (const double share = static_cast<double>(count) / k_draws; share > k_most)
            out.push_back({"R11",
                           {},
                           fmt::format("{} is the verdict of {:.1f} % of inputs drawn by the declared base rates; more "
                                       "than {:.0f} % is suspicious",
                                       verdict, share * 100, k_most * 100),
                           {},
                           witness_file(examples.at(verdict))});
}

}  // namespace tense
