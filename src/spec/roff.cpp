#include "spec/roff.hpp"

#include <algorithm>

namespace tense::roff {
namespace {

std::string escaped(std::string_view plain) {
    std::string out;
    for (const char c : plain) {
        if (c == '\\')
            out += "\\e";
        else if (c == '-')
            out += "\\-";
        else if (c == '\'')
            out += "\\(aq";
        else if (c == '^')
            out += "\\(ha";
        else if (c == '~')
            out += "\\(ti";
        else
            out += c;
    }
    return out;
}

// Backquoted words in bold.
std::string marked(std::string_view plain) {
    std::string out;
    bool inside = false;
    while (!plain.empty()) {
        const std::size_t end = std::min(plain.find('`'), plain.size());
        const std::string_view part = plain.substr(0, end);
        if (!part.empty()) out += inside ? bold(part) : escaped(part);
        if (end == plain.size()) break;
        plain.remove_prefix(end + 1);
        inside = !inside;
    }
    return out;
}

// A dot or a quote at the start of a line would be a request.
std::string guarded(std::string line) {
    if (!line.empty() && (line.front() == '.' || line.front() == '\'')) line.insert(0, "\\&");
    return line;
}

// Lines of at most 78 bytes, broken between words: mandoc complains from 80 on.
std::string broken(std::string_view line) {
    constexpr std::size_t k_width = 78;
    std::string out;
    while (line.size() > k_width) {
        std::size_t space = line.rfind(' ', k_width);
        if (space == std::string_view::npos || space == 0) space = line.find(' ', k_width);
        if (space == std::string_view::npos) break;
        out += guarded(std::string{line.substr(0, space)}) + "\n";
        line.remove_prefix(space + 1);
    }
    return out + guarded(std::string{line}) + "\n";
}

// "A sentence. Another" -> the length of the first with its stop; the whole text when there is only one.
std::size_t sentence_length(std::string_view text) {
    for (std::size_t i = 0; i + 1 < text.size(); ++i)
        if (text[i] == '.' && text[i + 1] == ' ' && i + 2 < text.size() && text[i + 2] != ' ') return i + 1;
    return text.size();
}

}  // namespace

std::string bold(std::string_view plain) {
    return "\\fB" + escaped(plain) + "\\fR";
}
std::string italic(std::string_view plain) {
    return "\\fI" + escaped(plain) + "\\fR";
}

std::string inline_text(std::string_view plain) {
    std::string out = marked(plain);
    for (std::size_t at = 0; (at = out.find('"', at)) != std::string::npos; at += 4) out.replace(at, 1, "\\(dq");
    return out;
}

std::string text(std::string_view plain) {
    std::string flat{plain};
    std::ranges::replace(flat, '\n', ' ');
    std::string_view rest = flat;
    std::string out;
    while (!rest.empty()) {
        const std::size_t length = sentence_length(rest);
        out += broken(marked(rest.substr(0, length)));
        rest.remove_prefix(length);
        rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    }
    return out;
}

std::string item(const std::string& tag, std::string_view body) {
    std::string out = ".TP\n" + guarded(tag) + "\n";
    bool first = true;
    while (!body.empty()) {
        const std::size_t end = std::min(body.find("\n\n"), body.size());
        if (!first) out += ".IP\n";
        out += text(body.substr(0, end));
        body.remove_prefix(std::min(end + 2, body.size()));
        first = false;
    }
    return out;
}

std::string subsection(std::string_view title) {
    return ".SS " + inline_text(title) + "\n";
}

std::string verbatim(std::string_view lines) {
    std::string out = ".PP\n.in +4n\n.nf\n";
    while (!lines.empty()) {
        const std::size_t end = std::min(lines.find('\n'), lines.size());
        out += guarded(escaped(lines.substr(0, end))) + "\n";
        lines.remove_prefix(std::min(end + 1, lines.size()));
    }
    return out + ".fi\n.in\n";
}

}  // namespace tense::roff
