// A workload is taken apart into parts, one a role: a fact that is announced, a job that is done. A part may have a
// cause, the part whose output starts it. Because a workload that says both is taken apart the same way as two
// workloads tied by `triggered_by`, both lead to one picture.
//
//   order-placed: event-log            [producer] -> [topic] -> [billing]
//   send-receipt: task-queue,                          `-----> [seam] -> [queue] -> [workers] -> [dead letters]
//                 caused by order-placed
//
// First every part draws its own nodes, in file order; then the causes are linked to what they start.
#include "topology/topology.hpp"

#include "model/field.hpp"
#include "topology/node_ids.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace tense {
namespace {

using Kind = TopologyNode::Kind;

constexpr std::size_t k_nothing = static_cast<std::size_t>(-1);

struct Part {
    std::size_t workload = 0;
    std::string role;
    std::size_t cause = k_nothing;  // a part
    std::size_t entry = k_nothing;  // the node that a cause is linked to
    std::size_t exit = k_nothing;   // the node that starts what comes after
    std::size_t seam = k_nothing;   // logs: the consumer group that turns events into tasks
};

bool announces(std::string_view role) {
    return role == "event-log" || role == "publish-subscribe";
}

// Roles that hold work until someone takes it: an event has to be handed over to them.
bool holds_work(std::string_view role) {
    return role == "task-queue" || role == "workflow-engine" || role == "database-table";
}

std::string_view handing_over(std::string_view role) {
    if (role == "task-queue") return "enqueues";
    if (role == "database-table") return "inserts a row";
    if (role == "direct-call") return "calls";
    return "starts";
}

class Drawing {
public:
    Drawing(const System& system, const SystemDecision& decision) : system_(system), decision_(decision) {}

    Topology draw() {
        take_apart();
        for (std::size_t part = 0; part < parts_.size(); ++part) draw_part(part);
        for (const Part& part : parts_)
            if (part.cause != k_nothing) link_cause(parts_[part.cause], part);
        return std::move(picture_);
    }

private:
    void take_apart();
    void draw_part(std::size_t index);
    void draw_log(std::size_t index);
    void draw_exchange(std::size_t index);
    void draw_tasks(Part& part);
    void draw_workflow(Part& part);
    void draw_table(Part& part);
    void draw_small(Part& part);
    void link_cause(const Part& cause, const Part& part);

    [[nodiscard]] const std::string& name(const Part& part) const { return decision_.workloads[part.workload].name; }
    [[nodiscard]] bool caused(const Part& part) const { return part.cause != k_nothing; }
    [[nodiscard]] const Workload* written(const Part& part) const {
        return part.workload < system_.workloads.size() ? &system_.workloads[part.workload] : nullptr;
    }
    [[nodiscard]] std::vector<std::string> readers(std::size_t index) const;
    [[nodiscard]] const Placement* placement(const Part& part) const;
    [[nodiscard]] std::string server(const Part& part) const;
    [[nodiscard]] std::string library(const Part& part) const;

    std::size_t node(const Part& part, Kind kind, std::string_view suffix, std::string label,
                     std::string platform = {});
    void link(std::size_t from, std::size_t to, std::string_view label) {
        picture_.links.push_back({picture_.nodes[from].id, picture_.nodes[to].id, std::string{label}});
    }
    std::size_t producer(const Part& part);

