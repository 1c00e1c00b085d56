// A derivation for people: six steps, each of which can be checked with the file and the rules at hand.
#include "base/text.hpp"
#include "model/field.hpp"
#include "render/explain.hpp"
#include "render/words.hpp"

#include <algorithm>

namespace tense {
namespace {

constexpr std::size_t k_most_alike = 3;  // candidates that fail for one reason: so many in full

void write_readings(Sheet& sheet, const std::vector<Reading>& readings, std::size_t indent) {
    for (const Reading& reading : readings) sheet.item(reading_words(reading), indent);
}

void step(Sheet& sheet, std::string_view title) {
    sheet.blank();
    sheet.paragraph(0, title, Ink::strong, 0);
}

void write_facts(Sheet& sheet, const Derivation& derivation) {
    step(sheet, "1. What the file says");
    sheet.section("said");
    for (const Reading& reading : derivation.decision.statement) sheet.item(reading_and_why(reading));
    if (derivation.decision.statement.empty()) sheet.item("nothing that rules read");
    sheet.section("run here");
    sheet.item(derivation.operates.empty() ? "nothing that is said" : join(derivation.operates, ", "), 0, 0);
    sheet.section("not said");
    if (!derivation.unsaid.empty()) sheet.item(join(derivation.unsaid, ", "), 0, 0);
    sheet.section("");

    step(sheet, "2. What is taken for granted");
    sheet.section("assumed");
    for (const Derivation::Assumption& made : derivation.assumed) {
        sheet.item(made.fact + " is taken for " + made.value + " (" + made.rule + ")");
        sheet.item(made.readings.empty() ? made.condition : "when " + made.condition, 2);
        write_readings(sheet, made.readings, 4);
        sheet.item("why: " + made.why, 2);
    }
    if (derivation.assumed.empty()) sheet.item("nothing");
    sheet.section("otherwise");
    sheet.item("a need that is not said is not counted, and a circumstance that is not said is not there", 0, 0);
}

void write_needs(Sheet& sheet, const Derivation& derivation) {
    step(sheet, "3. What is needed");
    using Standing = Derivation::Standing;
    const auto write = [&](std::string_view label, Standing standing, bool must) {
        sheet.section(label);
        for (const Derivation::Need& need : derivation.needs) {
            if (need.standing != standing || (standing == Standing::fires && need.must != must)) continue;
            std::string_view on_what;
            if (need.assumed)
                on_what = std::ranges::any_of(need.readings, &Reading::assumed) ? ", by assumption"
                                                                                : ", while the rest is not said";
            sheet.item(need.id + std::string{on_what} + ": " + need.condition);
            write_readings(sheet, need.readings, 2);
        }
    };
    if (std::ranges::none_of(derivation.needs, [](const auto& need) { return need.standing == Standing::fires; })) {
        sheet.section("must");
        sheet.item("nothing");
    }
    write("must", Standing::fires, true);
    write("preferred", Standing::fires, false);
    sheet.section("open");
    bool first = true;
    for (const Derivation::Need& need : derivation.needs) {
        if (need.standing != Standing::open) continue;
        if (first) sheet.item("not counted, and could be there with answers to what is not said:", 0, 0);
        first = false;
        std::vector<std::string> facts;
        for (const Reading& reading : need.readings)
            facts.push_back(reading.assumed ? reading_words(reading) : reading.fact);
        // `retries` waits for `retries`: once is enough.
        const bool same = facts.size() == 1 && platform_key(facts.front()) == need.id;
        sheet.item(same ? need.id : need.id + " (" + join(facts, ", ") + ")", 2);
    }
    sheet.section("silent");
    std::vector<std::string> silent;
    for (const Derivation::Need& need : derivation.needs)
        if (need.standing == Standing::silent) silent.push_back(need.id);
    if (!silent.empty()) sheet.item(join(silent, ", ") + ": not there, whatever is answered", 0, 0);
    sheet.section("");
}

void write_choices(Sheet& sheet, const Derivation& derivation) {
    step(sheet, "4. What there is to choose from");
    sheet.section("possible");
    for (const Derivation::Choice& role : derivation.choices) {
        if (!role.role.empty() || !role.on_menu || role.possible != Truth::yes) continue;
        std::vector<std::string> ways;
        for (const Derivation::Choice& way : derivation.choices)
            if (way.role == role.id && way.possible == Truth::yes) ways.push_back(way.id);
        if (!ways.empty()) sheet.item(role.id + ", by " + join(ways, ", "));
    }
    // Most fail by the same circumstance, which is then told once.
    sheet.section("not here");
    std::vector<std::vector<std::string>> told;
    const auto texts_of = [](const Derivation::Choice& choice) {
        std::vector<std::string> out;
        for (const Reading& reading : choice.readings) out.push_back(reading_words(reading));
        return out;
    };
    for (const Derivation::Choice& first : derivation.choices) {
        if (!first.on_menu || first.possible == Truth::yes) continue;
        const std::vector<std::string> texts = texts_of(first);
        if (std::ranges::find(told, texts) != told.end()) continue;
        told.push_back(texts);
        sheet.item(join(texts, ", ") + ":");
        for (const Derivation::Choice& choice : derivation.choices)
            if (choice.on_menu && choice.possible != Truth::yes && texts_of(choice) == texts)
                sheet.item(choice.id + ": only when " + choice.condition, 2);
    }
    sheet.section("not allowed");
    for (const Derivation::Choice& choice : derivation.choices)
        if (choice.role.empty() && !choice.on_menu) sheet.item(choice.id + ": `allow` does not name it");
    sheet.section("");
}

std::string price_text(const Derivation::Candidate& candidate) {
    std::string out = candidate.added.empty() ? "adds nothing" : "adds " + listed_words(candidate.added);
    if (candidate.seams > 0) out += "; " + number_words(static_cast<std::size_t>(candidate.seams), "seam", "seams");
    if (candidate.borrowed > 0)
        out += "; " + number_words(static_cast<std::size_t>(candidate.borrowed), "stand-in", "stand-ins");
    if (!candidate.efforts.empty()) {
        std::vector<std::string> ranks;
        for (const int effort : candidate.efforts) ranks.push_back(std::to_string(effort));
        out += candidate.efforts.size() == 1 ? "; rank " : "; ranks ";
        out += join(ranks, ", ");
    }
    if (!candidate.missed.empty()) out += "; misses " + join(candidate.missed, ", ");
    return out;
}

std::string candidate_text(const Derivation::Candidate& candidate) {
    const std::string what = candidate.providers.empty() ? "nothing at all" : join(candidate.providers, " + ");
    return "#" + std::to_string(candidate.place) + " " + what + " (" + price_text(candidate) + ")";
}

// "#12 #13 #20": the places of those that are not shown in full.
std::string places_text(const std::vector<const Derivation::Candidate*>& list, std::size_t from) {
    std::vector<std::string> out;
    for (std::size_t i = from; i < list.size(); ++i) out.push_back("#" + std::to_string(list[i]->place));
    return join(out, " ");
}

void write_candidates(Sheet& sheet, const Derivation& derivation) {
    step(sheet, "5. The candidates, cheapest first");
    sheet.section("price");
    sheet.item(
        "compared from left to right, never added up: platforms to add, seams, stand-ins, operating ranks (the "
        "highest first), preferences missed",
        0, 0);
    // What holds a part that is not possible here fails by that part alone; the rest by what it does not cover.
    struct Reason {
        std::string text;
        std::vector<const Derivation::Candidate*> all;
    };
    std::vector<Reason> reasons;
    for (const Derivation::Candidate& candidate : derivation.candidates) {
        if (candidate.feasible()) continue;
        std::string text = candidate.barred.empty() ? "does not cover " + join(candidate.lacks, ", ")
                                                    : "with " + candidate.barred.front() + ", not possible here";
        const auto same = std::ranges::find(reasons, text, &Reason::text);
        if (same == reasons.end())
            reasons.push_back({std::move(text), {&candidate}});
        else
            same->all.push_back(&candidate);
    }
    sheet.section("fail");
    for (const Reason& reason : reasons) {
        sheet.item(reason.text + ":");
        for (std::size_t i = 0; i < std::min(reason.all.size(), k_most_alike); ++i)
            sheet.item(candidate_text(*reason.all[i]), 2);
        if (reason.all.size() > k_most_alike)
            sheet.item("and " + std::to_string(reason.all.size() - k_most_alike) +
                           " more: " + places_text(reason.all, k_most_alike),
                       2);
    }
    sheet.section("would do");
    for (std::size_t i = 0; i < derivation.candidates.size(); ++i)
        if (derivation.candidates[i].feasible() && static_cast<int>(i) != derivation.winner)
            sheet.item(candidate_text(derivation.candidates[i]));
    sheet.section("wins");
    if (derivation.winner < 0) {
        sheet.item("none: what may be chosen from does not cover " + listed(derivation.decision.uncovered));
    } else {
        const auto& winner = derivation.candidates[static_cast<std::size_t>(derivation.winner)];
        const bool rival = std::ranges::count_if(derivation.candidates, &Derivation::Candidate::feasible) > 1;
        sheet.item(candidate_text(winner));
        sheet.item(rival ? "covers every must-need; of those that do on these platforms it misses the fewest "
                           "preferences, and is the first that misses so few"
                         : "the first that covers every must-need",
                   2, 0);
    }
    sheet.section("left out");
    if (!derivation.beaten.empty())
        sheet.item(std::to_string(derivation.beaten.size()) +
                       " as cheap or cheaper: before each stands one above that covers all it covers and asks no more "
                       "(--format json names it)",
                   0, 0);
    if (derivation.dearer > 0) sheet.item(std::to_string(derivation.dearer) + " dearer", 0, 0);
    sheet.section("");
}

void write_conclusion(Sheet& sheet, const Derivation& derivation) {
    const WorkloadDecision& decision = derivation.decision;
    step(sheet, "6. What the verdict rests on, and what would change it");
    sheet.section("because");
    for (const auto& set : decision.because) sheet.item(listed(set));
    if (decision.because.empty()) sheet.item("no set of needs forces it");
    if (decision.because.size() > 1) sheet.item("(each of these sets is enough by itself)");
    sheet.section("flips");
    for (const Flip& flip : decision.flips) {
        std::vector<std::string> changes;
        for (const Change& change : flip.change) changes.push_back(change.fact + " " + change.to);
        sheet.item(join(changes, " and ") + ": " + outcome_brief(flip.outcome));
    }
    if (decision.flips.empty()) sheet.item("no single change, and no dropping of needs");
    sheet.section(decision.settled ? "settled" : "provisional");
    if (decision.settled) {
        sheet.item("no answer to what is not said changes the verdict", 0, 0);
    } else {
        std::vector<std::string> others;
        for (const std::string& verdict : decision.possible_verdicts)
            if (verdict != decision.outcome.verdict) others.emplace_back(words_for(verdict));
        sheet.item("answers to what is not said could make it " + listed(others, "or"), 0, 0);
    }
    sheet.section("");
    sheet.blank();
    sheet.paragraph(0, "tense explain NAME tells more of every need, role, provider and fact that is named here.",
                    Ink::plain, 0);
}

}  // namespace

void write_derivation(Sheet& sheet, const Derivation& derivation) {
    const WorkloadDecision& decision = derivation.decision;
    std::string place = "(" + derivation.file;
    if (derivation.document > 1) place += ", document " + std::to_string(derivation.document);
    if (decision.span.known()) place += ", line " + std::to_string(decision.span.line);
    sheet.pair(decision.name, "  ", place + ")", Ink::strong, Ink::plain);
    sheet.underline('=');
    sheet.paragraph(0,
                    outcome_words(decision.outcome) + on_words(decision.platforms) +
                        added_words(decision.platforms, decision.added),
                    Ink::strong, 0);
    write_facts(sheet, derivation);
    write_needs(sheet, derivation);
    write_choices(sheet, derivation);
    write_candidates(sheet, derivation);
    write_conclusion(sheet, derivation);
}

}  // namespace tense
