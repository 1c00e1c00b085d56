#include "model/value.hpp"

#include "base/text.hpp"
#include "model/field.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tense {
namespace {

// A name as an item of a list in brackets: in quotes where YAML would read something else.
std::string item_text(const std::string& name) {
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view{" -_./+"}.find(c) != std::string_view::npos ||
               (static_cast<unsigned char>(c) & 0x80U) != 0;
    };
    const auto edge = [](char c) { return c == ' ' || c == '-' || c == '.'; };
    const bool number = name.find_first_not_of("0123456789.+-") == std::string::npos;
    const bool word = name == "null" || name == "Null" || name == "NULL";
    if (!name.empty() && std::ranges::all_of(name, plain) && !edge(name.front()) && name.back() != ' ' && !number &&
        !word)
        return name;
    std::string out = "\"";
    for (const char c : name) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
            out += fmt::format("\\x{:02x}", static_cast<unsigned>(c));
            continue;
        }
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + "\"";
}

}  // namespace

std::string to_text(const Known& value, const FactSpec& fact) {
    switch (fact.kind) {
        case FactKind::choice:
        case FactKind::level:
            return std::string{fact.choices[static_cast<std::size_t>(std::get<int>(value))]};
        case FactKind::flag:
            return std::get<bool>(value) ? "true" : "false";
        case FactKind::number: {
            const double number = std::get<double>(value);
            return number == k_many ? "many" : format_quantity(number, fact.unit);
        }
        case FactKind::names: {
            std::vector<std::string> items;
            for (const std::string& name : std::get<std::vector<std::string>>(value)) items.push_back(item_text(name));
            return "[" + join(items, ", ") + "]";
        }
        case FactKind::version:
            return std::get<VersionNumber>(value).text();
    }
    return {};
}

}  // namespace tense
