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
        Dimension dimension{fact, values_of(rules, fact, conditions)};
        // A circumstance may always be unstated; a choice that nobody made is none of the choices.
        const FactSpec& spec = specs[static_cast<std::size_t>(fact)];
        if (which != Facts3::open && !spec.system) {
            if (which == Facts3::complete) dimension.values.erase(dimension.values.begin());
            if (spec.kind == FactKind::choice) {
                Value none;
                make_known(none, k_no_choice);
                dimension.values.push_back(std::move(none));
            }
        }
        dimensions_.push_back(std::move(dimension));
    }
}

std::vector<Value> Space::values_of(const CompiledRules& rules, FactId fact,
                                    const std::vector<const Condition*>& conditions) {
    const auto index = static_cast<std::size_t>(fact);
    std::vector<Value> out(1);  // unknown
    if (facts()[index].kind != FactKind::names) {
        // No verdict depends on what only advice reads; then these conditions are all there is to tell values apart.
        const std::vector<Known>& decisive = rules.cells().values[index];
        const Cells own = decisive.empty() ? cells_of(conditions, {}) : Cells{};
        for (const Known& value : decisive.empty() ? own.values[index] : decisive) out.emplace_back(value);
        return out;
    }
    std::set<std::string> mentioned;
    for (const Condition* condition : conditions) collect_names(*condition, fact, mentioned);
    const std::vector<std::string> names{mentioned.begin(), mentioned.end()};
    // Short lists first.
    for (std::size_t set = 1; set < std::size_t{1} << std::min<std::size_t>(names.size(), 16); ++set) {
        std::vector<std::string> chosen;
        for (std::size_t n = 0; n < names.size(); ++n)
            if ((set >> n & 1) != 0) chosen.push_back(names[n]);
        Value value;
        make_known(value, std::move(chosen));
        out.push_back(std::move(value));
    }
    std::ranges::stable_sort(out.begin() + 1, out.end(), {}, [](const Value& value) {
        return std::get<std::vector<std::string>>(known(value)).size();
    });
    return out;
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

bool Space::smallest_first(const std::function<bool(const Facts&)>& each, std::size_t most) const {
    Facts values(facts().size());
    for (std::size_t count = 0; count <= dimensions_.size() && most > 0; ++count)
        if (!choose(0, count, values, most, each)) return false;
    return true;
}

// So many more facts known, of the dimensions from here on.
bool Space::choose(std::size_t from, std::size_t count, Facts& values, std::size_t& left,
                   const std::function<bool(const Facts&)>& each) const {
    if (count == 0) {
        if (left == 0) return true;
        --left;
        return each(values);
    }
    for (std::size_t d = from; d + count <= dimensions_.size() && left > 0; ++d) {
        Value& slot = values[static_cast<std::size_t>(dimensions_[d].fact)];
        for (const Value& value : dimensions_[d].values) {
            if (!is_known(value)) continue;
            slot = value;
            if (!choose(d + 1, count - 1, values, left, each)) {
                slot = Value{};
                return false;
            }
        }
        slot = Value{};
    }
    return true;
}

}  // namespace tense
