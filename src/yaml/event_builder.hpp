// yaml-cpp's events to located trees. Mistakes that leave the rest readable are reported and passed over;
// what cannot be passed over ends the reading with Stop.
#pragma once

#include "base/diagnostic.hpp"
#include "base/source_text.hpp"
#include "yaml/document.hpp"
#include "yaml/scan.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tense::yaml {

struct Stop {};  // thrown: the reason has been reported

class EventBuilder : public YAML::EventHandler {
public:
    // `start`: how many bytes of the source yaml-cpp was not given (a byte order mark).
    EventBuilder(const SourceText& source, std::size_t start, DiagnosticSink& sink, const Limits& limits);

    void OnDocumentStart(const YAML::Mark& mark) override;
    void OnDocumentEnd() override;
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override;
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value style) override;
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value style) override;
    void OnMapEnd() override { close(); }

    // The documents so far; an open one is closed as it stands.
    [[nodiscard]] std::vector<Document> take();

    // ---- what a message about broken syntax wants to know ----
    [[nodiscard]] std::size_t offset(const YAML::Mark& mark) const;
    [[nodiscard]] Locator& locator() { return locator_; }
    [[nodiscard]] std::size_t last_end() const { return last_end_; }  // behind the last thing that was understood
    [[nodiscard]] std::size_t last_begin() const { return last_begin_; }
    [[nodiscard]] bool last_was_value() const { return last_was_value_; }
    [[nodiscard]] std::size_t innermost_bracket() const;  // nowhere when none is open
    // True when a mistake was passed over that explains any trouble further down.
    [[nodiscard]] bool suspect() const { return suspect_; }
    // Whether a line is text within a block scalar or within quotes, where tabs are welcome.
    [[nodiscard]] bool is_inside_text(int line) const;

private:
    struct Frame {
        Node node;
        std::size_t offset = 0;
        bool flow = false;
        int column = 0;  // from 0
        std::optional<Node> key{};
        bool drop_value = false;  // its key was refused
        std::map<std::string, Span> keys{};
    };

    [[nodiscard]] bool wants_key() const;
    void count_node(std::size_t at);
    void refuse_properties(const Properties& properties);
    void open(Node::Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, bool flow);
    void close();
    void put(Node node, std::size_t begin);
    void accept_key(Node node, std::size_t begin);
    void refuse_key(const Node& node, const std::string& message);
    void check_colon(const Node& key);
    void check_quotes(Node& node, std::size_t begin, std::size_t end);
    void report_lost_document(std::size_t at);
    [[nodiscard]] std::size_t missing_value_place(std::size_t next_token) const;
    void finish_document(bool complete);

    std::string_view text_;
    std::size_t start_;
    DiagnosticSink* sink_;
    Limits limits_;
    Locator locator_;

    std::vector<Document> documents_;
    std::vector<Frame> frames_;
    Node root_;
    bool in_document_ = false;
    bool lost_ = false;  // the current document began without "---"
    bool any_document_ = false;
    std::size_t document_start_ = 0;

    std::size_t nodes_ = 0;
    std::size_t last_begin_ = 0;  // of the last scalar
    std::size_t last_end_ = 0;
    bool last_was_value_ = false;
    bool suspect_ = false;
    std::vector<std::pair<int, int>> text_lines_;  // first and last lines of texts over several lines
};

}  // namespace tense::yaml
