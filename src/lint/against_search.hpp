// Random inputs that meet the changed conditions, for a difference that no sweep shows.
#pragma once

#include "lint/against_sides.hpp"

namespace tense {

// Counts what it tries in sides.found, and leaves the smallest input that it finds there. The same rules have the same
// inputs tried.
void search_at_random(Sides& sides, const ChangedParts& parts);

}  // namespace tense
