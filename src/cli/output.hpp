// Output of the process. Every byte is known to be written, or somebody hears of it.
#pragma once

#include "commands/environment.hpp"

#include <exception>
#include <string>
#include <string_view>

namespace tense {

// Thrown when the reader of standard output has gone: the end of the run, and no error.
class ClosedPipe : public std::exception {
public:
    [[nodiscard]] const char* what() const noexcept override { return "standard output was closed by its reader"; }
};

// Ignores SIGPIPE, so that a closed pipe is an answer of write() and not the end of the process.
void ignore_closed_pipes();

class ProcessOutput : public Output {
public:
    void out(std::string_view text) override;
    void err(std::string_view text) override;
    // A temporary beside the file, then a rename. A link is followed; what is no plain file is written to directly.
    void file(const std::string& path, std::string_view text) override;
};

}  // namespace tense
