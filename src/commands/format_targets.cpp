#include "commands/format_targets.hpp"

#include "commands/pipeline.hpp"
#include "spec/usage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace tense {

std::vector<FormatTarget> format_targets(std::string_view command, const std::vector<std::string>& wishes,
                                         const std::vector<Choice>& choices, const std::vector<std::string>& inputs) {
    std::vector<FormatTarget> targets;
    std::set<std::string> files, read;
    for (const std::string& file : inputs) read.insert(plain_path(file));
    for (const std::string& wish : wishes) {
        const std::size_t equals = wish.find('=');
        std::string format = wish.substr(0, equals);
        std::string file = equals == std::string::npos ? "-" : wish.substr(equals + 1);
        if (std::ranges::find(choices, format, &Choice::name) == choices.end())
            throw usage_mistake(command, fmt::format("unknown format \"{}\"", wish));
        if (file.empty()) throw usage_mistake(command, fmt::format("--format {} names no file after the \"=\"", wish));
        if (!files.insert(file).second)
            throw usage_mistake(command, file == "-" ? "only one format can go to standard output"
                                                     : fmt::format("two formats would be written to {}", file));
        if (file != "-" && read.contains(plain_path(file)))
            throw usage_mistake(command, fmt::format("--format {} would overwrite what is read", wish));
        targets.push_back({std::move(format), file == "-" ? "" : std::move(file)});
    }
    if (targets.empty()) targets.push_back({std::string{choices.front().name}, ""});
    return targets;
}

}  // namespace tense
