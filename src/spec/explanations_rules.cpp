// Rules as pages: when each fires and when not, what it does, on what it rests.
#include "spec/explanations.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace tense {
namespace {

template <typename T>
std::string ids_of(const std::vector<int>& indexes, const std::vector<T>& list) {
    std::vector<std::string> ids;
    for (const int index : indexes) ids.push_back(list[static_cast<std::size_t>(index)].rule.id);
    return join(ids, ", ");
}

const FactSpec& spec_of(FactId id) {
    return facts()[static_cast<std::size_t>(id)];
}

std::string example_text(const FactSheet& sheet) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < sheet.size(); ++i)
        if (is_known(sheet[i].value) && !facts()[i].derived)
            out.push_back(facts()[i].path + ": " +
                          (sheet[i].written.empty() ? to_text(known(sheet[i].value), facts()[i]) : sheet[i].written));
    return join(out, ", ");
}

Explanation::Source source_of(const RuleSet& rules, const std::string& source) {
    const DatedFact* fact = rules.find_fact(source);
    if (fact == nullptr) return {{}, {}, source, {}, {}};
    return {fact->id, fact->statement, fact->source, fact->status, fact->as_of};
}

Explanation page_of(const RuleSet& rules, const RuleHeader& rule) {
    Explanation page;
    page.kind = to_text(rule.kind);
    page.id = rule.id;
    page.title = rule.title;
    page.why = rule.why;
    for (const auto& [fact, question] : rule.ask) page.ask.push_back({spec_of(fact).path, question});
    for (const RuleExample& example : rule.examples)
        page.examples.push_back({example.fires, example_text(example.facts)});
    for (const auto& source : rule.sources) page.sources.push_back(source_of(rules, source.value));
    page.file = rule.path;
    return page;
}

// What is left open while a file does not say it. Circumstances never are: unstated, nothing is known to be there.
std::string open_facts(std::initializer_list<const Condition*> conditions) {
    std::vector<std::string> out;
    for (const Condition* condition : conditions)
        if (condition != nullptr)
            for (const FactId fact : facts_of(*condition))
                if (!spec_of(fact).system && !spec_of(fact).derived &&
                    std::ranges::find(out, spec_of(fact).path) == out.end())
                    out.push_back(spec_of(fact).path);
    if (out.size() < 2) return out.empty() ? "" : out.front() + " is not said";
    return listed(out, "or") + " is not said, unless the rest settles it";
}

void add_needs(const RuleSet& rules, std::vector<Explanation>& out) {
    for (std::size_t i = 0; i < rules.needs.size(); ++i) {
        const Need& need = rules.needs[i];
        Explanation page = page_of(rules, need.rule);
        add_part(page, "fires when", in_words(need.must));
        if (need.prefer)
            add_part(page, "preferred", "when " + in_words(*need.prefer) + ": a preference buys no platform");
        Condition silent = opposite(need.must);
        if (need.prefer) {
            Condition both;
            both.kind = Condition::Kind::all;
            both.parts = {std::move(silent), opposite(*need.prefer)};
            silent = std::move(both);
        }
        add_part(page, "silent when", in_words(silent));
        add_part(page, "open while", open_facts({&need.must, need.prefer ? &*need.prefer : nullptr}));
        add_part(page, "means", need.say);
        add_part(page, "covered by", ids_of(need.covered_by, rules.roles));
        std::vector<std::string> ways;
        for (const Provider& provider : rules.providers)
            if ((provider.covers >> i & 1) != 0) ways.push_back(provider.rule.id);
        add_part(page, "through", join(ways, ", "));
        add_part(page, "a case of", ids_of(need.refines, rules.needs));
        if (!need.workaround.text.empty())
            add_part(page, "workaround", fmt::format("{} (a {})", need.workaround.text, to_text(need.workaround.kind)));
        out.push_back(std::move(page));
    }
}

// Roles and providers: what is chosen from.
void add_choices(const RuleSet& rules, std::vector<Explanation>& out) {
    const auto conditions = [](Explanation& page, const Condition& when, const std::string& asks) {
        add_part(page, "possible", when.kind == Condition::Kind::always ? "always" : "when " + in_words(when));
        if (when.kind == Condition::Kind::always) return;
        add_part(page, "asks for", asks);
        add_part(page, "not when", in_words(opposite(when)));
    };
    for (std::size_t i = 0; i < rules.roles.size(); ++i) {
        const Role& role = rules.roles[i];
        Explanation page = page_of(rules, role.rule);
        conditions(page, role.when, role.asks);
        std::vector<std::string> covered, ways;
        for (const Need& need : rules.needs)
            if (std::ranges::find(need.covered_by, static_cast<int>(i)) != need.covered_by.end())
                covered.push_back(need.rule.id);
        for (const Provider& provider : rules.providers)
            if (provider.role == static_cast<int>(i)) ways.push_back(provider.rule.id);
        add_part(page, "alone means",
                 role.verdict == "neither" ? "neither, with " + role.rule.id + " instead" : role.verdict);
        add_part(page, "covers", join(covered, ", "));
        add_part(page, "through", join(ways, ", "));
        if (role.keeps) add_part(page, "keeps", "what happened, so that it can be read again");
        if (role.executes) add_part(page, "executes", "work is done here, not only stored or passed on");
        out.push_back(std::move(page));
    }
    for (const Provider& provider : rules.providers) {
        Explanation page = page_of(rules, provider.rule);
        add_part(page, "provides", rules.roles[static_cast<std::size_t>(provider.role)].rule.id);
        add_part(page, "runs on",
                 provider.runs.empty() ? "nothing of its own" : ids_of(provider.runs, rules.platforms));
        conditions(page, provider.when, provider.asks);
        std::vector<std::string> covered;
        for (std::size_t i = 0; i < rules.needs.size(); ++i)
            if ((provider.covers >> i & 1) != 0) covered.push_back(rules.needs[i].rule.id);
        add_part(page, "covers", join(covered, ", "));
        add_part(page, "limits", join(provider.limits, "; "));
        if (provider.borrowed)
            add_part(page, "stand-in", "the platform was built for another role; its own one goes first");
        out.push_back(std::move(page));
    }
}

