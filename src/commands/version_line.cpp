#include "commands/version_line.hpp"

#include "base/version.hpp"
#include "commands/pipeline.hpp"

#include <fmt/format.h>

namespace tense {

std::string version_line(Environment& environment) {
    constexpr std::size_t k_digits = 12;
    SourceStore sources;
    const RuleSet rules = read_rules({}, environment.files, sources).rules;
    std::string_view digest = rules.digest;
    if (digest.starts_with("sha256:")) digest.remove_prefix(7);
    return fmt::format("tense {} (rules {}, sha256:{})\n", program_version(), rules.version,
                       digest.substr(0, k_digits));
}

}  // namespace tense
