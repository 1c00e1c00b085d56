#include "spec/explanations.hpp"

#include "base/spelling.hpp"
#include "model/field.hpp"

#include <algorithm>
#include <utility>

namespace tense {
namespace {

constexpr std::size_t k_most_near = 5;

std::string plain(std::string_view id) {
    if (id.size() > 2 && id.front() == '[' && id.back() == ']') id = id.substr(1, id.size() - 2);
    std::string out;
    for (const char c : id)
        out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c == '_' || c == ' ' ? '-' : c;
    return out;
}

bool is_rule(const Explanation& page) {
    return !page.file.empty() && page.kind != "source";
}

// Other names a page goes by.
std::vector<std::string> aliases(const Explanation& page, const RuleSet& rules) {
    std::vector<std::string> out;
    if (page.id.starts_with("system.")) out.push_back(plain(std::string_view{page.id}.substr(7)));
    if (page.kind == "platform")
        for (const Platform& platform : rules.platforms)
            if (platform.rule.id == page.id) {
                out.insert(out.end(), platform.also_called.begin(), platform.also_called.end());
                out.push_back("apache-" + platform.rule.id);
            }
    return out;
}

}  // namespace

const std::vector<ExplanationKind>& explanation_kinds() {
    static const std::vector<ExplanationKind> k_kinds = {
        {"verdict", "What `tense decide` answers."},
        {"need", "What a workload needs; a verdict covers every must-need."},
        {"role", "What can be chosen; what stands in the place of a verdict that is `neither`."},
        {"provider", "One way to provide a role on platforms."},
        {"platform", "Something to run, or to have."},
        {"obligation", "What has to be done when a role is chosen."},
        {"conflict", "Two wishes that exclude each other."},
        {"assumption", "What a fact is taken for while nobody says it."},
        {"fact", "What a workload file states, and conditions speak of."},
        {"key", "What else a workload file may say."},
        {"finding", "A problem of the system as described, beside its verdicts."},
        {"check", "A check of the rules, by `tense rules lint`."},
        {"diagnostic", "A mistake in a workload or rule file."},
        {"source", "A dated statement that rules rest on."},
    };
    return k_kinds;
}

void add_part(Explanation& page, std::string label, std::string text) {
    if (!text.empty()) page.parts.push_back({std::move(label), std::move(text)});
}

std::vector<Explanation> explanations(const RuleSet& rules) {
    std::vector<Explanation> out;
    explain_verdicts(rules, out);
    explain_rules(rules, out);
    explain_fields(rules, out);
    explain_messages(out);
    const auto rank = [](const Explanation& page) {
        return std::ranges::find(explanation_kinds(), page.kind, &ExplanationKind::name) - explanation_kinds().begin();
    };
    std::ranges::stable_sort(out, {}, rank);
    return out;
}

std::vector<const Explanation*> find_explanations(const std::vector<Explanation>& all, const RuleSet& rules,
                                                  std::string_view id) {
    std::string_view kind;
    if (const auto colon = id.find(':'); colon != std::string_view::npos) {
        kind = id.substr(0, colon);
        id.remove_prefix(colon + 1);
    }
    const auto matching = [&](auto&& called) {
        std::vector<const Explanation*> out;
        for (const Explanation& page : all)
            if ((kind.empty() || page.kind == kind || (kind == "rule" && is_rule(page))) && called(page))
                out.push_back(&page);
        return out;
    };
    if (auto exact = matching([&](const Explanation& page) { return page.id == id; }); !exact.empty()) return exact;
    const std::string wanted = plain(id);
    return matching([&](const Explanation& page) {
        if (plain(page.id) == wanted) return true;
        const auto others = aliases(page, rules);
        return std::ranges::find(others, wanted) != others.end();
    });
}

std::vector<std::string> near_ids(const std::vector<Explanation>& all, std::string_view id) {
    if (const auto colon = id.find(':'); colon != std::string_view::npos) id.remove_prefix(colon + 1);
    std::vector<std::string> out;
    const auto add = [&](const std::string& found) {
        if (out.size() < k_most_near && std::ranges::find(out, found) == out.end()) out.push_back(found);
    };
    std::vector<std::string_view> ids;
    for (const Explanation& page : all)
        if (page.kind != "source" || id.size() <= 5) ids.push_back(page.id);
    const std::string word = plain(id);
    const auto add_having = [&](std::string Explanation::*text, std::size_t shortest) {
        for (const Explanation& page : all)
            if (word.size() >= shortest && page.kind != "source" && plain(page.*text).find(word) != std::string::npos)
                add(page.id);
    };
    add_having(&Explanation::id, 3);
    if (const std::string near = nearest(id, ids); !near.empty()) add(near);
    add_having(&Explanation::title, 5);
    return out;
}

}  // namespace tense
