// What a running command may touch: files and revisions to read, places to write to, and whether colour is wanted
// there. The process provides one (cli/), the tests another in memory.
#pragma once

#include "base/file_reader.hpp"
#include "base/git.hpp"

#include <string>
#include <string_view>

namespace tense {

// Where results and complaints go. Each call either succeeds or throws Failure.
class Output {
public:
    Output() = default;
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;
    virtual ~Output() = default;

    virtual void out(std::string_view text) = 0;  // results
    virtual void err(std::string_view text) = 0;  // diagnostics
    // The whole of a file, or nothing: a reader never sees half of it.
    virtual void file(const std::string& path, std::string_view text) = 0;
};

struct Environment {
    FileReader& files;
    Output& output;
    RevisionReader* revisions = nullptr;  // null: files of other revisions cannot be read
    // What `--color auto` means for each stream.
    bool color_out = false;
    bool color_err = false;
};

}  // namespace tense
