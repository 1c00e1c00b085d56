// The table of formats of `tense diff`. A format is one file here and one row in diff_formats.cpp.
#pragma once

#include "model/difference.hpp"
#include "render/registry.hpp"

#include <span>
#include <string>
#include <string_view>

namespace tense {

struct DiffRenderer {
    std::string_view name;     // what --format takes
    std::string_view summary;  // one line, ends with a full stop
    std::string (*render)(const Difference& difference, const RenderOptions& options) = nullptr;
    bool for_programs = false;  // written even when nothing could be compared: it carries the diagnostics
};

[[nodiscard]] std::span<const DiffRenderer> diff_renderers();
[[nodiscard]] const DiffRenderer* find_diff_renderer(std::string_view name);

[[nodiscard]] std::string render_diff_text(const Difference& difference, const RenderOptions& options);
[[nodiscard]] std::string render_diff_json(const Difference& difference, const RenderOptions& options);
[[nodiscard]] std::string render_diff_markdown(const Difference& difference, const RenderOptions& options);

}  // namespace tense
