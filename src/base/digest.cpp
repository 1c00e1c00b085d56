#include "base/digest.hpp"

#include "base/failure.hpp"

#include <openssl/evp.h>

#include <array>

namespace tense {

std::string sha256_hex(std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr) != 1) {
        throw Failure(Failure::Kind::internal, "the crypto library cannot compute SHA-256",
                      "check that OpenSSL's settings on this machine allow SHA-256");
    }
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (unsigned i = 0; i < length; ++i) {
        text += digits[digest[i] >> 4U];
        text += digits[digest[i] & 0x0FU];
    }
    return text;
}

}  // namespace tense
