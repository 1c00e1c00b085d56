#include "base/git.hpp"

#include "base/failure.hpp"
#include "base/file_reader.hpp"
#include "base/process.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <unistd.h>

namespace tense {
namespace {

// Where the repository is; also GIT_CONFIG*, with which continuous integration calls a folder safe.
constexpr std::array<std::string_view, 9> k_kept = {
    "GIT_DIR=",
    "GIT_WORK_TREE=",
    "GIT_COMMON_DIR=",
    "GIT_INDEX_FILE=",
    "GIT_OBJECT_DIRECTORY=",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES=",
    "GIT_CEILING_DIRECTORIES=",
    "GIT_DISCOVERY_ACROSS_FILESYSTEM=",
    "GIT_CONFIG",
};

std::vector<std::string> sane_environment() {
    std::vector<std::string> out;
    for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
        const std::string_view text{*entry};
        const bool git = text.starts_with("GIT_");
        const bool kept = std::ranges::any_of(k_kept, [&](std::string_view name) { return text.starts_with(name); });
        const bool ours = text.starts_with("LC_ALL=") || text.starts_with("LANGUAGE=");
        if ((!git || kept) && !ours) out.emplace_back(text);
    }
    // Its messages in English, and no network for objects that a partial clone lacks.
    for (const char* ours : {"LC_ALL=C", "GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0", "GIT_NO_LAZY_FETCH=1",
                             "GIT_LITERAL_PATHSPECS=1"})
        out.emplace_back(ours);
    return out;
}

ProcessResult git(std::vector<std::string> words) {
    words.insert(words.begin(), {"git", "--no-pager"});
    return run_process(words, sane_environment(), DiskReader::default_limit);
}

std::string first_line(const std::string& text) {
    std::string line = text.substr(0, text.find('\n'));
    for (const std::string_view prefix : {"fatal: ", "error: "})
        if (line.starts_with(prefix)) line.erase(0, prefix.size());
    return printable(line);
}

[[noreturn]] void refuse(const std::string& revision, const std::string& path, const std::string& reason,
                         const std::string& advice) {
    throw Failure{Failure::Kind::input, "cannot read " + in_quotes(revision + ":" + path) + ": " + reason, advice};
}

// Whether the current folder is in a repository with files beside it; a bare one has none. Nothing: in none at all.
std::optional<bool> in_work_tree() {
    const ProcessResult found = git({"rev-parse", "--is-inside-work-tree"});
    if (found.code == 0) return found.out.starts_with("true");
    if (found.err.find("not a git repository") != std::string::npos) return std::nullopt;
    throw Failure{Failure::Kind::tool, "git refuses to work here: " + first_line(found.err),
                  "run `git status` in this folder to see more"};
}

// Nothing that begins with a hyphen is a revision, and nothing may reach git as an option. Empty is the index.
bool is_tree(const std::string& revision) {
    return !revision.empty() && !revision.starts_with('-') &&
           git({"rev-parse", "--quiet", "--verify", revision + "^{tree}"}).code == 0;
}

bool hidden(std::string_view path) {
    return path.starts_with('.') || path.find("/.") != std::string_view::npos;
}

}  // namespace

std::optional<std::pair<std::string, std::string>> split_revision(std::string_view text) {
    int depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '{') ++depth;
        if (text[i] == '}' && depth > 0) --depth;
        if (text[i] != ':' || depth > 0) continue;
        if (i + 1 == text.size()) return std::nullopt;
        return std::pair{std::string{text.substr(0, i)}, std::string{text.substr(i + 1)}};
    }
    return std::nullopt;
}

std::string GitReader::read(const std::string& revision, const std::string& path) {
    const std::optional<bool> work_tree = in_work_tree();
    if (!work_tree)
        refuse(revision, path, "there is no such file, and the current folder is in no git repository",
               "name a file, or start the program inside of the repository");
    const bool beside = *work_tree;
    const bool exists = revision.empty() || is_tree(revision);
    if (!exists)
        refuse(revision, path, "there is no such file, and git knows no revision " + in_quotes(revision),
               "name a branch, a tag or a commit, as `git log` shows them");
    const std::string place = beside && !path.starts_with('/') ? "./" + path : path;
    const ProcessResult found = git({"cat-file", "blob", revision + ":" + place});
    if (found.code == 0) return found.out;
    const std::string where = revision.empty() ? "the index" : in_quotes(revision);
    if (git({"cat-file", "-e", revision + ":" + place}).code == 0)
        refuse(revision, path, "in " + where + " it is a folder", "name the files in it");
    if (beside && git({"cat-file", "-e", revision + ":" + path}).code == 0)
        refuse(revision, path, where + " has no such file below the current folder, and has it at the top",
               "paths count from the current folder, not from the top of the repository");
    refuse(revision, path, where + " has no such file",
           beside ? "paths count from the current folder" : "paths count from the top of the repository");
}

std::vector<std::pair<std::string, std::string>> GitReader::read_folder(const std::string& revision,
                                                                        const std::string& folder, Place place,
                                                                        std::string_view ending) {
    const std::optional<bool> beside = in_work_tree();
    const auto deny = [&](const std::string& what, const std::string& reason, const std::string& advice) {
        throw Failure{Failure::Kind::input, "cannot read the rules at " + in_quotes(what) + ": " + reason, advice};
    };
    if (!beside)
        deny(revision, "there is no such folder, and the current folder is in no git repository",
             "name a folder, or start the program inside of the repository");
    if (!is_tree(revision))
        deny(revision, "there is no such folder, and git knows no such revision",
             "name a folder, or a branch, a tag or a commit, as `git log` shows them");
    const bool here = place == Place::here && *beside;
    const std::string tree = revision + ":" + (here ? "./" : "") + folder;
    const ProcessResult list = git({"ls-tree", "-r", "--name-only", "-z", "--full-tree", tree});
    if (list.code != 0)
        deny(revision + ":" + folder, in_quotes(revision) + " has no such folder",
             here ? "paths count from the current folder" : "paths count from the top of the repository");
    std::vector<std::pair<std::string, std::string>> out;
    for (std::size_t at = 0; at < list.out.size();) {
        const std::size_t end = std::min(list.out.find('\0', at), list.out.size());
        const std::string path = list.out.substr(at, end - at);
        at = end + 1;
        if (!path.ends_with(ending) || hidden(path)) continue;
        ProcessResult blob = git({"cat-file", "blob", tree + "/" + path});
        // A submodule has a name and no bytes.
        if (blob.code != 0) deny(tree + "/" + path, first_line(blob.err), {});
        out.emplace_back(path, std::move(blob.out));
    }
    std::ranges::sort(out);
    return out;
}

}  // namespace tense
