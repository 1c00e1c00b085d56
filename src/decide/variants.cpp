#include "decide/variants.hpp"

#include <algorithm>

namespace tense {

std::vector<Variant> make_variants(const Setting& setting) {
    const auto specs = facts();
    const Facts& now = setting.circumstances;
    std::vector<Variant> out;
    const auto add = [&](std::size_t index, Known value) {
        Variant variant{static_cast<FactId>(index),
                        to_text(value, specs[index]),
                        setting.system.facts[index].span.known() || is_known(now[index]),
                        setting.compiled.truths_of(static_cast<FactId>(index), Value{value}),
                        {}};
        Facts circumstances = now;
        make_known(circumstances[index], std::move(value));
        variant.plan = make_plan(setting.rules, circumstances, setting.allowed, true);
        out.push_back(std::move(variant));
    };
    for (std::size_t i = 0; i < specs.size(); ++i) {
        if (!specs[i].system) continue;
        if (specs[i].kind == FactKind::names) {
            std::vector<std::string> names;
            if (is_known(now[i])) names = std::get<std::vector<std::string>>(known(now[i]));
            for (std::size_t drop = 0; drop < names.size(); ++drop) {
                auto fewer = names;
                fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(drop));
                add(i, fewer);
            }
            for (const Known& value : setting.compiled.cells().values[i]) {
                const std::string& name = std::get<std::vector<std::string>>(value).front();
                if (std::ranges::find(names, name) != names.end()) continue;
                auto more = names;
                more.push_back(name);
                add(i, more);
            }
            continue;
        }
        // A platform's settings matter where the platform is in use.
        if (const std::string_view name = platform_of(specs[i]); !name.empty()) {
            const Value& operates = now[operates_fact()];
            if (!is_known(operates)) continue;
            const auto& names = std::get<std::vector<std::string>>(known(operates));
            if (std::ranges::find(names, name) == names.end()) continue;
        }
        for (const Known& value : setting.compiled.cells().values[i])
            if (!is_known(now[i]) || known(now[i]) != value) add(i, value);
    }
    return out;
}

}  // namespace tense
