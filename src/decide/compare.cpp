#include "decide/compare.hpp"

#include "base/text.hpp"
#include "decide/attribute.hpp"
#include "decide/engine.hpp"

#include <algorithm>

namespace tense {
namespace {

using Names = std::vector<Located<std::string>>;

std::string list_text(const Names& names) {
    std::string out;
    for (const auto& name : names) out += (out.empty() ? "" : ", ") + name.value;
    return names.empty() ? "" : "[" + out + "]";
}

Span span_of(const Names& names) {
    return names.empty() ? Span{} : names.front().span;
}

std::string decided_text(const std::optional<Decided>& decided) {
    if (!decided) return {};
    std::string out = decided->pattern.value;
    if (!decided->platforms.empty()) out += " on " + list_text(decided->platforms);
    if (!decided->on.value.empty()) out += ", " + decided->on.value;
    if (!decided->record.value.empty()) out += ", " + decided->record.value;
    return out;
}

std::string text_of(const Fact& fact, const FactSpec& spec) {
    if (!is_known(fact.value)) return {};
    return fact.written.empty() || spec.kind == FactKind::names ? to_text(known(fact.value), spec) : fact.written;
}

// Lists of names say the same in any order.
bool says_the_same(const Value& a, const Value& b) {
    if (!is_known(a) || !is_known(b)) return is_known(a) == is_known(b);
    const auto* names = std::get_if<std::vector<std::string>>(&known(a));
    const auto* others = std::get_if<std::vector<std::string>>(&known(b));
    if (names == nullptr || others == nullptr) return known(a) == known(b);
    std::vector<std::string> left = *names, right = *others;
    std::ranges::sort(left);
    std::ranges::sort(right);
    return left == right;
}

class Changes {
public:
    explicit Changes(const Cells& cells) : cells_(cells) {}

    void facts_of(const FactSheet& before, const FactSheet& after, bool system) {
        const auto specs = facts();
        for (std::size_t i = 0; i < specs.size(); ++i) {
            if (specs[i].system != system) continue;
            const Fact &old = before[i], &now = after[i];
            if (!says_the_same(old.value, now.value))
                out_.push_back({specs[i].path, text_of(old, specs[i]), text_of(now, specs[i]), old.span, now.span,
                                !cells_.values[i].empty()});
            if (old.why != now.why) texts(specs[i].path + ".why", old.why, now.why, old.why_span, now.why_span);
        }
    }

    // Something that no rule tests.
    void texts(std::string name, const std::string& before, const std::string& after, const Span& before_span = {},
               const Span& after_span = {}) {
        if (before != after) out_.push_back({std::move(name), before, after, before_span, after_span, false});
    }

    // Names, where what is counted or required of them stayed.
    void names(const std::string& fact, const Names& before, const Names& after) {
        const bool told = std::ranges::find(out_, fact, &StatedChange::fact) != out_.end();
        if (!told) texts(fact, list_text(before), list_text(after), span_of(before), span_of(after));
    }

    // A change in other words; one that these do not tell of is none.
    void reworded(std::string_view fact, const std::string& before, const std::string& after) {
        const auto found = std::ranges::find(out_, fact, &StatedChange::fact);
        if (found == out_.end()) return;
        found->before = before;
        found->after = after;
        if (before == after) out_.erase(found);
    }

    void menu(const Names& before, const Names& after) {
        texts("system.allow", list_text(before), list_text(after), span_of(before), span_of(after));
        if (!out_.empty() && out_.back().fact == "system.allow") out_.back().deciding = true;
    }

