// Manual pages: prose from man/*.in, with its holes filled from the tables.
//
//   @VERSION@      the program's version                 @COMMANDS@     every command, its arguments and options
//   @EXIT_STATUS@  exit codes                            @FORMATS@      output formats
//   @FIELDS@       fields of a workload file             @DIAGNOSTICS@  what a file can be told about itself
//   @RULES@        the built-in rules by kind            @RULE_KEYS@    keys of rule files
//   @FACTS@        the paths that conditions may use     @FINDINGS@     problems of a system beside its verdicts
#pragma once

#include "spec/command_spec.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tense {

// A rule as the pages list it. The caller has read the rules; this layer reads nothing.
struct ListedRule {
    std::string kind, id, title;
};

struct ManContext {
    const CommandSpec& program;
    std::string version;
    std::vector<ListedRule> rules;  // in the order to print
};

[[nodiscard]] std::vector<std::string_view> man_page_names();

// The page as roff. Throws std::logic_error for a hole that nothing fills or a name that is no page.
[[nodiscard]] std::string man_page(std::string_view name, const ManContext& context);

}  // namespace tense
