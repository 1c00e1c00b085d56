// Printing diagnostics, and the option that says whether in colour.
#pragma once

#include "base/diagnostic.hpp"
#include "commands/environment.hpp"
#include "spec/option_row.hpp"

#include <string>
#include <vector>

namespace tense {

// --color: what is said wins over what the environment suggests.
class ColorWish {
public:
    explicit ColorWish(std::string word) : word_(std::move(word)) {}
    [[nodiscard]] bool resolve(bool automatic) const { return word_ == "always" || (word_ != "never" && automatic); }

private:
    std::string word_;
};

template <typename Options>
[[nodiscard]] OptionRow<Options> color_row(std::string Options::*slot) {
    return {{.name = "color",
             .value_name = "WHEN",
             .summary = "Whether to print in colour.",
             .details = "auto: on a terminal, unless NO_COLOR is set or TERM is dumb; FORCE_COLOR and CLICOLOR_FORCE "
                        "ask for colour anywhere.",
             .kind = ValueKind::choice,
             .choices = {{"auto", "On a terminal."}, {"always", "Yes."}, {"never", "No."}},
             .fallback = "auto"},
            slot};
}

// To standard error, each with its line, and how many there were. Nothing when there are none.
void complain(const std::vector<Diagnostic>& diagnostics, const ColorWish& wish, Environment& environment);

}  // namespace tense
