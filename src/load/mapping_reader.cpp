#include "load/mapping_reader.hpp"

#include "base/spelling.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tense {

MappingReader::MappingReader(const yaml::Node& node, std::string what, DiagnosticSink& sink)
    : node_(node), what_(std::move(what)), sink_(sink), ok_(node.kind == yaml::Node::Kind::mapping) {
    if (!ok_ && !node.reported)
        sink_.report("not-a-mapping", node.span, fmt::format("{} is {} here", what_, yaml::describe(node)),
                     "a mapping of keys to values");
}

const yaml::Node* MappingReader::take(std::string_view key) {
    known_.emplace_back(key);
    const yaml::Node* value = node_.find(key);
    if (value == nullptr) return nullptr;
    if (value->kind == yaml::Node::Kind::null) {
        if (value->reported) return nullptr;
        const auto entry =
            std::ranges::find_if(node_.entries, [&](const auto& pair) { return pair.first.text == key; });
        sink_.report("empty-value", entry->first.span, fmt::format("`{}` has no value", key),
                     required_ ? "a value" : "a value; leave the key out when it is not known");
        return nullptr;
    }
    return value;
}

const yaml::Node* MappingReader::require(std::string_view key) {
    required_ = true;
    const yaml::Node* value = take(key);
    required_ = false;
    if (value == nullptr && ok_ && node_.find(key) == nullptr)
        sink_.report("missing-key", node_.span, fmt::format("{} has no `{}`", what_, key),
                     fmt::format("the key `{}`", key));
    return value;
}

void MappingReader::finish(const std::vector<std::string_view>& also) {
    std::vector<std::string_view> names{known_.begin(), known_.end()};
    names.insert(names.end(), also.begin(), also.end());
    for (const auto& [key, value] : node_.entries) {
        if (std::ranges::find(names, key.text) != names.end()) continue;
        const std::string near = nearest(key.text, names);
        std::vector<std::string> words;
        for (const std::string_view name : names)
            if (std::ranges::find(words, name) == words.end()) words.emplace_back(name);
        sink_.report("unknown-key", key.span, fmt::format("{} has no key `{}`", what_, printable(key.text)),
                     near.empty() ? "one of " + join(words, ", ") : std::string{}, near);
    }
}

const std::vector<yaml::Node>& items_of(const yaml::Node& node, std::string_view what, DiagnosticSink& sink) {
    static const std::vector<yaml::Node> k_none;
    if (node.kind == yaml::Node::Kind::sequence) {
        if (node.items.empty())
            sink.report("empty-list", node.span, fmt::format("{} is an empty list", what), "at least one item");
        return node.items;
    }
    if (!node.reported)
        sink.report("wrong-type", node.span, fmt::format("{} is {} here", what, yaml::describe(node)), "a list");
    return k_none;
}

}  // namespace tense
