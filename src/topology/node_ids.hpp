// Ids of nodes: made from the user's names, safe in every format that draws them.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace tense {

// Lower-case letters, digits and single dashes between them; "unnamed" when nothing else is left.
[[nodiscard]] std::string slug(std::string_view name);

// Hands out each id once: the second "a" becomes "a-2".
class NodeIds {
public:
    [[nodiscard]] std::string take(const std::string& wanted);

private:
    std::set<std::string> taken_;
    std::map<std::string, int> next_;  // where to go on counting, so that many equal names stay cheap
};

}  // namespace tense
