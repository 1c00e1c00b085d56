// "The tool could not do its work": a file that cannot be read or written, an inner fault, or a
// command line that makes no sense. Thrown, and caught once in cli/main.
#pragma once

#include <stdexcept>
#include <string>

namespace tense {

class Failure : public std::runtime_error {
public:
    enum class Kind {
        usage,    // exit 2
        input,    // exit 3: a file that cannot be read
        output,   // exit 5: output that cannot be written
        tool,     // exit 5: another program that is needed, such as git, cannot be run or refuses
        internal  // exit 5
    };
    Failure(Kind kind, const std::string& message, std::string advice = {})
        : std::runtime_error(message), kind_(kind), advice_(std::move(advice)) {}

    [[nodiscard]] Kind kind() const { return kind_; }
    [[nodiscard]] const std::string& advice() const { return advice_; }  // what to try; may be empty

private:
    Kind kind_;
    std::string advice_;
};

}  // namespace tense
