#include "render/diff_formats.hpp"

#include <array>

namespace tense {
namespace {

constexpr auto k_renderers = std::to_array<DiffRenderer>({
    {.name = "text",
     .summary = "For people: each decision before and after, and which fact did it.",
     .render = render_diff_text},
    {.name = "json", .summary = "One JSON document.", .render = render_diff_json, .for_programs = true},
    {.name = "markdown", .summary = "A table for a review.", .render = render_diff_markdown},
});

}  // namespace

std::span<const DiffRenderer> diff_renderers() {
    return k_renderers;
}

const DiffRenderer* find_diff_renderer(std::string_view name) {
    for (const DiffRenderer& renderer : k_renderers)
        if (renderer.name == name) return &renderer;
    return nullptr;
}

}  // namespace tense
