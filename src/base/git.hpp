// Files as a revision has them, read through git itself.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tense {

// "HEAD~1:orders.yaml" as ("HEAD~1", "orders.yaml"): the colon of git, which is the first outside of braces. An empty
// revision is the index, as in git. Nothing when there is no colon, or nothing behind it.
[[nodiscard]] std::optional<std::pair<std::string, std::string>> split_revision(std::string_view text);

class RevisionReader {
public:
    RevisionReader() = default;
    RevisionReader(const RevisionReader&) = delete;
    RevisionReader& operator=(const RevisionReader&) = delete;
    virtual ~RevisionReader() = default;

    // The bytes of a file at a revision; the path counts from the current folder. Throws Failure of kind input when
    // this is no repository, or the revision or the file in it does not exist; of kind tool when git cannot be run or
    // refuses.
    [[nodiscard]] virtual std::string read(const std::string& revision, const std::string& path) = 0;

    // The files below a folder at a revision whose names end so, hidden ones left out: path below the folder, and
    // bytes; sorted. The folder counts from the current
    // folder, or from the top of the repository. Throws
    // as `read` does.
    enum class Place { here, at_top };
    [[nodiscard]] virtual std::vector<std::pair<std::string, std::string>> read_folder(const std::string& revision,
                                                                                       const std::string& folder,
                                                                                       Place place,
                                                                                       std::string_view ending) = 0;
};

// Runs `git` with arguments that no shell reads, without pager, prompts, locks or the network. Of the environment's
// GIT_ variables those stay that say where the repository is and how git is configured.
class GitReader : public RevisionReader {
public:
    [[nodiscard]] std::string read(const std::string& revision, const std::string& path) override;
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> read_folder(const std::string& revision,
                                                                               const std::string& folder, Place place,
                                                                               std::string_view ending) override;
};

}  // namespace tense
