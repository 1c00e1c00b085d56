#include "commands/refused_rules.hpp"

#include "base/failure.hpp"
#include "base/text.hpp"
#include "commands/complain.hpp"
#include "load/builtin_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace tense {
namespace {

// What a rule set without roles gets said of each of its rules.
bool follows_from_no_roles(const Diagnostic& diagnostic) {
    constexpr auto k_codes = std::to_array<std::string_view>(
        {"rule-unknown-role", "rule-unknown-need", "rule-unknown-platform", "rule-unknown-assumption",
         "rule-unknown-source", "rule-coverage", "rule-missing-question"});
    return std::ranges::find(k_codes, diagnostic.code) != k_codes.end();
}

// A role that could not be read is no role that is not there.
bool tells_of_a_role(const Diagnostic& diagnostic) {
    return diagnostic.span.source != nullptr &&
           ("\n" + diagnostic.span.source->text()).find("\nkind: role") != std::string::npos;
}

bool misses_a_builtin_role(const Diagnostic& diagnostic) {
    return diagnostic.code == "rule-unknown-role" && std::ranges::any_of(builtin_files(), [&](const BuiltinFile& file) {
               constexpr std::string_view k_folder = "roles/", k_ending = ".yaml";
               if (!file.path.starts_with(k_folder) || !file.path.ends_with(k_ending)) return false;
               std::string_view id = file.path.substr(k_folder.size());
               id.remove_suffix(k_ending.size());
               return diagnostic.message == fmt::format("no role is called `{}`", id);
           });
}

}  // namespace

ExitCode refuse_rules(const LoadedRules& loaded, const RulesOptions& which, Environment& environment) {
    const ColorWish wish{"auto"};
    if (which.rules.empty() || !loaded.rules.roles.empty() ||
        std::ranges::any_of(loaded.diagnostics, tells_of_a_role) ||
        std::ranges::none_of(loaded.diagnostics, misses_a_builtin_role)) {
        complain(loaded.diagnostics, wish, environment);
        return ExitCode::input;
    }
    std::vector<Diagnostic> others = loaded.diagnostics;
    std::erase_if(others, follows_from_no_roles);
    complain(others, wish, environment);
    throw Failure{Failure::Kind::input, fmt::format("{} has no roles of its own", in_quotes(which.rules)),
                  fmt::format("to add it to the built-in rules: --extra-rules {}", printable(which.rules))};
}

}  // namespace tense
