// Typed walking of a located mapping: every key is claimed or reported with the nearest known one.
#pragma once

#include "base/diagnostic.hpp"
#include "yaml/document.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tense {

class MappingReader {
public:
    // `what` names the mapping in messages: "a workload". A node that is no mapping is reported, and then has no keys.
    MappingReader(const yaml::Node& node, std::string what, DiagnosticSink& sink);

    // The value of a key, or null. A key with an empty value is reported once and is null as well.
    [[nodiscard]] const yaml::Node* take(std::string_view key);
    // The same, and reported when missing.
    [[nodiscard]] const yaml::Node* require(std::string_view key);
    // Whether the node is a mapping at all.
    [[nodiscard]] bool ok() const { return ok_; }
    // Reports every key that nobody took. `also` are keys that are right here but were not asked for.
    void finish(const std::vector<std::string_view>& also = {});

private:
    const yaml::Node& node_;
    std::string what_;
    DiagnosticSink& sink_;
    bool ok_;
    bool required_ = false;  // while `require` asks
    std::vector<std::string> known_;
};

// A list's items; one that is no list is reported and has none.
[[nodiscard]] const std::vector<yaml::Node>& items_of(const yaml::Node& node, std::string_view what,
                                                      DiagnosticSink& sink);

}  // namespace tense
