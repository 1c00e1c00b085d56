#include "base/diagnostic_codes.hpp"

#include <algorithm>
#include <array>

namespace tense {

namespace {

// In the order in which a file is read: the text itself, then what workload files say, then rule files.
constexpr std::array table = std::to_array<DiagnosticCode>({
    {"yaml-syntax", "The text is not YAML at this place.",
     "Write this line as YAML asks; the message says what stood in the way."},
    {"yaml-tab", "A line is indented with a tab, and YAML allows only spaces there.", "Replace the tab by spaces."},
    {"yaml-encoding", "The file holds bytes that are not UTF-8 text, or a control character.",
     "Save the file as UTF-8 and remove the character."},
    {"yaml-duplicate-key", "The same key is written twice in one mapping.", "Keep one of the two."},
    {"yaml-anchor", "An anchor (`&name`) marks a value for reuse, which these files do not use.",
     "Remove the anchor and write the value where it is needed."},
    {"yaml-alias", "An alias (`*name`) repeats a value from elsewhere, which these files do not use.",
     "Write the value out here; text that begins with `*` goes in quotes."},
    {"yaml-merge-key", "A merge key (`<<`) takes keys from elsewhere, which these files do not use.",
     "Write the keys out here."},
    {"yaml-tag", "A tag (`!name`) gives a value a type, which these files do not use.",
     "Remove the tag; text that begins with `!` goes in quotes."},
    {"yaml-lost-document", "The text before has ended, so that a new document began here without `---`.",
     "Indent the line to where it belongs, or write `---` on a line above it."},
    {"yaml-quoted-lines", "A text in quotes runs over several lines, most often because its end quote is missing.",
     "Close the quote on the same line, or write a long text as a block with `|` or `>`."},
    {"yaml-limit", "The file is larger, deeper or longer than the program reads.",
     "Split the file, or check that it is the right one."},
    {"yaml-complex-key", "A key is something other than a plain word: a list, a mapping, nothing, or written with `?`.",
     "Write the key as a word followed by a colon."},
    {"unreadable-file", "The file cannot be read.", "Check the path, and who may read the file."},
    {"no-documents", "The file is empty or holds only comments.", "Describe a system in it, or leave the file out."},
    {"empty-document", "A document between two `---` lines holds nothing.", "Fill it, or remove its `---` line."},
    {"not-a-mapping", "A mapping (`key: value`) is needed here and something else is written.",
     "Write keys with a colon, one a line."},
    {"unknown-key", "This key is not known here.", "Check its spelling and its indentation."},
    {"missing-key", "A key that is needed here is not written.", "Add the key."},
    {"wrong-type", "The value has another shape than the key takes, such as a list for a word.",
     "Write the value in the shape that the message names."},
    {"wrong-value", "The value is not one of those the key takes.", "Write one of the values that the message lists."},
    {"boolean-word", "A word such as `yes` or `off` stands where `true` or `false` is meant.",
     "Write `true` or `false`."},
    {"missing-unit", "A quantity is written without its unit.", "Add the unit, such as `30s`, `1.2kB` or `400/s`."},
    {"wrong-unit", "The unit of a quantity is not known here.", "Use one of the units that the message lists."},
    {"negative-number", "A quantity is below zero.", "Write zero or more."},
    {"not-a-number", "A number is needed here and something else is written.",
     "Write digits, with a point before decimals."},
    {"quoted-number", "A number is written in quotes, which makes it text.", "Remove the quotes."},
    {"empty-value", "The key has no value.", "Write a value after the colon, or remove the key."},
    {"duplicate-name", "Two entries have the same name.", "Give each its own name."},
    {"reserved-name", "The name is kept for another use.", "Choose another name."},
    {"bad-name", "The name is blank, too long, or has line breaks or control characters.",
     "Write one line of text of at most 200 bytes."},
    {"unknown-workload", "The name of another workload is meant and none is called that.",
     "Name a workload of the same document."},
    {"trigger-circle", "Workloads trigger each other in a circle.", "Remove one `triggered_by` of the circle."},
    {"format-version", "The file says that it is written in a format this program does not read.",
     "Write the format version that the message names, or use a newer program."},
    {"wrong-date", "This is not a date.", "Write year, month and day, such as `2026-11-02`."},
    {"empty-list", "The list has no entries.", "Add an entry, or remove the key."},
    {"duplicate-item", "The same entry stands in the list twice.", "Keep one of the two."},
    {"out-of-range", "The number is outside of what makes sense here.",
     "Write a number in the range that the message names."},
    {"rule-kind", "The file does not hold one rule of a known kind.",
     "Write one rule a file, with a kind that the message lists."},
    {"rule-id", "The id is missing, has characters that ids cannot have, or differs from the name of the file.",
     "Use small letters, digits and hyphens, the same in both places."},
    {"rule-duplicate", "Two rules say the same thing or have the same id.",
     "Remove one of them or give it an id of its own."},
    {"rule-unknown-fact", "A rule speaks of a fact that does not exist.",
     "Check the spelling against the list of facts."},
    {"rule-unknown-need", "A rule speaks of a need that no rule defines.",
     "Check the spelling, or add a rule for the need."},
    {"rule-unknown-role", "A rule speaks of a role that no rule defines.",
     "Check the spelling, or add a rule for the role."},
    {"rule-unknown-platform", "A rule speaks of a platform that no rule defines.",
     "Check the spelling, or add a rule for the platform."},
    {"rule-unknown-source", "A rule rests on a dated source that is not in the list of sources.",
     "Check the spelling, or add the source to the list."},
    {"rule-test", "A condition tests a fact in a way that does not fit the fact.",
     "Compare the fact with values of its own kind."},
    {"rule-no-examples", "A rule lacks an example where it fires or one where it stays silent.",
     "Add at least one example of each."},
    {"rule-example", "An example does not do what it claims.", "Correct the example or the condition."},
    {"rule-scenario", "A scenario expects nothing, or two things that exclude each other.",
     "Say what the decision must be, with one of the keys that the message lists."},
    {"rule-missing-question", "A rule tests a fact and nothing says how to ask for it.",
     "Add a question for the fact."},
    {"rule-limit", "The rule set has more rules of a kind than the program can hold.", "Remove some of them."},
    {"rule-empty", "A rule file or a whole rule set holds nothing.", "Add a rule, or leave the file out."},
    {"rule-coverage", "There is a need that no role covers.", "Add the need to what a role covers."},
});

}  // namespace

std::span<const DiagnosticCode> diagnostic_codes() {
    return table;
}

const DiagnosticCode* find_diagnostic_code(std::string_view code) {
    const auto* found =
        std::find_if(table.begin(), table.end(), [code](const DiagnosticCode& row) { return row.code == code; });
    return found == table.end() ? nullptr : found;
}

}  // namespace tense
