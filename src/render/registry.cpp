#include "render/registry.hpp"

#include "render/formats.hpp"

#include <array>

namespace tense {
namespace {

constexpr auto k_renderers = std::to_array<Renderer>({
    {.name = "text",
     .extension = "txt",
     .media_type = "text/plain",
     .summary = "For people: verdicts with reasons, what would change them and what to ask next.",
     .render = render_text},
    {.name = "json",
     .extension = "json",
     .media_type = "application/json",
     .summary = "The whole report as one JSON document.",
     .render = render_json},
    {.name = "jsonl",
     .extension = "jsonl",
     .media_type = "application/jsonl",
     .summary = "One system a line, each line a JSON document.",
     .render = render_jsonl,
     .streams = true},
});

}  // namespace

std::span<const Renderer> renderers() {
    return k_renderers;
}

const Renderer* find_renderer(std::string_view name) {
    for (const Renderer& renderer : k_renderers)
        if (renderer.name == name) return &renderer;
    return nullptr;
}

}  // namespace tense
