#include "commands/targets.hpp"

#include "commands/pipeline.hpp"
#include "spec/usage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace tense {

std::vector<Target> targets_of(std::string_view path, const std::vector<std::string>& wishes,
                               const std::vector<std::string>& inputs, const std::vector<std::string_view>& formats) {
    std::vector<Target> targets;
    std::set<std::string> files, read;
    for (const std::string& file : inputs) read.insert(plain_path(file));
    for (const std::string& wish : wishes) {
        const std::size_t equals = wish.find('=');
        const std::string format = wish.substr(0, equals);
        std::string file = equals == std::string::npos ? "-" : wish.substr(equals + 1);
        if (std::ranges::find(formats, format) == formats.end())
            throw usage_mistake(path, fmt::format("unknown format \"{}\"", wish));
        if (file.empty()) throw usage_mistake(path, fmt::format("--format {} names no file after the \"=\"", wish));
        if (!files.insert(file).second)
            throw usage_mistake(path, file == "-" ? "only one format can go to standard output"
                                                  : fmt::format("two formats would be written to {}", file));
        if (file != "-" && read.contains(plain_path(file)))
            throw usage_mistake(path, fmt::format("--format {} would overwrite what is read", wish));
        targets.push_back({format, file == "-" ? "" : file});
    }
    if (targets.empty()) targets.push_back({"text", ""});
    return targets;
}

void write_targets(const std::vector<Target>& targets, Output& output,
                   const std::function<std::string(const Target&)>& rendered) {
    std::string standard;
    for (const Target& target : targets) {
        const std::string text = rendered(target);
        if (target.file.empty())
            standard = text;
        else
            output.file(target.file, text);
    }
    output.out(standard);
}

}  // namespace tense
