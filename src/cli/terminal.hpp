// Whether a stream wants colour when nobody said so on the command line.
#pragma once

namespace tense {

// The environment's wishes, as they are; null: not set.
struct ColorSetting {
    const char* no_color = nullptr;        // NO_COLOR, not empty: no
    const char* force_color = nullptr;     // FORCE_COLOR, not empty and not 0: yes
    const char* clicolor_force = nullptr;  // CLICOLOR_FORCE, likewise
    const char* term = nullptr;            // TERM=dumb: no
};

[[nodiscard]] ColorSetting color_setting();  // of this process
[[nodiscard]] bool is_terminal(int descriptor);
// NO_COLOR wins over the two that force; these win over the terminal.
[[nodiscard]] bool wants_color(const ColorSetting& setting, bool terminal);

}  // namespace tense
