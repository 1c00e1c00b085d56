// One function a format; the rows of registry.cpp point here.
#pragma once

#include "render/registry.hpp"

namespace tense {

[[nodiscard]] std::string render_text(const Report& report, const RenderOptions& options);
[[nodiscard]] std::string render_json(const Report& report, const RenderOptions& options);
[[nodiscard]] std::string render_jsonl(const Report& report, const RenderOptions& options);

}  // namespace tense
