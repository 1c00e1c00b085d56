#include "commands/rules_base.hpp"

#include "base/failure.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <system_error>

namespace tense {

LoadedRules read_base_rules(const std::string& against, const RulesOptions& which, Environment& environment,
                            SourceStore& sources) {
    namespace fs = std::filesystem;
    std::error_code error;
    if (fs::is_directory(against, error)) {
        RulesOptions base = which;
        base.rules = against;
        return read_rules(base, environment.files, sources, {}, true);
    }
    if (fs::exists(against, error))
        throw Failure{Failure::Kind::input, fmt::format("cannot compare with {}: it is a file", in_quotes(against)),
                      "name the folder that it is in, or a git revision"};
    if (environment.revisions == nullptr)
        throw Failure{Failure::Kind::input, fmt::format("there is no folder {}", in_quotes(against))};
    // git counts from the current folder, and a path from the root is no path in a revision.
    using Place = RevisionReader::Place;
    const bool own = !which.rules.empty();
    fs::path folder = own ? fs::path{which.rules} : fs::path{"rules"};
    if (folder.is_absolute()) folder = fs::proximate(fs::weakly_canonical(folder), error);
    std::string name = folder.lexically_normal().generic_string();
    while (name.ends_with('/')) name.pop_back();
    const auto files = environment.revisions->read_folder(against, name, own ? Place::here : Place::at_top, ".yaml");
    if (files.empty())
        throw Failure{Failure::Kind::input, fmt::format("there are no rules in {}", in_quotes(against + ":" + name)),
                      "A rule folder holds files that end in .yaml."};
    std::vector<const SourceText*> texts;
    for (const auto& [path, text] : files)
        texts.push_back(&sources.add(fmt::format("{}:{}/{}", against, name, path), text));
    return read_rules(std::move(texts), which, environment.files, sources);
}

}  // namespace tense
