#include "base/diagnostic.hpp"

#include "base/diagnostic_codes.hpp"

#include <algorithm>
#include <stdexcept>
#include <tuple>
#include <utility>

namespace tense {

namespace {

bool less(const Diagnostic& a, const Diagnostic& b) {
    if (before(a.span, b.span) || before(b.span, a.span)) {
        return before(a.span, b.span);
    }
    return std::tie(a.code, a.message) < std::tie(b.code, b.message);
}

}  // namespace

Diagnostic& DiagnosticSink::report(std::string_view code, const Span& span, std::string message, std::string expected,
                                   std::string suggestion) {
    if (find_diagnostic_code(code) == nullptr) {
        throw std::logic_error("no such diagnostic code: " + std::string(code));
    }
    return list_.emplace_back(
        Diagnostic{std::string(code), span, std::move(message), std::move(expected), std::move(suggestion), {}});
}

std::vector<Diagnostic> DiagnosticSink::sorted() const {
    std::vector<Diagnostic> result = list_;
    std::stable_sort(result.begin(), result.end(), less);
    const auto same = [](const Diagnostic& a, const Diagnostic& b) { return !less(a, b) && !less(b, a); };
    result.erase(std::unique(result.begin(), result.end(), same), result.end());
    return result;
}

}  // namespace tense
