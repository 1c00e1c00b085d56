// Two passes: the first reads every file on its own and collects the ids; the second resolves what files say of
// each other (roles, platforms, needs, sources), so that the order of files never matters.
#include "load/ruleset_loader.hpp"

#include "base/digest.hpp"
#include "base/text.hpp"
#include "load/rule_reader.hpp"
#include "load/rule_resolver.hpp"

#include <algorithm>

namespace tense {

RuleSet load_rules(const std::vector<const SourceText*>& sources, DiagnosticSink& sink) {
    RawRules raw;
    for (const SourceText* source : sources) read_rule_file(*source, raw, sink);
    const bool whole = sink.empty();
    RuleSet rules = resolve_rules(std::move(raw), whole, sink);
    if (rules.needs.empty() && sink.empty()) {
        Span span;
        if (!sources.empty()) span = {sources.front(), 1, 1, 1};
        sink.report("rule-empty", span, "there are no needs among the rules", "at least one rule of kind need");
    }
    // Over the texts alone, in an order of their own: the same rules have the same digest from any folder.
    std::vector<std::string> digests;
    for (const SourceText* source : sources)
        if (!holds_scenarios(source->text())) digests.push_back(sha256_hex(source->text()));
    std::ranges::sort(digests);
    rules.digest = sha256_hex(join(digests, "\n"));
    return rules;
}

bool holds_scenarios(std::string_view text) {
    constexpr std::string_view k_line = "kind: scenarios";
    return text.starts_with(k_line) || text.find("\nkind: scenarios") != std::string_view::npos;
}

}  // namespace tense
