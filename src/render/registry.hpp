// The table of output formats. A format is one file here and one row in registry.cpp.
#pragma once

#include "model/report.hpp"

#include <span>
#include <string>
#include <string_view>

namespace tense {

struct RenderOptions {
    bool color = false;
    int width = 80;  // columns; text formats wrap to it
};

struct Renderer {
    std::string_view name;       // what --format takes
    std::string_view extension;  // of a file of this format, without the dot
    std::string_view media_type;
    std::string_view summary;  // one line, ends with a full stop
    std::string (*render)(const Report& report, const RenderOptions& options) = nullptr;
    bool streams = false;  // a stream keeps the order of the input; everything else is sorted
};

[[nodiscard]] std::span<const Renderer> renderers();
[[nodiscard]] const Renderer* find_renderer(std::string_view name);

}  // namespace tense
