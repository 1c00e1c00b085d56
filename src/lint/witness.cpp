#include "lint/witness.hpp"

#include "model/field.hpp"

#include <fmt/format.h>

#include <map>

namespace tense {
namespace {

std::string text_of(FactId fact, const Known& value) {
    const FactSpec& spec = facts()[static_cast<std::size_t>(fact)];
    const std::string text = to_text(value, spec);
    return spec.kind == FactKind::version ? "\"" + text + "\"" : text;
}

}  // namespace

// Parts of a field (`rate.peak`) stand in a mapping with the field itself.
std::string witness_file(const std::vector<Value>& values) {
    const auto specs = facts();
    std::string circumstances, lines;
    std::map<std::string, std::string> platforms;
    std::string team;
    std::map<std::string, std::vector<std::pair<std::string, std::string>>> parts;
    int triggered = 0;
    for (std::size_t i = 0; i < specs.size(); ++i) {
        if (!is_known(values[i])) continue;
        if (const int* choice = std::get_if<int>(&known(values[i])); choice != nullptr && *choice < 0) continue;
        const std::string text = text_of(static_cast<FactId>(i), known(values[i]));
        const std::string& path = specs[i].path;
        if (specs[i].derived) {
            triggered = static_cast<int>(std::get<double>(known(values[i])));
        } else if (path.starts_with("system.team.")) {
            team += (team.empty() ? "" : ", ") + path.substr(12) + ": " + text;
        } else if (path.starts_with("system.platforms.")) {
            const std::size_t dot = path.find('.', 17);
            std::string& keys = platforms[path.substr(17, dot - 17)];
            keys += (keys.empty() ? "" : ", ") + path.substr(dot + 1) + ": " + text;
        } else if (specs[i].system) {
            circumstances += path.substr(7) + ": " + text + "\n";
        } else {
            const std::size_t dot = path.find('.');
            const bool level = specs[i].kind == FactKind::level;
            const std::string whole = specs[i].unit == Unit::duration ? "typical" : "average";
            const std::string key = dot != std::string::npos ? path.substr(dot + 1) : level ? "need" : whole;
            parts[path.substr(0, dot)].emplace_back(key, text);
        }
    }
    for (auto& [field, keys] : parts) {
        // More is said only of a need that is there.
        const auto whole = find_fact(field);
        const bool need = whole && facts()[static_cast<std::size_t>(*whole)].kind == FactKind::level;
        if (need && !is_known(values[static_cast<std::size_t>(*whole)]))
            keys.insert(keys.begin(), {"need", "required"});
        const bool spread = find_fact(field + ".peak") || find_fact(field + ".max");
        if (keys.size() == 1 && (keys.front().first == "need" || !spread || keys.front().first == "average" ||
                                 keys.front().first == "typical")) {
            lines += "    " + field + ": " + keys.front().second + "\n";
            continue;
        }
        std::string inside;
        for (const auto& [key, text] : keys) inside += (inside.empty() ? "" : ", ") + key + ": " + text;
        lines += "    " + field + ": {" + inside + "}\n";
    }
    std::string out = "tense: 1\n" + circumstances;
    if (!team.empty()) out += "team: {" + team + "}\n";
    if (!platforms.empty()) {
        out += "platforms:\n";
        for (const auto& [name, keys] : platforms) out += "  " + name + ": {" + keys + "}\n";
    }
    out += "workloads:\n  - name: w\n" + lines;
    for (int i = 1; i <= triggered; ++i)
        out += fmt::format("  - {{name: job-{}, says: process-this, triggered_by: w}}\n", i);
    return out;
}

}  // namespace tense
