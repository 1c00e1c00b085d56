// Runs a command without a process: options by name, files and output in memory.
#pragma once

#include "base/failure.hpp"
#include "commands/environment.hpp"
#include "commands/registry.hpp"

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace tense::test {

using Values = std::map<std::string, std::vector<std::string>, std::less<>>;

// Fills slots from a map: options under their long name, arguments under theirs, "" for a switch that is on.
class MapBinder : public Binder {
public:
    explicit MapBinder(const Values& values) : values_(values) {}
    void option(const OptionText& text, bool& slot) override { slot = values_.contains(text.name); }
    void option(const OptionText& text, std::string& slot) override { one(text.name, slot); }
    void option(const OptionText& text, std::vector<std::string>& slot) override { all(text.name, slot); }
    void positional(const PositionalText& text, std::string& slot) override { one(text.name, slot); }
    void positional(const PositionalText& text, std::vector<std::string>& slot) override { all(text.name, slot); }

private:
    void one(std::string_view name, std::string& slot) const {
        if (const auto found = values_.find(name); found != values_.end()) slot = found->second.front();
    }
    void all(std::string_view name, std::vector<std::string>& slot) const {
        if (const auto found = values_.find(name); found != values_.end()) slot = found->second;
    }
    const Values& values_;
};

class MemoryOutput : public Output {
public:
    void out(std::string_view text) override { standard += text; }
    void err(std::string_view text) override { errors += text; }
    void file(const std::string& path, std::string_view text) override { files[path] = text; }

    std::string standard, errors;
    std::map<std::string, std::string> files;
};

struct Outcome {
    ExitCode code = ExitCode::done;
    std::string out, err;
    std::map<std::string, std::string> files;
};

// `path`: "rules list".
inline Outcome run(std::string_view path, const Values& values, std::map<std::string, std::string> files = {}) {
    const CommandSpec* command = nullptr;
    const std::vector<PlacedCommand> all = all_commands(program());
    for (const PlacedCommand& placed : all)
        if (placed.path == path) command = placed.command;
    if (command == nullptr) throw std::logic_error("no command " + std::string{path});
    MapBinder binder{values};
    MemoryReader reader{std::move(files)};
    MemoryOutput output;
    Environment environment{.files = reader, .output = output};
    const ExitCode code = command->start(binder)->run(environment);
    return {code, output.standard, output.errors, output.files};
}

}  // namespace tense::test
