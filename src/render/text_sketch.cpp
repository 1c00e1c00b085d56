// The topology in plain text: one flow a line, from what nothing leads to. Where a flow divides, each branch gets a
// line of its own, further in:
//
//   [producer order-placed] --> [topic order-placed]
//     --> [billing]
//     --> [seam order-placed] --> [queue send-receipt] --> [workers send-receipt]
//       --> [dead letters send-receipt]
//
// A node that was drawn before is named again, and not followed a second time.
#include "render/text_parts.hpp"

#include "base/text.hpp"

#include <map>
#include <vector>

namespace tense {
namespace {

constexpr std::size_t k_margin = 2;
constexpr std::size_t k_step = 2;
constexpr std::size_t k_deepest = 30;  // beyond, a flow goes on at the margin
constexpr std::string_view k_arrow = "--> ";

class Sketch {
public:
    Sketch(Sheet& sheet, const Topology& topology) : sheet_(sheet), topology_(topology) {
        std::map<std::string, std::size_t> index;
        for (std::size_t i = 0; i < topology.nodes.size(); ++i) index.emplace(topology.nodes[i].id, i);
        next_.resize(topology.nodes.size());
        leads_to_.resize(topology.nodes.size(), false);
        followed_.resize(topology.nodes.size(), false);
        for (const TopologyLink& link : topology.links) {
            const auto from = index.find(link.from), to = index.find(link.to);
            if (from == index.end() || to == index.end()) continue;
            next_[from->second].push_back(to->second);
            leads_to_[to->second] = true;
        }
    }

    void write() {
        for (const bool circles : {false, true})  // in a circle something leads to everything
            for (std::size_t node = 0; node < next_.size(); ++node)
                if (!followed_[node] && (circles || !leads_to_[node])) {
                    start(node);
                    finish();
                }
    }

private:
    struct Branch {
        std::size_t node;
        std::size_t indent;
        bool arrow;
    };

    void start(std::size_t node) { open_.push_back({node, k_margin, false}); }

    // Follows all open branches. A stack, not a recursion: a file may chain thousands of workloads.
    void finish() {
        while (!open_.empty()) {
            const Branch branch = open_.back();
            open_.pop_back();
            indent_ = branch.indent;
            line_ = std::string(indent_, ' ');
            put(branch.node, branch.arrow ? k_arrow : std::string_view{});
            follow(branch.node);
            sheet_.raw(line_);
        }
    }

    void follow(std::size_t node) {
        while (!followed_[node]) {
            followed_[node] = true;
            const std::vector<std::size_t>& next = next_[node];
            if (next.size() != 1) {
                const bool deep = indent_ + k_step > k_deepest;
                // Pushed last to first, so that they are drawn first to last. Too deep: start again from this node.
                for (auto to = next.rbegin(); to != next.rend(); ++to)
                    open_.push_back({*to, deep ? k_margin + k_step : indent_ + k_step, true});
                if (deep && !next.empty()) {
                    sheet_.raw(line_);
                    line_ = std::string(k_margin, ' ');
                    indent_ = k_margin;
                    put(node, {});
                }
                return;
            }
            node = next.front();
            if (display_width(line_) + 1 + k_arrow.size() + display_width(box(node)) <= sheet_.width()) {
                line_ += ' ';
            } else {
                sheet_.raw(line_);
                indent_ = indent_ + k_step > k_deepest ? k_margin + k_step : indent_ + k_step;
                line_ = std::string(indent_, ' ');
            }
            put(node, k_arrow);
        }
    }

    // A bracket inside a name would end the box, so it is drawn round.
    [[nodiscard]] std::string box(std::size_t node) const {
        std::string text;
        for (const char c : Sheet::safe(topology_.nodes[node].label)) text += c == '[' ? '(' : c == ']' ? ')' : c;
        return "[" + text + "]";
    }

    // A box longer than the line is wrapped at its spaces.
    void put(std::size_t node, std::string_view before) {
        line_ += before;
        const std::string text = box(node);
        const std::size_t column = display_width(line_);
        if (column + display_width(text) <= sheet_.width()) {
            line_ += text;
            return;
        }
        bool first = true;
        for (const std::string& piece : wrap(text, sheet_.width() - column)) {
            if (!first) {
                sheet_.raw(line_);
                line_ = std::string(column, ' ');
            }
            line_ += piece;
            first = false;
        }
    }

    Sheet& sheet_;
    const Topology& topology_;
    std::vector<std::vector<std::size_t>> next_;
    std::vector<bool> leads_to_;
    std::vector<bool> followed_;
    std::vector<Branch> open_;
    std::string line_;
    std::size_t indent_ = 0;
};

}  // namespace

void write_sketch(Sheet& sheet, const Topology& topology) {
    Sketch{sheet, topology}.write();
}

}  // namespace tense
