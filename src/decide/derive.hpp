// The derivation of one verdict: the engine's own steps, kept instead of thrown away.
#pragma once

#include "model/derivation.hpp"
#include "model/rule.hpp"
#include "model/workload.hpp"

#include <cstddef>

namespace tense {

// `workload`: index into system.workloads.
[[nodiscard]] Derivation derive(const RuleSet& rules, const System& system, std::size_t workload);

}  // namespace tense
