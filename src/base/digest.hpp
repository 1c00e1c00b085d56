// Fingerprints of inputs and rule sets.
#pragma once

#include <string>
#include <string_view>

namespace tense {

// SHA-256 as 64 lower-case hexadecimal digits. Throws Failure{internal} when the crypto library refuses.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace tense
