// Pages of `tense explain` for people.
//
//   replay (need)
//   =============
//   Someone reads again from an earlier point.
//
//     why         ...
//     fires when  replay is required
#include "render/explain.hpp"

#include "base/text.hpp"

namespace tense {
namespace {

// A file fragment, its lines kept; what a line says is made safe line by line.
void write_text(Sheet& sheet, std::string_view label, std::string_view text) {
    if (text.empty()) return;
    sheet.blank();
    sheet.raw("  " + std::string{label} + ":");
    while (!text.empty()) {
        const auto end = text.find('\n');
        sheet.raw("    " + Sheet::safe(text.substr(0, end)));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
}

void write_sources(Sheet& sheet, const Explanation& page) {
    sheet.section(page.sources.size() == 1 ? "source" : "sources");
    for (const Explanation::Source& source : page.sources) {
        if (source.id.empty()) {
            sheet.item(source.source);
            continue;
        }
        sheet.item(source.id + " (" + source.as_of + ", " + source.status + "): " + source.statement);
        sheet.item("from: " + source.source, 2);
    }
}

// "3 verdicts" and their ids, wrapped.
void write_kind(Sheet& sheet, const ExplainedKind& kind) {
    sheet.paragraph(0, std::string{kind.name} + ": " + std::string{kind.summary}, Ink::strong, 0);
    sheet.paragraph(2, join(kind.ids, ", "), Ink::plain, 0);
}

}  // namespace

void write_explanation(Sheet& sheet, const Explanation& page) {
    sheet.paragraph(0, page.id + " (" + page.kind + ")", Ink::strong, 0);
    sheet.underline('=');
    sheet.paragraph(0, page.title, Ink::plain, 0);
    sheet.blank();
    sheet.section("why");
    if (!page.why.empty()) sheet.item(page.why, 0, 0);
    for (const Explanation::Part& part : page.parts) {
        sheet.section(part.label);
        sheet.item(part.text, 0, 0);
    }
    sheet.section("asks");
    for (const Explanation::Question& ask : page.ask) sheet.item(ask.fact + ": " + ask.question);
    for (const bool fires : {true, false}) {
        const bool of_rule = page.kind == "role" || page.kind == "provider";
        sheet.section(of_rule ? (fires ? "possible on" : "not on") : (fires ? "fires on" : "silent on"));
        for (const Explanation::Example& example : page.examples)
            if (example.fires == fires) sheet.item(example.facts);
    }
    sheet.section("fix");
    if (!page.fix.empty()) sheet.item(page.fix, 0, 0);
    write_sources(sheet, page);
    sheet.section("file");
    if (!page.file.empty()) sheet.item(page.file);
    sheet.section("");
    write_text(sheet, "This is wrong", page.wrong);
    write_text(sheet, "and prints", page.printed);
    write_text(sheet, "This is right", page.right);
}

std::string explain_as_text(const ExplainReport& report, const RenderOptions& options) {
    Sheet sheet{options};
    bool first = true;
    const auto part = [&] {
        if (!first) sheet.blank();
        first = false;
    };
    for (const ExplainedKind& kind : report.index) {
        part();
        write_kind(sheet, kind);
    }
    for (const Explanation& page : report.pages) {
        part();
        write_explanation(sheet, page);
    }
    for (const Derivation& derivation : report.derivations) {
        part();
        write_derivation(sheet, derivation);
    }
    return sheet.take();
}

}  // namespace tense
