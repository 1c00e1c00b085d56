// yaml-cpp's complaints in words that help. It names the place where it gave up, which is often not where the
// mistake is, and speaks of its own insides.
#pragma once

#include "base/diagnostic.hpp"
#include "yaml/event_builder.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace tense::yaml {

// `message` is the exception's own, `at` the offset where the parser gave up.
void report_syntax_error(std::string_view text, std::string_view message, std::size_t at, EventBuilder& builder,
                         DiagnosticSink& sink);

// Tabs in the indentation of lines up to `last_line`, outside of texts and comments.
// True when there was one.
bool report_tabs(const SourceText& source, int last_line, const EventBuilder& builder, DiagnosticSink& sink);

}  // namespace tense::yaml
