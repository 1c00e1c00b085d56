// What would be under other circumstances: every single change of one that rules can tell apart, priced.
#pragma once

#include "decide/basis.hpp"

namespace tense {

// One name more or less in a list, another value of anything else. A platform's settings vary only where it is operated.
// Reads all of `setting` but its variants.
[[nodiscard]] std::vector<Variant> make_variants(const Setting& setting);

}  // namespace tense