void add_platforms(const RuleSet& rules, std::vector<Explanation>& out) {
    for (std::size_t i = 0; i < rules.platforms.size(); ++i) {
        const Platform& platform = rules.platforms[i];
        Explanation page = page_of(rules, platform.rule);
        std::vector<std::string> ways;
        for (const Provider& provider : rules.providers)
            if (std::ranges::find(provider.runs, static_cast<int>(i)) != provider.runs.end())
                ways.push_back(provider.rule.id);
        add_part(page, "to operate",
                 platform.server ? "yes, unless `operates` names it: then it costs nothing new"
                                 : "no: a library or a tool beside another platform");
        add_part(page, "effort", "rank " + std::to_string(platform.effort) + " (1 is the least to operate)");
        add_part(page, "provides", join(ways, ", "));
        add_part(page, "also called", join(platform.also_called, ", "));
        out.push_back(std::move(page));
    }
}

void add_advice(const RuleSet& rules, std::vector<Explanation>& out) {
    for (const Advice& advice : rules.advice) {
        Explanation page = page_of(rules, advice.rule);
        add_part(page, "fires when", in_words(advice.when));
        add_part(page, "silent when", in_words(opposite(advice.when)));
        add_part(page, "only with", ids_of(advice.roles, rules.roles));
        add_part(page, "means", advice.say);
        page.fix = advice.fix;
        out.push_back(std::move(page));
    }
    for (const Assumption& assumption : rules.assumptions) {
        Explanation page = page_of(rules, assumption.rule);
        const FactSpec& fact = spec_of(assumption.fact);
        add_part(page, "takes", fact.path + " for " + to_text(assumption.value, fact));
        add_part(page, "fires when", fact.path + " is not said, and " + in_words(assumption.when));
        add_part(page, "silent when", fact.path + " is said, or " + in_words(opposite(assumption.when)));
        add_part(page, "yields to", join(assumption.yields_to, ", "));
        page.fix = "Say " + fact.path + " in the file: what is said is never assumed.";
        out.push_back(std::move(page));
    }
}

void add_sources(const RuleSet& rules, std::vector<Explanation>& out) {
    for (const DatedFact& fact : rules.facts) {
        Explanation page;
        page.kind = "source";
        page.id = fact.id;
        page.title = fact.statement;
        std::vector<std::string> cited;
        for (const RuleHeader* rule : rules.headers())
            if (std::ranges::find(rule->sources, fact.id, &Located<std::string>::value) != rule->sources.end())
                cited.push_back(rule->id);
        add_part(page, "as of", fact.as_of + ", " + fact.status);
        add_part(page, "from", fact.source);
        add_part(page, "cited by", cited.empty() ? "no rule" : join(cited, ", "));
        if (fact.span.source != nullptr) page.file = fact.span.source->name();
        out.push_back(std::move(page));
    }
}

void read_by(const Condition& condition, const RuleHeader& rule, FactId fact, std::vector<std::string>& out) {
    const std::vector<FactId> read = facts_of(condition);
    if (std::ranges::find(read, fact) != read.end() && std::ranges::find(out, rule.id) == out.end())
        out.push_back(rule.id);
}

}  // namespace

void explain_rules(const RuleSet& rules, std::vector<Explanation>& out) {
    add_needs(rules, out);
    add_choices(rules, out);
    add_platforms(rules, out);
    add_advice(rules, out);
    add_sources(rules, out);
}

std::vector<std::string> readers_of(const RuleSet& rules, FactId fact) {
    std::vector<std::string> out;
    for (const Need& need : rules.needs) {
        read_by(need.must, need.rule, fact, out);
        if (need.prefer) read_by(*need.prefer, need.rule, fact, out);
    }
    for (const Role& role : rules.roles) read_by(role.when, role.rule, fact, out);
    for (const Provider& provider : rules.providers) read_by(provider.when, provider.rule, fact, out);
    for (const Advice& advice : rules.advice) read_by(advice.when, advice.rule, fact, out);
    for (const Assumption& assumption : rules.assumptions) read_by(assumption.when, assumption.rule, fact, out);
    return out;
}

}  // namespace tense
