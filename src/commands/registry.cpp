#include "commands/registry.hpp"

namespace tense {

// One declaration and one row a command, in the order of the help index.
CommandSpec decide_command();
CommandSpec explain_command();
CommandSpec diff_command();
CommandSpec rules_command();
CommandSpec schema_command();
CommandSpec completion_command();
CommandSpec man_command();
CommandSpec help_command();

const CommandSpec& program() {
    static const CommandSpec k_program = {
        .name = "tense",
        .summary = "Decide between a task queue and an event log.",
        .details =
            "Is your workload in the imperative or in the past tense? \"Process this\" is a job and wants a task "
            "queue; \"this happened\" is a fact and wants an event log.",
        .examples = {{"tense decide storefront.yaml", "Decide every workload of a file."},
                     {"tense help decide", "Explain a command."}},
        .commands = {decide_command(), diff_command(), explain_command(), rules_command(), schema_command(), completion_command(),
                     man_command(), help_command()}};
    return k_program;
}

}  // namespace tense
