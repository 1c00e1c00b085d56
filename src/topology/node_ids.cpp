#include "topology/node_ids.hpp"

namespace tense {

std::string slug(std::string_view name) {
    std::string out;
    bool gap = false;
    for (const char c : name) {
        const bool upper = c >= 'A' && c <= 'Z';
        if (upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            if (gap && !out.empty()) out += '-';
            out += upper ? static_cast<char>(c - 'A' + 'a') : c;
            gap = false;
        } else {
            gap = true;
        }
    }
    return out.empty() ? "unnamed" : out;
}

std::string NodeIds::take(const std::string& wanted) {
    if (taken_.insert(wanted).second) return wanted;
    int& count = next_.try_emplace(wanted, 2).first->second;
    for (;;) {
        std::string id = wanted + "-" + std::to_string(count++);
        if (taken_.insert(id).second) return id;
    }
}

}  // namespace tense