    const System& system_;
    const SystemDecision& decision_;
    Topology picture_;
    NodeIds ids_;
    std::vector<Part> parts_;
    std::vector<std::vector<std::size_t>> effects_;  // of each part: the parts it causes
    std::map<std::size_t, std::size_t> producers_;   // workload -> node
};

void Drawing::take_apart() {
    std::map<std::string, std::size_t> first_of_name;                            // workload name -> its first part
    std::vector<std::size_t> first_part(decision_.workloads.size(), k_nothing);  // a fact where there is one
    for (std::size_t w = 0; w < decision_.workloads.size(); ++w) {
        const WorkloadDecision& workload = decision_.workloads[w];
        for (const bool facts : {true, false})
            for (const std::string& role : workload.roles) {
                if (announces(role) != facts) continue;
                if (first_part[w] == k_nothing) first_part[w] = parts_.size();
                parts_.push_back({.workload = w, .role = role});
            }
        if (first_part[w] != k_nothing) first_of_name.emplace(workload.name, first_part[w]);
    }
    effects_.resize(parts_.size());
    for (std::size_t p = 0; p < parts_.size(); ++p) {
        Part& part = parts_[p];
        const std::size_t first = first_part[part.workload];
        if (announces(parts_[first].role) && !announces(part.role)) {
            part.cause = first;
        } else if (const Workload* workload = written(part); workload && !workload->triggered_by.value.empty()) {
            const auto found = first_of_name.find(workload->triggered_by.value);
            if (found != first_of_name.end() && parts_[found->second].workload != part.workload)
                part.cause = found->second;
        }
        if (caused(part)) effects_[part.cause].push_back(p);
    }
}

void Drawing::draw_part(std::size_t index) {
    Part& part = parts_[index];
    if (part.role == "event-log")
        draw_log(index);
    else if (part.role == "publish-subscribe")
        draw_exchange(index);
    else if (part.role == "task-queue")
        draw_tasks(part);
    else if (part.role == "workflow-engine")
        draw_workflow(part);
    else if (part.role == "database-table")
        draw_table(part);
    else
        draw_small(part);
    // An exchange delivers to queues only, so what is no queue gets one in front.
    if (caused(part) && parts_[part.cause].role == "publish-subscribe" && part.role != "task-queue") {
        const std::size_t inbox = node(part, Kind::queue, "inbox", "queue " + name(part), server(parts_[part.cause]));
        link(inbox, part.entry, "acknowledges");
        part.entry = inbox;
    }
}

void Drawing::draw_log(std::size_t index) {
    Part& part = parts_[index];
    part.entry = producer(part);
    part.exit = node(part, Kind::topic, "topic", "topic " + name(part), server(part));
    link(part.entry, part.exit, "publishes");
    for (const std::string& reader : readers(index))
        link(part.exit, node(part, Kind::consumer, "reader-" + slug(reader), reader), "reads");
    const auto needs_seam = [&](std::size_t effect) { return holds_work(parts_[effect].role); };
    if (std::any_of(effects_[index].begin(), effects_[index].end(), needs_seam)) {
        part.seam = node(part, Kind::seam, "seam", "seam " + name(part));
        link(part.exit, part.seam, "reads");
    }
}

void Drawing::draw_exchange(std::size_t index) {
    Part& part = parts_[index];
    part.entry = producer(part);
    part.exit = node(part, Kind::exchange, "exchange", "exchange " + name(part), server(part));
    link(part.entry, part.exit, "publishes");
    for (const std::string& reader : readers(index)) {
        const std::string suffix = slug(reader);
        const std::size_t queue = node(part, Kind::queue, "queue-" + suffix, "queue " + reader, server(part));
        link(part.exit, queue, "routes");
        link(queue, node(part, Kind::consumer, "reader-" + suffix, reader), "acknowledges");
    }
}

void Drawing::draw_tasks(Part& part) {
    if (!caused(part)) part.entry = producer(part);
    const std::size_t queue = node(part, Kind::queue, "queue", "queue " + name(part), server(part));
    if (caused(part))
        part.entry = queue;
    else
        link(part.entry, queue, "enqueues");
    part.exit = node(part, Kind::worker, "workers", "workers " + name(part), library(part));
    link(queue, part.exit, "acknowledges");
    link(part.exit, node(part, Kind::dead_letter, "dead-letters", "dead letters " + name(part), server(part)),
         "after the last retry");
}

void Drawing::draw_workflow(Part& part) {
    const std::size_t starter =
        caused(part) ? k_nothing : node(part, Kind::producer, "starter", "starter " + name(part));
    part.exit = node(part, Kind::workflow, "workflow", "workflow " + name(part), server(part));
    part.entry = part.exit;
    if (starter != k_nothing) link(starter, part.exit, "starts");
}

void Drawing::draw_table(Part& part) {
    if (const Placement* where = placement(part); where != nullptr && !where->executes) {
        // Only stored and looked up: nobody polls it.
        part.entry = node(part, Kind::service, "service", "service " + name(part));
        part.exit = node(part, Kind::table, "table", "table " + name(part), server(part));
        link(part.entry, part.exit, "reads and writes");
        return;
    }
    const std::size_t writer = caused(part) ? k_nothing : producer(part);
    part.entry = node(part, Kind::table, "table", "table " + name(part), server(part));
    if (writer != k_nothing) link(writer, part.entry, "inserts a row");
    part.exit = node(part, Kind::worker, "poller", "poller " + name(part), library(part));
    link(part.entry, part.exit, "is polled by");
}

// What needs no platform of its own; a role that this file does not know is one process.
void Drawing::draw_small(Part& part) {
    if (part.role == "direct-call") {
        part.entry = node(part, Kind::caller, "caller", "caller " + name(part));
        part.exit = node(part, Kind::service, "service", "service " + name(part), server(part));
        link(part.entry, part.exit, "calls");
        return;
    }
    const bool scheduled = part.role == "scheduled-job";
    const std::size_t schedule =
        scheduled ? node(part, Kind::schedule, "schedule", "schedule " + name(part), server(part)) : k_nothing;
    part.exit = node(part, Kind::process, "process", "process " + name(part), scheduled ? std::string{} : server(part));
    part.entry = part.exit;
    if (scheduled) link(schedule, part.exit, "starts");
}

void Drawing::link_cause(const Part& cause, const Part& part) {
    if (cause.role == "publish-subscribe") {
        link(cause.exit, part.entry, "routes");
    } else if (cause.role != "event-log") {
        link(cause.exit, part.entry, handing_over(part.role));
    } else if (holds_work(part.role)) {
        // The order matters: a seam that commits first loses the task when it dies in between.
        link(cause.seam, part.entry, std::string{handing_over(part.role)} + ", then commits the offset");
    } else {
        link(cause.exit, part.entry, "reads");
    }
}

// The readers besides those that are workloads of this file: these have nodes of their own.
std::vector<std::string> Drawing::readers(std::size_t index) const {
    const Workload* workload = written(parts_[index]);
    std::vector<std::string> out;
    if (workload && !workload->reader_names.empty()) {
        std::set<std::string> drawn;
        for (const std::size_t effect : effects_[index]) drawn.insert(name(parts_[effect]));
        for (const Located<std::string>& reader : workload->reader_names)
            if (drawn.count(reader.value) == 0) out.push_back(reader.value.empty() ? "reader" : reader.value);
        return out;
    }
    const std::optional<FactId> fact = find_fact("readers");
    if (workload && fact && static_cast<std::size_t>(*fact) < workload->facts.size()) {
        const Value& value = workload->facts[static_cast<std::size_t>(*fact)].value;
        if (is_known(value) && std::holds_alternative<double>(known(value))) {
            const double count = std::get<double>(known(value));
            if (count < 1) return out;
            if (count < 2) return {"one reader"};
            if (count > 1e9) return {"many readers"};
            return {std::to_string(static_cast<long>(count)) + " readers"};
        }
    }
    if (effects_[index].empty()) out.push_back("readers");
    return out;
}

const Placement* Drawing::placement(const Part& part) const {
    const std::vector<Placement>& all = decision_.workloads[part.workload].placements;
    const auto found = std::ranges::find(all, part.role, &Placement::role);
    return found == all.end() ? nullptr : &*found;
}

// The platform that holds topics, queues or rows; empty when there is none.
std::string Drawing::server(const Part& part) const {
    const Placement* where = placement(part);
    if (where == nullptr) return {};
    for (const std::string& platform : where->platforms)
        if (std::ranges::find(where->libraries, platform) == where->libraries.end()) return platform;
    return {};
}

// What runs inside the workers.
std::string Drawing::library(const Part& part) const {
    const Placement* where = placement(part);
    return where == nullptr || where->libraries.empty() ? std::string{} : where->libraries.front();
}

std::size_t Drawing::node(const Part& part, Kind kind, std::string_view suffix, std::string label,
                          std::string platform) {
    picture_.nodes.push_back({ids_.take(slug(name(part)) + "-" + std::string{suffix}), kind, std::move(label),
                              std::move(platform), name(part)});
    return picture_.nodes.size() - 1;
}

// One a workload, however many of its roles it feeds.
std::size_t Drawing::producer(const Part& part) {
    const auto found = producers_.find(part.workload);
    if (found != producers_.end()) return found->second;
    const std::size_t made = node(part, Kind::producer, "producer", "producer " + name(part));
    producers_.emplace(part.workload, made);
    return made;
}

}  // namespace

Topology draw_topology(const System& system, const SystemDecision& decision) {
    return Drawing{system, decision}.draw();
}

}  // namespace tense
