#include "model/value.hpp"

#include "base/text.hpp"
#include "model/field.hpp"

#include <fmt/format.h>

namespace tense {

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
        case FactKind::names:
            return "[" + join(std::get<std::vector<std::string>>(value), ", ") + "]";
        case FactKind::version:
            return std::get<VersionNumber>(value).text();
    }
    return {};
}

}  // namespace tense
