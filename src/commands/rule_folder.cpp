#include "commands/rule_folder.hpp"

#include "base/failure.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace tense {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const std::string& folder, std::string_view reason, std::string advice = {}) {
    throw Failure{Failure::Kind::input, fmt::format("cannot read the rules in \"{}\": {}", printable(folder), reason),
                  std::move(advice)};
}

}  // namespace

std::vector<std::string> rule_files(const std::string& folder) {
    std::error_code error;
    const fs::file_status status = fs::status(folder, error);
    if (!fs::exists(status)) refuse(folder, "there is no such folder");
    if (!fs::is_directory(status)) refuse(folder, "it is a file", "name the folder that it is in");
    std::vector<std::string> out;
    fs::recursive_directory_iterator walk{folder, error};
    const fs::recursive_directory_iterator end;
    for (; !error && walk != end; walk.increment(error)) {
        const fs::path& path = walk->path();
        if (path.filename().string().starts_with('.')) {
            walk.disable_recursion_pending();
            continue;
        }
        std::error_code ignored;
        if (path.extension() == ".yaml" && walk->is_regular_file(ignored))
            out.push_back(path.lexically_normal().generic_string());
    }
    if (error) refuse(folder, "one of its folders cannot be opened");
    std::ranges::sort(out);
    return out;
}

}  // namespace tense
