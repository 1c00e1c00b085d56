#include "model/workload.hpp"

namespace tense {

FactSheet empty_sheet() {
    return FactSheet(facts().size());
}

const Fact& fact_of(const System& system, const Workload& workload, FactId id) {
    const auto index = static_cast<std::size_t>(id);
    return facts()[index].system ? system.facts[index] : workload.facts[index];
}

}  // namespace tense