    [[nodiscard]] std::vector<StatedChange> take() { return std::move(out_); }

private:
    const Cells& cells_;
    std::vector<StatedChange> out_;
};

std::vector<StatedChange> changes(const Cells& cells, const Workload& before, const Workload& after) {
    Changes out{cells};
    out.facts_of(before.facts, after.facts, false);
    out.names("readers", before.reader_names, after.reader_names);
    out.names("lifecycle", before.lifecycle_parts, after.lifecycle_parts);
    out.texts("triggered_by", before.triggered_by.value, after.triggered_by.value, before.triggered_by.span,
              after.triggered_by.span);
    out.texts("decided", decided_text(before.decided), decided_text(after.decided),
              before.decided ? before.decided->span : Span{}, after.decided ? after.decided->span : Span{});
    out.texts("summary", before.summary, after.summary);
    return out.take();
}

// Each platform once: those that stand below `operates` as they are written there, and with `implied` those that other
// keys speak of too.
std::string operated_text(const System& system, bool implied) {
    std::vector<std::string> names;
    for (const auto& name : system.operates) names.push_back(name.value);
    const Fact& fact = system.facts[static_cast<std::size_t>(find_fact("system.operates").value())];
    if (implied && is_known(fact.value)) {
        const auto& all = std::get<std::vector<std::string>>(known(fact.value));
        names.insert(names.end(), all.begin(), all.end());
    }
    std::vector<std::string> once, keys;
    for (const std::string& name : names) {
        if (std::ranges::find(keys, platform_key(name)) != keys.end()) continue;
        keys.push_back(platform_key(name));
        once.push_back(name);
    }
    return once.empty() ? "" : "[" + join(once, ", ") + "]";
}

std::vector<StatedChange> changes(const Cells& cells, const System& before, const System& after) {
    Changes out{cells};
    out.facts_of(before.facts, after.facts, true);
    const bool written = operated_text(before, false) != operated_text(after, false);
    out.reworded("system.operates", operated_text(before, !written), operated_text(after, !written));
    out.menu(before.allow, after.allow);
    out.texts("summary", before.summary, after.summary);
    return out.take();
}

// Index of the first workload of a name; -1: none.
int find(const System& system, const std::string& name) {
    for (std::size_t i = 0; i < system.workloads.size(); ++i)
        if (system.workloads[i].name.value == name) return static_cast<int>(i);
    return -1;
}

class Comparer {
public:
    explicit Comparer(const RuleSet& rules) : compiled_(rules) {}

    SystemDifference compare(const System* before, const System* after) const {
        SystemDifference out;
        if (before != nullptr) out.before = decide(compiled_, *before);
        if (after != nullptr) out.after = decide(compiled_, *after);
        if (before != nullptr && after != nullptr) out.stated = changes(compiled_.cells(), *before, *after);
        if (after != nullptr)
            for (std::size_t i = 0; i < after->workloads.size(); ++i) {
                const int twin = before == nullptr ? -1 : find(*before, after->workloads[i].name.value);
                WorkloadDifference workload;
                workload.name = after->workloads[i].name.value;
                workload.after = out.after->workloads[i];
                if (twin >= 0) {
                    const auto index = static_cast<std::size_t>(twin);
                    workload.before = out.before->workloads[index];
                    explain(*before, before->workloads[index], *after, after->workloads[i], out.stated, workload);
                }
                out.workloads.push_back(std::move(workload));
            }
        if (before != nullptr)
            for (std::size_t i = 0; i < before->workloads.size(); ++i)
                if (after == nullptr || find(*after, before->workloads[i].name.value) < 0) {
                    WorkloadDifference workload;
                    workload.name = before->workloads[i].name.value;
                    workload.before = out.before->workloads[i];
                    out.workloads.push_back(std::move(workload));
                }
        return out;
    }

private:
    void explain(const System& before, const Workload& workload_before, const System& after,
                 const Workload& workload_after, const std::vector<StatedChange>& circumstances,
                 WorkloadDifference& out) const {
        out.stated = changes(compiled_.cells(), workload_before, workload_after);
        std::vector<std::string> changed;
        for (const StatedChange& change : out.stated)
            if (change.deciding) changed.push_back(change.fact);
        for (const StatedChange& change : circumstances)
            if (change.deciding) changed.push_back(change.fact);
        Attribution found = attribute(compiled_, before, workload_before, after, workload_after, changed);
        out.effect = found.effect;
        out.did_it = std::move(found.did_it);
        out.all_sets = found.all_sets;
    }

    CompiledRules compiled_;
};

// For each system of `after` its counterpart in `before`, or -1.
std::vector<int> counterparts(const std::vector<System>& before, const std::vector<System>& after) {
    std::vector<int> out(after.size(), -1);
    std::vector<bool> taken(before.size());
    const auto match = [&](const auto& fits) {
        for (std::size_t a = 0; a < after.size(); ++a)
            for (std::size_t b = 0; b < before.size() && out[a] < 0; ++b)
                if (!taken[b] && fits(before[b], after[a])) {
                    out[a] = static_cast<int>(b);
                    taken[b] = true;
                }
    };
    match([](const System& b, const System& a) { return b.name == a.name; });
    match([](const System&, const System&) { return true; });
    return out;
}

}  // namespace

std::vector<SystemDifference> compare(const RuleSet& rules, const std::vector<System>& before,
                                      const std::vector<System>& after) {
    const Comparer comparer{rules};
    const std::vector<int> twins = counterparts(before, after);
    std::vector<SystemDifference> out;
    for (std::size_t i = 0; i < after.size(); ++i)
        out.push_back(
            comparer.compare(twins[i] < 0 ? nullptr : &before[static_cast<std::size_t>(twins[i])], &after[i]));
    for (std::size_t i = 0; i < before.size(); ++i)
        if (std::ranges::find(twins, static_cast<int>(i)) == twins.end())
            out.push_back(comparer.compare(&before[i], nullptr));
    return out;
}

}  // namespace tense
