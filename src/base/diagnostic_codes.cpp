#include "base/diagnostic_codes.hpp"

#include <algorithm>
#include <array>

namespace tense {

namespace {

// A rule that stands as the mended one for several codes.
constexpr std::string_view k_long_memory =
    "id: long-memory\n"
    "kind: need\n"
    "title: Reading again after weeks\n"
    "why: A queue does not keep what was read.\n"
    "sources: [\"Incident review, 2026-03-02\"]\n"
    "ask: {replay.window: \"How far back does someone read again?\"}\n"
    "when: {replay.window: \">= 14d\"}\n"
    "say: reading again after weeks\n"
    "covered_by: [event-log]\n"
    "examples:\n"
    "  - fires: {replay: {need: required, window: 30d}}\n"
    "  - silent: {replay: {need: required, window: 1d}}\n";

// In the order in which a file is read: the text itself, then what workload files say, then what `--set` says, then
// rule files. The texts in `wrong` are tried by a test: each gets its code, and `right` does not.
constexpr std::array table = std::to_array<DiagnosticCode>({
    {"yaml-syntax", "The text is not YAML at this place.",
     "Write this line as YAML asks; the message says what stood in the way.",
     "Guessing what was meant would decide on something that nobody wrote.",
     "tense: 1\n"
     "operates: [kafka, rabbitmq\n"
     "workloads:\n"
     "  - {name: mail}\n",
     "tense: 1\n"
     "operates: [kafka, rabbitmq]\n"
     "workloads:\n"
     "  - {name: mail}\n"},
    {"yaml-tab", "A line is indented with a tab, and YAML allows only spaces there.", "Replace the tab by spaces.",
     "How far a tab indents depends on the editor, and indentation carries meaning in YAML.",
     "tense: 1\n"
     "workloads:\n"
     "  - name: mail\n"
     "\tretries: required\n",
     "tense: 1\n"
     "workloads:\n"
     "  - name: mail\n"
     "    retries: required\n"},
    {"yaml-encoding", "The file holds bytes that are not UTF-8 text, or a control character.",
     "Save the file as UTF-8 and remove the character.",
     "Text in another encoding would be misread, and a control character cannot be seen in a review.",
     "tense: 1\n"
     "workloads:\n"
     "  - name: caf\xe9\n",
     "tense: 1\n"
     "workloads:\n"
     "  - name: caf\xc3\xa9\n"},
    {"yaml-duplicate-key", "The same key is written twice in one mapping.", "Keep one of the two.",
     "Only one of the two could count, and readers of the file would not agree which.",
     "tense: 1\n"
     "workloads:\n"
     "  - name: mail\n"
     "    replay: required\n"
     "    replay: none\n",
     "tense: 1\n"
     "workloads:\n"
     "  - name: mail\n"
     "    replay: required\n"},
    {"yaml-anchor", "An anchor (`&name`) marks a value for reuse, which these files do not use.",
     "Remove the anchor and write the value where it is needed.",
     "A value that is copied has two places, and a message could name only one of them.",
     "tense: 1\n"
     "workloads:\n"
     "  - name: mail\n"
     "    retries: &again required\n",
     "tense: 1\n"
     "workloads:\n"
     "  - name: mail\n"
     "    retries: required\n"},
    {"yaml-alias", "An alias (`*name`) repeats a value from elsewhere, which these files do not use.",
     "Write the value out here; text that begins with `*` goes in quotes.",
     "A value that is copied has two places, and a message could name only one of them.",
     "tense: 1\n"
     "workloads:\n"
     "  - name: mail\n"
     "    retries: *again\n",
     "tense: 1\n"
     "workloads:\n"
     "  - name: mail\n"
     "    retries: required\n"},
    {"yaml-merge-key", "A merge key (`<<`) takes keys from elsewhere, which these files do not use.",
     "Write the keys out here.", "Keys that come from elsewhere cannot be found by reading the place where they count.",
     "tense: 1\n"
     "workloads:\n"
     "  - name: mail\n"
     "    <<: {retries: required}\n",
     "tense: 1\n"
     "workloads:\n"
     "  - name: mail\n"
     "    retries: required\n"},
    {"yaml-tag", "A tag (`!name`) gives a value a type, which these files do not use.",
     "Remove the tag; text that begins with `!` goes in quotes.",
     "Every key has one type already; a tag could only contradict it.",
     "tense: 1\n"
     "workloads:\n"
     "  - name: mail\n"
     "    says: !verb process-this\n",
     "tense: 1\n"
     "workloads:\n"
     "  - name: mail\n"
     "    says: process-this\n"},
    {"yaml-lost-document", "The text before has ended, so that a new document began here without `---`.",
     "Indent the line to where it belongs, or write `---` on a line above it.",
     "YAML readers drop such a part without a word, so half of the file would not count.",
     "- tense: 1\n"
     "workloads:\n"
     "  - {name: mail}\n",
     "tense: 1\n"
     "workloads:\n"
     "  - {name: mail}\n"},
    {"yaml-quoted-lines", "A text in quotes runs over several lines, most often because its end quote is missing.",
     "Close the quote on the same line, or write a long text as a block with `|` or `>`.",
     "The lines that follow become part of the text, so their keys are not there any more.",
     "tense: 1\n"
     "system: \"shop\n"
     "workloads:\n"
     "  - {name: mail}\n",
     "tense: 1\n"
     "system: \"shop\"\n"
     "workloads:\n"
     "  - {name: mail}\n"},
    {"yaml-limit", "The file is larger, deeper or longer than the program reads.",
     "Split the file, or check that it is the right one.",
     "A file of this size was hardly written by a person, and reading it could take all memory."},
    {"yaml-complex-key", "A key is something other than a plain word: a list, a mapping, nothing, or written with `?`.",
     "Write the key as a word followed by a colon.", "Keys are names of a fixed list; nothing else can be one.",
     "tense: 1\n"
     "? [a, b]\n"
     ": c\n"
     "workloads:\n"
     "  - {name: mail}\n",
     "tense: 1\n"
     "workloads:\n"
     "  - {name: mail}\n"},
    {"unreadable-file", "The file cannot be read.", "Check the path, and who may read the file.",
     "What cannot be read cannot be decided; the other files of the call are."},
    {"no-documents", "The file is empty or holds only comments.", "Describe a system in it, or leave the file out.",
     "An empty file is more often an accident than a system without workloads.", "# to be written\n",
     "tense: 1\n"
     "workloads:\n"
     "  - {name: mail}\n"},
    {"empty-document", "A document between two `---` lines holds nothing.", "Fill it, or remove its `---` line.",
     "A line `---` too many, or a system that got lost.",
     "tense: 1\n"
     "workloads:\n"
     "  - {name: mail}\n"
     "---\n"
     "---\n"
     "tense: 1\n"
     "workloads:\n"
     "  - {name: bill}\n",
     "tense: 1\n"
     "workloads:\n"
     "  - {name: mail}\n"
     "---\n"
     "tense: 1\n"
     "workloads:\n"
     "  - {name: bill}\n"},
    {"not-a-mapping", "A mapping (`key: value`) is needed here and something else is written.",
     "Write keys with a colon, one a line.", "Values are found by their keys, and here there are none.",
     "tense: 1\n"
     "team: low\n"
     "workloads:\n"
     "  - {name: mail}\n",
     "tense: 1\n"
     "team: {operations: low}\n"
     "workloads:\n"
     "  - {name: mail}\n"},
    {"unknown-key", "This key is not known here.", "Check its spelling and its indentation.",
     "A key that is misspelt would count as not written, and change the verdict without a word.",
     "tense: 1\n"
     "workloads:\n"
     "  - name: mail\n"
     "    retrys: required\n",
     "tense: 1\n"
     "workloads:\n"
     "  - name: mail\n"
     "    retries: required\n"},
    {"missing-key", "A key that is needed here is not written.", "Add the key.",
     "Without it the rest cannot be understood or named.",
     "workloads:\n"
     "  - name: mail\n",
     "tense: 1\n"
     "workloads:\n"
     "  - name: mail\n"},
    {"wrong-type", "The value has another shape than the key takes, such as a list for a word.",
     "Write the value in the shape that the message names.", "A value of another shape has no meaning here.",
     "tense: 1\n"
     "operates: rabbitmq\n"
     "workloads:\n"
     "  - {name: mail}\n",
     "tense: 1\n"
     "operates: [rabbitmq]\n"
     "workloads:\n"
     "  - {name: mail}\n"},
    {"wrong-value", "The value is not one of those the key takes.", "Write one of the values that the message lists.",
     "A value that no rule knows would count as none.",
     "tense: 1\n"
     "workloads:\n"
     "  - name: mail\n"
     "    says: procces-this\n",
     "tense: 1\n"
     "workloads:\n"
     "  - name: mail\n"
     "    says: process-this\n"},
    {"boolean-word", "A word such as `yes` or `off` stands where `true` or `false` is meant.",
     "Write `true` or `false`.",
     "YAML 1.1 took these words for booleans and YAML 1.2 takes them for text, so two programs would read two things.",
     "tense: 1\n"
     "workloads:\n"
     "  - name: mail\n"
     "    loss_tolerable: no\n",
     "tense: 1\n"
     "workloads:\n"
     "  - name: mail\n"
     "    loss_tolerable: false\n"},
    {"missing-unit", "A quantity is written without its unit.", "Add the unit, such as `30s`, `1.2kB` or `400/s`.",
     "400 a second and 400 a day lead to different verdicts.",
     "tense: 1\n"
     "workloads:\n"
     "  - name: mail\n"
     "    rate: 400\n",
     "tense: 1\n"
     "workloads:\n"
     "  - name: mail\n"
     "    rate: 400/s\n"},
    {"wrong-unit", "The unit of a quantity is not known here.", "Use one of the units that the message lists.",
     "A unit that is not known cannot be compared with the thresholds of the rules.",
     "tense: 1\n"
     "workloads:\n"
     "  - name: mail\n"
     "    duration: 3 parsecs\n",
     "tense: 1\n"
     "workloads:\n"
     "  - name: mail\n"
     "    duration: 3h\n"},
    {"negative-number", "A quantity is below zero.", "Write zero or more.", "No rate, size or count is below zero.",
     "tense: 1\n"
     "workloads:\n"
     "  - name: mail\n"
     "    readers: -2\n",
     "tense: 1\n"
     "workloads:\n"
     "  - name: mail\n"
     "    readers: 2\n"},
    {"not-a-number", "A number is needed here and something else is written.",
     "Write digits, with a point before decimals.", "The rules compare this value with numbers.",
     "tense: 1\n"
     "workloads:\n"
     "  - name: mail\n"
     "    priorities: {need: required, levels: three}\n",
     "tense: 1\n"
     "workloads:\n"
     "  - name: mail\n"
     "    priorities: {need: required, levels: 3}\n"},
    {"quoted-number", "A number is written in quotes, which makes it text.", "Remove the quotes.",
     "In quotes it is text, and a text cannot be compared with a threshold.",
     "tense: 1\n"
     "workloads:\n"
     "  - name: mail\n"
     "    readers: \"3\"\n",
     "tense: 1\n"
     "workloads:\n"
     "  - name: mail\n"
     "    readers: 3\n"},
    {"empty-value", "The key has no value.", "Write a value after the colon, or remove the key.",
     "An empty value may mean \"no\" or \"I do not know yet\"; leaving the key out says the second.",
     "tense: 1\n"
     "workloads:\n"
     "  - name: mail\n"
     "    replay:\n",
     "tense: 1\n"
     "workloads:\n"
     "  - name: mail\n"
     "    replay: none\n"},
    {"duplicate-name", "Two entries have the same name.", "Give each its own name.",
     "Reports, triggers and changes speak of workloads by name.",
     "tense: 1\n"
     "workloads:\n"
     "  - {name: mail}\n"
     "  - {name: mail}\n",
     "tense: 1\n"
     "workloads:\n"
     "  - {name: mail}\n"
     "  - {name: bill}\n"},
    {"reserved-name", "The name is kept for another use.", "Choose another name.",
     "`system.FACT` means a circumstance, so no workload can have that name.",
     "tense: 1\n"
     "workloads:\n"
     "  - {name: system}\n",
     "tense: 1\n"
     "workloads:\n"
     "  - {name: core}\n"},
    {"bad-name", "The name is blank, too long, or has line breaks or control characters.",
     "Write one line of text: not blank, no control characters, at most 200 bytes.",
     "Names stand in reports, diagrams and commands, each on one line.",
     "tense: 1\n"
     "workloads:\n"
     "  - {name: \"two\\nlines\"}\n",
     "tense: 1\n"
     "workloads:\n"
     "  - {name: two lines}\n"},
    {"unknown-workload", "The name of another workload is meant and none is called that.",
     "Name a workload of the same document.",
     "A trigger that leads nowhere would leave out the seam between a fact and its job.",
     "tense: 1\n"
     "workloads:\n"
     "  - {name: order-placed}\n"
     "  - {name: mail, triggered_by: order-paced}\n",
     "tense: 1\n"
     "workloads:\n"
     "  - {name: order-placed}\n"
     "  - {name: mail, triggered_by: order-placed}\n"},
    {"trigger-circle", "Workloads trigger each other in a circle.", "Remove one `triggered_by` of the circle.",
     "What starts itself never starts, or never ends.",
     "tense: 1\n"
     "workloads:\n"
     "  - {name: a, triggered_by: b}\n"
     "  - {name: b, triggered_by: a}\n",
     "tense: 1\n"
     "workloads:\n"
     "  - {name: a}\n"
     "  - {name: b, triggered_by: a}\n"},
    {"format-version", "The file says that it is written in a format this program does not read.",
     "Write the format version that the message names, or use a newer program.",
     "Keys may mean something else in another version of the format.",
     "tense: 2\n"
     "workloads:\n"
     "  - {name: mail}\n",
     "tense: 1\n"
     "workloads:\n"
     "  - {name: mail}\n"},
    {"wrong-date", "This is not a date.", "Write year, month and day, such as `2026-11-02`.",
     "Decisions are listed by day, and this is no day of the calendar.",
     "tense: 1\n"
     "workloads:\n"
     "  - name: mail\n"
     "    decided: {pattern: task-queue, on: 2026-02-30}\n",
     "tense: 1\n"
     "workloads:\n"
     "  - name: mail\n"
     "    decided: {pattern: task-queue, on: 2026-02-28}\n"},
    {"empty-list", "The list has no entries.", "Add an entry, or remove the key.",
     "An empty list may mean \"none\" or \"not filled in yet\"; leaving the key out says the second.",
     "tense: 1\n"
     "allow: []\n"
     "workloads:\n"
     "  - {name: mail}\n",
     "tense: 1\n"
     "allow: [task-queue]\n"
     "workloads:\n"
     "  - {name: mail}\n"},
    {"duplicate-item", "The same entry stands in the list twice.", "Keep one of the two.",
     "It may be a slip for another name, and counting it twice would raise a number.",
     "tense: 1\n"
     "workloads:\n"
     "  - name: mail\n"
     "    readers: [billing, search, billing]\n",
     "tense: 1\n"
     "workloads:\n"
     "  - name: mail\n"
     "    readers: [billing, search]\n"},
    {"out-of-range", "The number is outside of what makes sense here.",
     "Write a number in the range that the message names.",
     "The value would pass every test and mean nothing, so it is most likely a slip.",
     "tense: 1\n"
     "workloads:\n"
     "  - name: mail\n"
     "    rate: {average: 400/s, peak: 4/s}\n",
     "tense: 1\n"
     "workloads:\n"
     "  - name: mail\n"
     "    rate: {average: 400/s, peak: 1200/s}\n"},
    {"set-form", "A `--set` is not written as WORKLOAD.FACT=VALUE.",
     "Write a workload's name, a dot, a fact, an equals sign and a value.",
     "What is supposed must name one fact of one workload, or the answer would be about something else."},
    {"set-workload", "A `--set` names a workload that none of the files has.",
     "Name a workload of the files, or `system` for circumstances.",
     "Nothing would change, and the answer would look as if the fact did not matter."},
    {"set-fact", "A `--set` names something that is no fact, or a fact that is worked out from others.",
     "Name a fact of tense-workload(5).", "Only what a file can state can be supposed."},
    {"set-twice", "Two `--set` speak of the same fact.", "Keep one of the two.", "Only one of the two could count."},
    {"rule-kind", "The file does not hold one rule of a known kind.",
     "Write one rule a file, with a kind that the message lists.",
     "One file is one rule, so that a review sees what changed.",
     "id: slow-readers\n"
     "kind: need\n"
     "---\n"
     "id: fast-readers\n"
     "kind: need\n",
     "id: slow-readers\n"
     "kind: need\n"},
    {"rule-id", "The id is missing, has characters that ids cannot have, or differs from the name of the file.",
     "Use small letters, digits and hyphens, the same in both places.",
     "The id is how reports, tests and people name the rule, and the file is found by it.",
     "id: Slow Readers\n"
     "kind: need\n",
     "id: slow-readers\n"
     "kind: need\n"},
    {"rule-duplicate", "Two rules say the same thing or have the same id.",
     "Remove one of them or give it an id of its own.",
     "An id names one rule, and an order decides between equals only when it is unique.",
     "id: my-kafka\n"
     "kind: platform\n"
     "title: My Kafka\n"
     "why: It is ours.\n"
     "sources: [\"Our handbook, 2026\"]\n"
     "effort: 14\n",
     "id: my-kafka\n"
     "kind: platform\n"
     "title: My Kafka\n"
     "why: It is ours.\n"
     "sources: [\"Our handbook, 2026\"]\n"
     "effort: 99\n"},
    {"rule-unknown-fact", "A rule speaks of a fact that does not exist.",
     "Check the spelling against the list of facts.",
     "A condition on a fact that no file can state would never be true.",
     "id: slow-readers\n"
     "kind: need\n"
     "when: {late_reader: required}\n",
     "id: slow-readers\n"
     "kind: need\n"
     "when: {late_readers: required}\n"},
    {"rule-unknown-need", "A rule speaks of a need that no rule defines.",
     "Check the spelling, or add a rule for the need.", "A provider cannot cover what is never needed.",
     "id: our-log\n"
     "kind: provider\n"
     "role: event-log\n"
     "runs: [kafka]\n"
     "covers: {only: [repley]}\n",
     "id: our-log\n"
     "kind: provider\n"
     "role: event-log\n"
     "runs: [kafka]\n"
     "covers: {only: [replay]}\n"},
    {"rule-unknown-role", "A rule speaks of a role that no rule defines.",
     "Check the spelling, or add a rule for the role.", "A need that only such a role covers could not be met.",
     "id: slow-readers\n"
     "kind: need\n"
     "covered_by: [event-lag]\n",
     "id: slow-readers\n"
     "kind: need\n"
     "covered_by: [event-log]\n"},
    {"rule-unknown-platform", "A rule speaks of a platform that no rule defines.",
     "Check the spelling, or add a rule for the platform.", "What a provider runs on decides what it costs.",
     "id: our-log\n"
     "kind: provider\n"
     "role: event-log\n"
     "runs: [kafca]\n",
     "id: our-log\n"
     "kind: provider\n"
     "role: event-log\n"
     "runs: [kafka]\n"},
    {"rule-unknown-assumption", "A rule speaks of an assumption that no rule defines.",
     "Check the spelling, or add the assumption.", "An assumption can only yield to one that is made.",
     "id: readers-lag\n"
     "kind: assumption\n"
     "yields_to: [nobody-start-over]\n",
     "id: readers-lag\n"
     "kind: assumption\n"
     "yields_to: [nobody-starts-over]\n"},
    {"rule-assumption-circle", "Assumptions rest on each other in a circle, so that none can be made first.",
     "Take the fact that another assumption fills out of one of the conditions.",
     "What is assumed must not depend on the order in which assumptions are tried.",
     "id: a-fact-with-readers\n"
     "kind: assumption\n"
     "fact: says\n"
     "value: this-happened\n"
     "when: {says: both}\n",
     "id: a-fact-with-readers\n"
     "kind: assumption\n"
     "fact: says\n"
     "value: this-happened\n"
     "when: {readers: '>= 2'}\n"},
    {"rule-unknown-source", "A rule rests on a dated source that is not in the list of sources.",
     "Check the spelling, or add the source to the list.", "A reader must be able to look up what a rule rests on.",
     "id: slow-readers\n"
     "kind: need\n"
     "sources: [R-99]\n",
     "id: slow-readers\n"
     "kind: need\n"
     "sources: [R-30]\n"},
    {"rule-test", "A condition tests a fact in a way that does not fit the fact.",
     "Compare the fact with values of its own kind.",
     "A test that cannot hold for any value makes a rule that never fires.",
     "id: slow-readers\n"
     "kind: need\n"
     "when: {readers: about 2}\n",
     "id: slow-readers\n"
     "kind: need\n"
     "when: {readers: '>= 2'}\n"},
    {"rule-no-examples", "A rule lacks an example where it fires or one where it stays silent.",
     "Add at least one example of each.",
     "Examples are the tests of a rule: one shows that it fires, one that it does not fire always.",
     "id: slow-readers\n"
     "kind: need\n"
     "when: {late_readers: required}\n"
     "examples:\n"
     "  - fires: {late_readers: required}\n",
     "id: slow-readers\n"
     "kind: need\n"
     "when: {late_readers: required}\n"
     "examples:\n"
     "  - fires: {late_readers: required}\n"
     "  - silent: {late_readers: none}\n"},
    {"rule-example", "An example does not do what it claims.", "Correct the example or the condition.",
     "An example that claims nothing, or both, tests nothing.",
     "id: slow-readers\n"
     "kind: need\n"
     "examples:\n"
     "  - fires: {late_readers: required}\n"
     "    silent: {late_readers: none}\n",
     "id: slow-readers\n"
     "kind: need\n"
     "examples:\n"
     "  - fires: {late_readers: required}\n"
     "  - silent: {late_readers: none}\n"},
    {"rule-scenario", "A scenario expects nothing, or two things that exclude each other.",
     "Say what the decision must be, with one of the keys that the message lists.",
     "A scenario that expects nothing holds whatever the rules say.",
     "kind: scenarios\n"
     "scenarios:\n"
     "  - name: a price is asked for\n"
     "    given: {says: answer-now}\n",
     "kind: scenarios\n"
     "scenarios:\n"
     "  - name: a price is asked for\n"
     "    given: {says: answer-now}\n"
     "    expect: direct-call\n"},
    {"rule-missing-question", "A rule tests a fact and nothing says how to ask for it.", "Add a question for the fact.",
     "A fact that nobody asks for stays unknown, and the verdict provisional.",
     "id: long-memory\n"
     "kind: need\n"
     "title: Reading again after weeks\n"
     "why: A queue does not keep what was read.\n"
     "sources: [\"Incident review, 2026-03-02\"]\n"
     "when: {replay.window: \">= 14d\"}\n"
     "say: reading again after weeks\n"
     "covered_by: [event-log]\n"
     "examples:\n"
     "  - fires: {replay: {need: required, window: 30d}}\n"
     "  - silent: {replay: {need: required, window: 1d}}\n",
     k_long_memory},
    {"rule-limit", "The rule set has more rules of a kind than the program can hold.", "Remove some of them.",
     "Sets of needs are worked on as bits of one number, which is what makes exact answers quick."},
    {"rule-empty", "A rule file or a whole rule set holds nothing.", "Add a rule, or leave the file out.",
     "An empty file is more often an accident than a wish.", "# to be written\n", k_long_memory},
    {"rule-coverage", "There is a need that no role covers.", "Add the need to what a role covers.",
     "A workload with this need could never get a verdict that meets it. A role in `covered_by` counts when some "
     "provider of it covers the need."},
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
