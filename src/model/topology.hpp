// The neutral picture of a recommended system: what runs, and what flows between. Every diagram is drawn from this.
#pragma once

#include <string>
#include <vector>

namespace tense {

struct TopologyNode {
    enum class Kind {
        producer,
        topic,
        consumer,
        seam,
        exchange,
        queue,
        dead_letter,
        worker,
        workflow,
        table,
        schedule,
        process,
        caller,
        service
    };
    std::string id;  // unique, made from the file's names: [a-z0-9-]
    Kind kind = Kind::producer;
    std::string label;     // for people; the user's own words inside
    std::string platform;  // what it runs on; empty: the user's own code
    std::string workload;  // the workload it stands for
};
[[nodiscard]] std::string_view to_text(TopologyNode::Kind kind);

struct TopologyLink {
    std::string from, to;  // node ids
    std::string label;     // "publishes", "reads", "enqueues", "acknowledges", "after the last retry"
};

struct Topology {
    std::vector<TopologyNode> nodes;
    std::vector<TopologyLink> links;
};

}  // namespace tense
