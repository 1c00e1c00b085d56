#include "model/rule.hpp"

#include <algorithm>
#include <array>

namespace tense {

std::span<const std::string_view> workaround_kinds() {
    static constexpr std::array<std::string_view, 3> k_words = {"setting", "component", "subsystem"};
    return k_words;
}

std::string_view to_text(WorkaroundKind kind) {
    return workaround_kinds()[static_cast<std::size_t>(kind)];
}

std::span<const std::string_view> role_verdicts() {
    static constexpr std::array<std::string_view, 3> k_words = {"task-queue", "event-log", "neither"};
    return k_words;
}

std::span<const std::string_view> fact_statuses() {
    static constexpr std::array<std::string_view, 4> k_words = {"verified", "secondary", "derived", "unverified"};
    return k_words;
}

std::string_view to_text(RuleKind kind) {
    switch (kind) {
        case RuleKind::need:
            return "need";
        case RuleKind::role:
            return "role";
        case RuleKind::provider:
            return "provider";
        case RuleKind::platform:
            return "platform";
        case RuleKind::obligation:
            return "obligation";
        case RuleKind::conflict:
            return "conflict";
        case RuleKind::assumption:
            return "assumption";
    }
    return {};
}

std::size_t RuleSet::rule_count() const {
    return needs.size() + roles.size() + platforms.size() + providers.size() + advice.size() + assumptions.size();
}

std::vector<const RuleHeader*> RuleSet::headers() const {
    std::vector<const RuleHeader*> out;
    const auto add = [&](const auto& list) {
        for (const auto& item : list) out.push_back(&item.rule);
    };
    add(needs);
    add(roles);
    add(providers);
    add(platforms);
    add(advice);
    add(assumptions);
    std::ranges::stable_sort(out, [](const RuleHeader* a, const RuleHeader* b) {
        return a->kind != b->kind ? a->kind < b->kind : a->id < b->id;
    });
    return out;
}

const RuleHeader* RuleSet::find(std::string_view id) const {
    for (const RuleHeader* header : headers())
        if (header->id == id) return header;
    return nullptr;
}

const DatedFact* RuleSet::find_fact(std::string_view id) const {
    const auto found = std::ranges::find(facts, id, &DatedFact::id);
    return found == facts.end() ? nullptr : &*found;
}

std::string_view RuleSet::question(FactId fact) const {
    for (const RuleHeader* header : headers())
        if (const auto found = header->ask.find(fact); found != header->ask.end()) return found->second;
    return {};
}

}  // namespace tense
