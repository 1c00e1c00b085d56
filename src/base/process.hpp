// Runs another program and reads what it prints.
#pragma once

#include <string>
#include <vector>

namespace tense {

struct ProcessResult {
    int code = 0;     // exit code; 128 and the signal's number when a signal ended it
    std::string out;  // standard output
    std::string err;  // standard error
};

// `words`: the program, found along PATH, and its arguments as they are; no shell reads them. `environment`: the whole
// of it, as NAME=VALUE. Standard input is empty. `limit`: more bytes of output than this are an error. Throws Failure
// of kind tool when the program cannot be run, and of kind input when it prints more than the limit.
[[nodiscard]] ProcessResult run_process(const std::vector<std::string>& words,
                                        const std::vector<std::string>& environment, std::size_t limit);

}  // namespace tense
