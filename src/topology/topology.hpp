// Decisions to the picture of the recommended system.
#pragma once

#include "model/decision.hpp"
#include "model/topology.hpp"
#include "model/workload.hpp"

namespace tense {

[[nodiscard]] Topology draw_topology(const System& system, const SystemDecision& decision);

}  // namespace tense
