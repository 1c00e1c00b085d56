// One workload in the text format: the verdict first, then why, at what price, and what would change it.
#include "base/text.hpp"
#include "model/field.hpp"
#include "render/text_parts.hpp"
#include "render/words.hpp"

#include <algorithm>

namespace tense {
namespace {

// How much of each section a reader takes in; the rest is in the JSON report.
constexpr std::size_t k_most_sets = 3;
constexpr std::size_t k_most_needs = 6;
constexpr std::size_t k_most_alternatives = 4;
constexpr std::size_t k_most_outcomes = 3;
constexpr std::size_t k_most_flips = 4;
constexpr std::size_t k_most_groups = 3;
constexpr std::size_t k_most_questions = 3;
constexpr std::size_t k_most_unsaid = 6;

std::size_t beyond(std::size_t count, std::size_t most) {
    return count > most ? count - most : 0;
}

const NeedState* find_need(const WorkloadDecision& workload, const std::string& id) {
    const auto found = std::ranges::find(workload.needs, id, &NeedState::id);
    return found == workload.needs.end() ? nullptr : &*found;
}

void write_because(Sheet& sheet, const WorkloadDecision& workload) {
    const auto& sets = workload.because;
    std::vector<std::string> ids;  // each once, as they come
    bool single = true;            // every set is one need
    for (const std::vector<std::string>& set : sets) {
        single = single && set.size() == 1;
        for (const std::string& id : set)
            if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
    }
    if (ids.empty()) return;
    sheet.section("because");
    const bool several = ids.size() > 1;
    if (single && several) {
        sheet.item("any one of these is enough:");
    } else if (sets.size() == 1 && several) {
        sheet.item("these together:");
    } else if (!single) {
        std::vector<std::string> texts;
        for (std::size_t i = 0; i < std::min(sets.size(), k_most_sets); ++i) texts.push_back(listed(sets[i], "with"));
        std::string text = "any one of these is enough: " + listed(texts, "or");
        if (const std::size_t more = beyond(sets.size(), k_most_sets); more > 0)
            text += " (and " + std::to_string(more) + " more)";
        sheet.item(text);
    }
    const bool named = !single && sets.size() > 1;
    for (std::size_t i = 0; i < std::min(ids.size(), k_most_needs); ++i) {
        const NeedState* need = find_need(workload, ids[i]);
        std::string text = need && !need->say.empty() ? need->say : ids[i];
        if (named) text = ids[i] + ": " + text;
        sheet.item((several ? "- " : "") + text);
        if (!need) continue;
        for (const Reading& reading : need->readings) sheet.item(reading_and_why(reading), several ? 4 : 2);
    }
    sheet.and_more(beyond(ids.size(), k_most_needs));
}

// What the headline does not say: which role runs where, what is new here, what it lacks.
void write_placements(Sheet& sheet, const WorkloadDecision& workload) {
    sheet.section("on");
    for (const Placement& placement : workload.placements) {
        std::vector<std::string> added;
        for (const std::string& platform : placement.platforms)
            if (std::ranges::find(workload.added, platform) != workload.added.end()) added.push_back(platform);
        if (workload.placements.size() > 1 || !added.empty() || !placement.limits.empty()) {
            std::string text{words_for(placement.role)};
            text += ": " + (placement.platforms.empty() ? std::string{"nothing to operate"}
                                                        : listed_words(placement.platforms));
            sheet.item(text + added_words(placement.platforms, added));
        }
        for (const std::string& limit : placement.limits) sheet.item("limit: " + limit, 2);
    }
}

void write_decided(Sheet& sheet, const WorkloadDecision& workload) {
    if (!workload.decided) return;
    const Taken& decided = *workload.decided;
    sheet.section("decided");
    std::string text = std::string{words_for(decided.pattern)} + on_words(decided.platforms);
    std::vector<std::string> when;
    if (!decided.on.empty()) when.push_back(decided.on);
    if (decided.span.known()) when.push_back("line " + std::to_string(decided.span.line));
    if (!when.empty()) text += " (" + join(when, ", ") + ")";
    if (!decided.agrees)
        text += ": not the verdict";
    else if (!decided.elsewhere.empty())
        text += ": as the verdict, on other platforms";
    else
        text += ": as the verdict";
    sheet.item(text);
    if (!decided.record.empty()) sheet.item("record: " + decided.record, 2);
}

void write_assumed(Sheet& sheet, const WorkloadDecision& workload) {
    sheet.section("assumed");
    for (const Assumed& assumed : workload.assumed) {
        std::string text = assumed.fact + " is taken for " + assumed.as + "; ";
        text += "with " + assumed.with + " it would be " + outcome_brief(assumed.otherwise);
        sheet.item(text);
    }
}

void write_considered(Sheet& sheet, const WorkloadDecision& workload) {
    sheet.section("considered");
    const auto& all = workload.alternatives;
    for (std::size_t i = 0; i < std::min(all.size(), k_most_alternatives); ++i) {
        std::string text = outcome_brief(all[i].outcome);
        // Roles that the outcome's name does not tell of.
        std::vector<std::string> beside;
        for (const std::string& role : all[i].roles)
            if (role != all[i].outcome.verdict && role != all[i].outcome.instead && all[i].outcome.verdict != "hybrid")
                beside.emplace_back(words_for(role));
        if (!beside.empty()) text += " with " + listed(beside);
        text += on_words(all[i].platforms);
        if (!all[i].why_not.empty())
            text += ": " + all[i].why_not;
        else if (!all[i].lacks.empty())
            text += ": does not cover " + listed(all[i].lacks);
        sheet.item(text);
    }
    sheet.and_more(beyond(all.size(), k_most_alternatives));
}

void write_advice(Sheet& sheet, const WorkloadDecision& workload) {
    sheet.section("mind");
    for (const Advised& advised : workload.advice) {
        std::string text = (advised.conflict ? "conflict: " : "") + advised.title;
        const std::string& what = advised.fix.empty() ? advised.say : advised.fix;
        if (!what.empty()) text += (text.ends_with(".") ? " " : ". ") + what;
        sheet.item(text);
    }
}

std::string change_text(const Flip& flip) {
    std::vector<std::string> changes;
    for (const Change& change : flip.change) changes.push_back(change.fact + " " + change.to);
    return listed(changes, "with");
}

// One paragraph an outcome, in the order in which outcomes come.
void write_flips(Sheet& sheet, const WorkloadDecision& workload) {
    sheet.section("would flip");
    std::vector<Outcome> outcomes;
    for (const Flip& flip : workload.flips)
        if (std::ranges::find(outcomes, flip.outcome) == outcomes.end()) outcomes.push_back(flip.outcome);
    for (std::size_t i = 0; i < std::min(outcomes.size(), k_most_outcomes); ++i) {
        std::vector<std::string> changes;
        for (const Flip& flip : workload.flips)
            if (flip.outcome == outcomes[i]) changes.push_back(change_text(flip));
        const std::size_t more = beyond(changes.size(), k_most_flips);
        if (more > 0) changes.resize(k_most_flips);
        std::string text = "to " + outcome_brief(outcomes[i]) + (changes.size() > 1 ? ", with any of: " : ": ");
        text += join(changes, "; ");
        if (more > 0) text += "; and " + std::to_string(more) + " more";
        sheet.item(text);
    }
    sheet.and_more(beyond(outcomes.size(), k_most_outcomes));
}

// A group is one question to a person: "any of these?". The first ones are spelt out, the others named.
void write_questions(Sheet& sheet, const WorkloadDecision& workload) {
    sheet.section("ask next");
    std::size_t shown = 0;
    for (const QuestionGroup& group : workload.ask_groups) {
        if (shown == k_most_groups) break;
        ++shown;
        std::vector<std::string> outcomes;
        for (const Outcome& outcome : group.could_become) outcomes.push_back(outcome_brief(outcome));
        // Needs can be answered "none of these"; a typical and a greatest value are two halves of one answer.
        const bool needs =
            group.facts.size() > 1 &&
            facts()[static_cast<std::size_t>(find_fact(group.facts.front()).value_or(0))].kind == FactKind::level;
        sheet.item((needs ? "any of these? could make it " : "could make it ") + listed(outcomes, "or") + ":");
        std::vector<std::string> also;
        for (std::size_t i = 0; i < group.facts.size(); ++i) {
            if (i >= k_most_questions && group.facts.size() > k_most_questions + 1) {
                also.push_back(group.facts[i]);
                continue;
            }
            const auto question = std::ranges::find(workload.ask, group.facts[i], &Question::fact);
            const bool worded = question != workload.ask.end() && !question->question.empty();
            sheet.item("- " + group.facts[i] + (worded ? ": " + question->question : "?"));
        }
        if (!also.empty()) sheet.item("- or " + listed(also, "or"));
    }
    sheet.and_more(beyond(workload.ask_groups.size(), shown));
}

void write_buy_out(Sheet& sheet, const WorkloadDecision& workload) {
    sheet.section("buy-out");
    const auto& all = workload.buy_out;
    for (std::size_t i = 0; i < std::min(all.size(), k_most_sets); ++i) {
        std::vector<std::string> given_up;
        for (const GivenUp& need : all[i].give_up) given_up.push_back(need.need);
        const std::string text = "without " + listed_words(all[i].saves) + ": give up " + listed(given_up) + "; then " +
                                 outcome_brief(all[i].outcome) + on_words(all[i].platforms);
        sheet.item(text);
        for (const GivenUp& need : all[i].give_up)
            sheet.item(need.need + ": " + need.workaround + " (a " + need.kind + ")", 2);
    }
    sheet.and_more(beyond(all.size(), k_most_sets));
}

// What was said in vain first; of the rest, how many.
void write_no_matter(Sheet& sheet, const WorkloadDecision& workload) {
    std::vector<std::string> said;
    for (const std::string& fact : workload.no_matter)
        if (std::ranges::find(workload.statement, fact, &Reading::fact) != workload.statement.end())
            said.push_back(fact);
    const std::size_t unsaid = workload.no_matter.size() - said.size();
    sheet.section("no matter");
    if (said.size() == 1) sheet.item(said.front() + ": any value leaves the verdict as it is");
    if (said.size() > 1) sheet.item("any other value of any one of these: " + listed(said));
    if (unsaid > 0 && unsaid <= k_most_unsaid && !workload.settled) {
        std::vector<std::string> rest;
        for (const std::string& fact : workload.no_matter)
            if (std::ranges::find(said, fact) == said.end()) rest.push_back(fact);
        sheet.item("no need to ask for " + listed(rest, "or"));
    } else if (unsaid > 0) {
        sheet.item("no need to ask for " + number_words(unsaid, "fact", "facts") + " that the file leaves open");
    }
}

void write_uncovered(Sheet& sheet, const WorkloadDecision& workload) {
    sheet.section("uncovered");
    for (const std::string& id : workload.uncovered) {
        const NeedState* need = find_need(workload, id);
        sheet.item(need && !need->say.empty() ? id + ": " + need->say : id);
    }
}

}  // namespace

void write_workload(Sheet& sheet, const WorkloadDecision& workload) {
    std::string verdict = outcome_words(workload.outcome);
    if (!workload.uncovered.empty())
        verdict += ": no allowed role covers what is needed";
    else if (workload.roles.empty())
        verdict += ": nothing is asked for yet";
    verdict += on_words(workload.platforms);
    sheet.pair(workload.name, ": ", verdict, Ink::plain, Ink::strong);
    write_status(sheet, workload);
    write_uncovered(sheet, workload);
    write_because(sheet, workload);
    write_placements(sheet, workload);
    write_decided(sheet, workload);
    write_assumed(sheet, workload);
    write_considered(sheet, workload);
    write_advice(sheet, workload);
    write_buy_out(sheet, workload);
    write_flips(sheet, workload);
    write_questions(sheet, workload);
    write_no_matter(sheet, workload);
}

}  // namespace tense
