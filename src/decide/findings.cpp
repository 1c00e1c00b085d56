#include "decide/findings.hpp"

#include "base/spelling.hpp"
#include "base/text.hpp"
#include "model/finding_kinds.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tense {

std::vector<Finding> find_problems(const RuleSet& rules, const System& system, const SystemDecision& decision) {
    std::vector<Finding> out;
    std::vector<std::string_view> known_names;
    for (const Platform& platform : rules.platforms) {
        known_names.push_back(platform.rule.id);
        known_names.insert(known_names.end(), platform.also_called.begin(), platform.also_called.end());
    }
    // The list of platforms is open, so an unknown name is no mistake; one that is nearly a known name is likely to be
    // one.
    for (const auto* list : {&system.operates, &system.platforms})
        for (const Located<std::string>& name : *list) {
            const std::string key = platform_key(name.value);
            if (std::ranges::find(known_names, key) != known_names.end()) continue;
            const std::string near = nearest(key, known_names);
            if (!near.empty())
                out.push_back(make_finding("unknown-platform-name",
                                           fmt::format("no rule knows {}, so it changes nothing; did you mean {}?",
                                                       in_quotes(name.value), in_quotes(near)),
                                           name.span));
        }
    for (const WorkloadDecision& workload : decision.workloads)
        if (!workload.uncovered.empty())
            out.push_back(make_finding("menu-covers-nothing",
                                       "no role that `allow` names covers " + join(workload.uncovered, ", "),
                                       workload.span, workload.name));
    for (const WorkloadDecision& workload : decision.workloads)
        for (const Unearned& unearned : workload.unearned)
            out.push_back(make_finding("unearned-platform",
                                       "no required need with a written `why` asks for " + unearned.platform,
                                       workload.span, workload.name));
    return out;
}

}  // namespace tense
