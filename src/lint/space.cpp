#include "lint/space.hpp"

#include <algorithm>
#include <set>

namespace tense {
namespace {

void collect_names(const Condition& condition, FactId fact, std::set<std::string>& out) {
    if (condition.kind == Condition::Kind::test && condition.test.fact == fact)
        out.insert(condition.test.names.begin(), condition.test.names.end());
    for (const Condition& part : condition.parts) collect_names(part, fact, out);
}

}  // namespace

Space::Space(const CompiledRules& rules, const std::vector<const Condition*>& conditions, Facts3 which) {
    const auto specs = facts();
    std::set<FactId> read;
    for (const Condition* condition : conditions)
        for (const FactId fact : facts_of(*condition)) read.insert(fact);
    for (const FactId fact : read) {
        const auto index = static_cast<std::size_t>(fact);
        Dimension dimension{fact, {}};
        // A circumstance may always be unstated; a choice that nobody made is none of the choices.
        if (specs[index].system || which == Facts3::open) dimension.values.emplace_back();
        if (specs[index].kind == FactKind::names) {
            std::set<std::string> mentioned;
            for (const Condition* condition : conditions) collect_names(*condition, fact, mentioned);
            const std::vector<std::string> names{mentioned.begin(), mentioned.end()};
            for (std::size_t set = 1; set < std::size_t{1} << std::min<std::size_t>(names.size(), 16); ++set) {
                std::vector<std::string> chosen;
                for (std::size_t n = 0; n < names.size(); ++n)
                    if ((set >> n & 1) != 0) chosen.push_back(names[n]);
                Value value;
                make_known(value, std::move(chosen));
                dimension.values.push_back(std::move(value));
            }
        } else {
            for (const Known& value : rules.cells().values[index]) dimension.values.emplace_back(value);
            if (specs[index].kind == FactKind::choice && !specs[index].system && which == Facts3::complete) {
                Value none;
                make_known(none, k_no_choice);
                dimension.values.push_back(std::move(none));
            }
        }
        dimensions_.push_back(std::move(dimension));
    }
}

double Space::size() const {
    double out = 1;
    for (const Dimension& dimension : dimensions_) out *= static_cast<double>(dimension.values.size());
    return out;
}

bool Space::every(const std::function<bool(const Facts&)>& each, std::size_t most) const {
    Facts values(facts().size());
    std::vector<std::size_t> at(dimensions_.size(), 0);
    const auto set = [&](std::size_t d) {
        values[static_cast<std::size_t>(dimensions_[d].fact)] = dimensions_[d].values[at[d]];
    };
    for (std::size_t d = 0; d < dimensions_.size(); ++d) set(d);
    for (std::size_t tried = 0; tried < most; ++tried) {
        if (!each(values)) return false;
        std::size_t d = 0;
        for (; d < dimensions_.size(); ++d) {
            at[d] = (at[d] + 1) % dimensions_[d].values.size();
            set(d);
            if (at[d] != 0) break;
        }
        if (d == dimensions_.size()) return true;
    }
    return true;
}

}  // namespace tense
