// `tense rules`: the group; each of its commands has a file of its own.
#include "spec/command_spec.hpp"

namespace tense {

CommandSpec rules_list_command();
CommandSpec rules_show_command();
CommandSpec rules_test_command();
CommandSpec rules_lint_command();
CommandSpec rules_table_command();

CommandSpec rules_command() {
    return {.name = "rules",
            .summary = "List, show, prove and test the rules, or write them as a table.",
            .commands = {rules_list_command(), rules_show_command(), rules_lint_command(), rules_test_command(),
                         rules_table_command()}};
}

}  // namespace tense
