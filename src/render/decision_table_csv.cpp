#include "base/text.hpp"
#include "render/decision_table.hpp"

namespace tense {
namespace {

std::string quoted(std::string_view text) {
    if (text.find_first_of("\",\r\n") == std::string_view::npos) return std::string{text};
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + "\"";
}

std::string line(const std::vector<std::string>& cells) {
    std::string out;
    for (std::size_t i = 0; i < cells.size(); ++i) out += (i == 0 ? "" : ",") + quoted(cells[i]);
    return out + "\r\n";
}

}  // namespace

std::string table_as_csv(const DecisionTable& table) {
    std::vector<std::string> head = {"row"};
    for (const TableClass& column : table.classes) {
        std::vector<std::string> ids;
        for (const auto& need : column.needs) ids.push_back(need.id);
        head.push_back("needs " + join(ids, ", "));
    }
    for (const TablePart& part : table.parts) head.push_back("available " + part.id);
    for (const std::string_view name : last_heads()) head.emplace_back(name);
    std::string out = line(head);
    for (std::size_t i = 0; i < table.rows.size(); ++i) out += line(row_cells(table, i));
    return out;
}

}  // namespace tense
