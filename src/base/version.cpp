#include "base/version.hpp"

namespace tense {

std::string_view program_version() {
    return TENSE_VERSION;
}

}  // namespace tense
