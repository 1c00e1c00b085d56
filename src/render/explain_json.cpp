// `tense explain --format json`. Every key is always there; what does not apply is null or empty.
#include "render/explain.hpp"
#include "render/json_report.hpp"

namespace tense {
namespace {

Json json_of(const Explanation::Source& source) {
    Json out;
    out["id"] = text_or_null(source.id);
    out["statement"] = text_or_null(source.statement);
    out["source"] = source.source;
    out["status"] = text_or_null(source.status);
    out["as_of"] = text_or_null(source.as_of);
    return out;
}

Json json_of(const Explanation::Part& part) {
    return {{"label", part.label}, {"text", part.text}};
}

Json json_of(const Explanation::Question& ask) {
    return {{"fact", ask.fact}, {"question", ask.question}};
}

Json json_of(const Explanation::Example& example) {
    return {{"fires", example.fires}, {"facts", example.facts}};
}

Json json_of(const Explanation& page) {
    Json out;
    out["kind"] = page.kind;
    out["id"] = page.id;
    out["title"] = page.title;
    out["why"] = text_or_null(page.why);
    out["details"] = array_of(page.parts, json_of);
    out["ask"] = array_of(page.ask, json_of);
    out["examples"] = array_of(page.examples, json_of);
    out["fix"] = text_or_null(page.fix);
    out["sources"] = array_of(page.sources, json_of);
    out["file"] = text_or_null(page.file);
    out["wrong"] = text_or_null(page.wrong);
    out["printed"] = text_or_null(page.printed);
    out["right"] = text_or_null(page.right);
    return out;
}

Json json_of(const ExplainedKind& kind) {
    return {{"kind", kind.name}, {"summary", kind.summary}, {"ids", kind.ids}};
}

Json json_of(const Derivation::Assumption& made) {
    Json out;
    out["rule"] = made.rule;
    out["fact"] = made.fact;
    out["as"] = made.value;
    out["condition"] = made.condition;
    out["why"] = made.why;
    out["readings"] = json_of(made.readings);
    return out;
}

Json json_of(const Derivation::Need& need) {
    Json out;
    out["id"] = need.id;
    out["standing"] = to_text(need.standing);
    out["state"] = to_text(need.taken);
    out["stated"] = to_text(need.stated);
    out["strength"] = need.must ? "must" : "prefer";
    out["assumed"] = need.assumed;
    out["say"] = need.say;
    out["condition"] = need.condition;
    out["readings"] = json_of(need.readings);
    return out;
}

Json json_of(const Derivation::Choice& choice) {
    Json out;
    out["id"] = choice.id;
    out["title"] = choice.title;
    out["role"] = text_or_null(choice.role);
    out["condition"] = choice.condition;
    out["on_menu"] = choice.on_menu;
    out["possible"] = to_text(choice.possible);
    out["readings"] = json_of(choice.readings);
    return out;
}

Json json_of(const Derivation::Candidate& candidate) {
    Json out;
    out["place"] = candidate.place;
    out["verdict"] = candidate.outcome.verdict;
    out["instead"] = text_or_null(candidate.outcome.instead);
    out["roles"] = candidate.roles;
    out["providers"] = candidate.providers;
    out["price"] = {{"added", candidate.added},
                    {"seams", candidate.seams},
                    {"stand_ins", candidate.borrowed},
                    {"efforts", candidate.efforts},
                    {"missed", candidate.missed}};
    out["group"] = candidate.group;
    out["feasible"] = candidate.feasible();
    out["lacks"] = candidate.lacks;
    out["barred"] = candidate.barred;
    return out;
}

Json json_of(const Derivation::Beaten& beaten) {
    return {{"place", beaten.place}, {"by", beaten.by}};
}

Json json_of(const Derivation& derivation) {
    Json out;
    out["file"] = derivation.file;
    out["document"] = derivation.document;
    out["system"] = derivation.system;
    out["statement"] = json_of(derivation.decision.statement);
    out["assumed"] = array_of(derivation.assumed, json_of);
    out["operates"] = derivation.operates;
    out["unsaid"] = derivation.unsaid;
    out["needs"] = array_of(derivation.needs, json_of);
    out["allow"] = derivation.allow;
    out["choices"] = array_of(derivation.choices, json_of);
    out["candidates"] = array_of(derivation.candidates, json_of);
    out["winner"] = derivation.winner < 0 ? Json(nullptr) : Json(derivation.winner);
    out["beaten"] = array_of(derivation.beaten, json_of);
    out["dearer"] = derivation.dearer;
    out["decision"] = json_of(derivation.decision);
    return out;
}

}  // namespace

std::string explain_as_json(const ExplainReport& report) {
    Json out = json_head("tense.explain/1", report.tool);
    out["index"] = array_of(report.index, json_of);
    out["entries"] = array_of(report.pages, json_of);
    out["derivations"] = array_of(report.derivations, json_of);
    return json_bytes(out, 2) + "\n";
}

}  // namespace tense
