// Which fact did it: the minimal sets of changed facts that alone turn one decision into another.
//
// Every set is tried by putting its facts, as the new description has them, into the old one and deciding again, the
// smallest sets first, so that what is found is exact. A fact that no rule tests cannot be part of one and is left out
// beforehand.
#pragma once

#include "decide/compiled.hpp"
#include "model/difference.hpp"
#include "model/workload.hpp"

#include <string>
#include <vector>

namespace tense {

// Up to this many changed facts every set of them is tried: 4096 decisions.
inline constexpr std::size_t k_most_changed = 12;

struct Attribution {
    Effect effect = Effect::none;
    std::vector<std::vector<std::string>> did_it;  // paths, in the order of `changed`; smallest sets first
    bool all_sets =
        true;  // false: more facts changed than that, and one set that cannot spare any of its facts is told
};

// `changed`: paths of the facts that the two state differently, `system.` for circumstances and `system.allow` for the
// menu.
[[nodiscard]] Attribution attribute(const CompiledRules& rules, const System& before,
                                    const Workload& workload_before, const System& after,
                                    const Workload& workload_after, const std::vector<std::string>& changed);

}  // namespace tense
