#include "cli/terminal.hpp"

#include <cstdlib>
#include <string_view>

#include <unistd.h>

namespace tense {
namespace {

bool given(const char* value) {
    return value != nullptr && *value != '\0';
}
bool forced(const char* value) {
    return given(value) && std::string_view{value} != "0";
}

}  // namespace

ColorSetting color_setting() {
    return {.no_color = std::getenv("NO_COLOR"),
            .force_color = std::getenv("FORCE_COLOR"),
            .clicolor_force = std::getenv("CLICOLOR_FORCE"),
            .term = std::getenv("TERM")};
}

bool is_terminal(int descriptor) {
    return ::isatty(descriptor) == 1;
}

bool wants_color(const ColorSetting& setting, bool terminal) {
    if (given(setting.no_color)) return false;
    if (forced(setting.force_color) || forced(setting.clicolor_force)) return true;
    return terminal && (setting.term == nullptr || std::string_view{setting.term} != "dumb");
}

}  // namespace tense
