// Whether a text is UTF-8 that people can see. yaml-cpp would guess other encodings and replace broken
// bytes without a word.
#pragma once

#include "base/diagnostic.hpp"
#include "base/source_text.hpp"

namespace tense::yaml {

// Reports UTF-16, NUL and other control characters, broken UTF-8, byte order marks inside the text and carriage
// returns without line feed, the first on each line. False when there was any.
[[nodiscard]] bool check_encoding(const SourceText& source, DiagnosticSink& sink);

}  // namespace tense::yaml
