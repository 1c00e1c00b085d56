#include "commands/complain.hpp"

#include "base/diagnostic_text.hpp"

namespace tense {

void complain(const std::vector<Diagnostic>& diagnostics, const ColorWish& wish, Environment& environment) {
    if (diagnostics.empty()) return;
    environment.output.err(diagnostic_text(diagnostics, wish.resolve(environment.color_err)));
}

}  // namespace tense
