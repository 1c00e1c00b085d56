#include "topology/topology.hpp"
#include "model/field.hpp"
#include "topology/node_ids.hpp"

#include "catch.hpp"

#include <algorithm>
#include <set>

using namespace tense;
using Kind = TopologyNode::Kind;

namespace {

// A system and its decision, grown workload by workload.
struct Case {
    System system;
    SystemDecision decision;

    Case& add(const std::string& name, const std::vector<std::string>& roles, const std::string& trigger = {},
              const std::vector<std::string>& readers = {}) {
        Workload workload;
        workload.name.value = name;
        workload.facts = empty_sheet();
        workload.triggered_by.value = trigger;
        for (const std::string& reader : readers) workload.reader_names.push_back({reader, {}});
        system.workloads.push_back(workload);
        WorkloadDecision decided;
        decided.name = name;
        decided.roles = roles;
        for (const std::string& role : roles) {
            if (role == "event-log") decided.placements.push_back({role, "kafka-log", {"kafka"}, {}, "", {}, false});
            if (role == "task-queue")
                decided.placements.push_back(
                    {role, "celery-rabbitmq", {"celery", "rabbitmq"}, {}, "", {"celery"}, true});
            if (role == "publish-subscribe")
                decided.placements.push_back({role, "rabbitmq-topics", {"rabbitmq"}, {}, "", {}, false});
        }
        decision.workloads.push_back(decided);
        return *this;
    }
    Case& counted(double readers) {
        system.workloads.back().facts[static_cast<std::size_t>(find_fact("readers").value())].value = Known{readers};
        return *this;
    }
    [[nodiscard]] Topology draw() const { return draw_topology(system, decision); }
};

std::vector<std::string> nodes(const Topology& picture) {
    std::vector<std::string> out;
    for (const TopologyNode& node : picture.nodes)
        out.push_back(std::string{to_text(node.kind)} + " | " + node.label + " | " + node.platform + " | " +
                      node.workload);
    return out;
}

std::vector<std::string> ids(const Topology& picture) {
    std::vector<std::string> out;
    for (const TopologyNode& node : picture.nodes) out.push_back(node.id);
    return out;
}

std::vector<std::string> links(const Topology& picture) {
    std::vector<std::string> out;
    for (const TopologyLink& link : picture.links) out.push_back(link.from + " -" + link.label + "-> " + link.to);
    return out;
}

// The picture without names: kinds, platforms and which position leads to which.
std::vector<std::string> shape(const Topology& picture) {
    std::vector<std::string> out;
    const auto position = [&](const std::string& id) {
        return std::to_string(std::ranges::find(picture.nodes, id, &TopologyNode::id) - picture.nodes.begin());
    };
    for (const TopologyNode& node : picture.nodes) out.push_back(std::string{to_text(node.kind)} + " " + node.platform);
    for (const TopologyLink& link : picture.links)
        out.push_back(position(link.from) + " " + link.label + " " + position(link.to));
    return out;
}

std::size_t count(const Topology& picture, Kind kind) {
    return static_cast<std::size_t>(std::ranges::count(picture.nodes, kind, &TopologyNode::kind));
}

void is_sound(const Topology& picture) {
    std::set<std::string> seen;
    for (const TopologyNode& node : picture.nodes) {
        CHECK(seen.insert(node.id).second);
        CHECK_FALSE(node.id.empty());
        CHECK(node.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos);
        CHECK_FALSE(node.label.empty());
    }
    for (const TopologyLink& link : picture.links) {
        CHECK(seen.count(link.from) == 1);
        CHECK(seen.count(link.to) == 1);
        CHECK_FALSE(link.label.empty());
    }
}

}  // namespace

TEST_CASE("a log has a producer, a topic and one consumer a named reader") {
    const Topology picture = Case{}.add("order-placed", {"event-log"}, {}, {"billing", "search"}).draw();
    CHECK(nodes(picture) == std::vector<std::string>{"producer | producer order-placed |  | order-placed",
                                                     "topic | topic order-placed | kafka | order-placed",
                                                     "consumer | billing |  | order-placed",
                                                     "consumer | search |  | order-placed"});
    CHECK(links(picture) == std::vector<std::string>{"order-placed-producer -publishes-> order-placed-topic",
                                                     "order-placed-topic -reads-> order-placed-reader-billing",
                                                     "order-placed-topic -reads-> order-placed-reader-search"});
    is_sound(picture);
}

TEST_CASE("readers that are only counted are one node") {
    const auto label = [](const Topology& picture) {
        return picture.nodes.size() < 3 ? std::string{} : picture.nodes[2].label;
    };
    CHECK(label(Case{}.add("a", {"event-log"}).draw()) == "readers");
    CHECK(label(Case{}.add("a", {"event-log"}).counted(1).draw()) == "one reader");
    CHECK(label(Case{}.add("a", {"event-log"}).counted(12).draw()) == "12 readers");
    CHECK(label(Case{}.add("a", {"event-log"}).counted(k_many).draw()) == "many readers");
    CHECK(label(Case{}.add("a", {"event-log"}).counted(0).draw()).empty());
}

TEST_CASE("a task queue has a producer, a queue, workers and dead letters") {
    const Topology picture = Case{}.add("send-receipt", {"task-queue"}).draw();
    CHECK(nodes(picture) ==
          std::vector<std::string>{"producer | producer send-receipt |  | send-receipt",
                                   "queue | queue send-receipt | rabbitmq | send-receipt",
                                   "worker | workers send-receipt | celery | send-receipt",
                                   "dead-letter-queue | dead letters send-receipt | rabbitmq | send-receipt"});
    CHECK(links(picture) ==
          std::vector<std::string>{"send-receipt-producer -enqueues-> send-receipt-queue",
                                   "send-receipt-queue -acknowledges-> send-receipt-workers",
                                   "send-receipt-workers -after the last retry-> send-receipt-dead-letters"});
}

TEST_CASE("a fact on a log reaches the job that it triggers through a seam") {
    const Topology picture =
        Case{}.add("order-placed", {"event-log"}).add("send-receipt", {"task-queue"}, "order-placed").draw();
    CHECK(links(picture) ==
          std::vector<std::string>{"order-placed-producer -publishes-> order-placed-topic",
                                   "order-placed-topic -reads-> order-placed-seam",
                                   "send-receipt-queue -acknowledges-> send-receipt-workers",
                                   "send-receipt-workers -after the last retry-> send-receipt-dead-letters",
                                   "order-placed-seam -enqueues, then commits the offset-> send-receipt-queue"});
    CHECK(count(picture, Kind::producer) == 1);
    CHECK(count(picture, Kind::consumer) == 0);
}

TEST_CASE("jobs of one fact share its seam, jobs of two facts do not") {
    Case both;
    both.add("order-placed", {"event-log"})
        .add("send-receipt", {"task-queue"}, "order-placed")
        .add("pack-parcel", {"task-queue"}, "order-placed");
    CHECK(count(both.draw(), Kind::seam) == 1);
    CHECK(count(both.draw(), Kind::queue) == 2);
    both.add("order-paid", {"event-log"}).add("book-payment", {"task-queue"}, "order-paid");
    CHECK(count(both.draw(), Kind::seam) == 2);
    is_sound(both.draw());
}

TEST_CASE("a job may stand before the fact that triggers it") {
    const Topology picture =
        Case{}.add("send-receipt", {"task-queue"}, "order-placed").add("order-placed", {"event-log"}).draw();
    CHECK(count(picture, Kind::seam) == 1);
    CHECK(links(picture).back() == "order-placed-seam -enqueues, then commits the offset-> send-receipt-queue");
}

TEST_CASE("a workload that says both is drawn like a fact and its job written apart") {
    const std::vector<std::string> readers = {"billing", "search"};
    for (const std::string fact : {"event-log", "publish-subscribe"})
        for (const std::string job : {"task-queue", "workflow-engine", "database-table"}) {
            CAPTURE(fact, job);
            const Topology together = Case{}.add("order", {fact, job}, {}, readers).draw();
            const Topology reversed = Case{}.add("order", {job, fact}, {}, readers).draw();
            const Topology same_name = Case{}.add("order", {fact}, {}, readers).add("order", {job}, "order").draw();
            const Topology apart =
                Case{}.add("order-placed", {fact}, {}, readers).add("handle-order", {job}, "order-placed").draw();
            CHECK(nodes(together) == nodes(same_name));
            CHECK(links(together) == links(same_name));
            CHECK(ids(together) == ids(same_name));
            CHECK(shape(together) == shape(apart));
            CHECK(nodes(reversed) == nodes(together));
            CHECK(links(reversed) == links(together));
            is_sound(together);
        }
}

TEST_CASE("a workload that says both shares its seam with other jobs of it") {
    const Topology picture =
        Case{}.add("order", {"event-log", "task-queue"}).add("pack-parcel", {"task-queue"}, "order").draw();
    CHECK(count(picture, Kind::seam) == 1);
    CHECK(count(picture, Kind::queue) == 2);
}

TEST_CASE("a reader that is a job of the file is not drawn twice") {
    const Topology picture = Case{}
                                 .add("order-placed", {"event-log"}, {}, {"billing", "send-receipt"})
                                 .add("send-receipt", {"task-queue"}, "order-placed")
                                 .draw();
    CHECK(count(picture, Kind::consumer) == 1);
}

TEST_CASE("publish-subscribe has one queue a reader and no seam") {
    const Topology picture = Case{}
                                 .add("price-changed", {"publish-subscribe"}, {}, {"shop", "app"})
                                 .add("mail-watchers", {"task-queue"}, "price-changed")
                                 .draw();
    CHECK(count(picture, Kind::exchange) == 1);
    CHECK(count(picture, Kind::queue) == 3);
    CHECK(count(picture, Kind::seam) == 0);
    CHECK(links(picture).back() == "price-changed-exchange -routes-> mail-watchers-queue");
    is_sound(picture);
}

TEST_CASE("the small roles have small pictures") {
    const auto kinds = [](const std::string& role) {
        std::string out;
        for (const TopologyNode& node : Case{}.add("a", {role}).draw().nodes)
            out += std::string{to_text(node.kind)} + " ";
        return out;
    };
    CHECK(kinds("workflow-engine") == "producer workflow ");
    CHECK(kinds("database-table") == "producer table worker ");
    CHECK(kinds("scheduled-job") == "schedule process ");
    CHECK(kinds("in-process") == "process ");
    CHECK(kinds("direct-call") == "caller service ");
    CHECK(kinds("a-role-of-somebody-else") == "process ");
}

TEST_CASE("a job is started by the workers of another job") {
    const Topology picture = Case{}.add("render", {"task-queue"}).add("upload", {"task-queue"}, "render").draw();
    CHECK(links(picture).back() == "render-workers -enqueues-> upload-queue");
    CHECK(count(picture, Kind::producer) == 1);
}

TEST_CASE("a fact made from another fact is a reader that publishes") {
    const Topology picture =
        Case{}.add("order-placed", {"event-log"}).add("order-priced", {"event-log"}, "order-placed").draw();
    CHECK(links(picture).back() == "order-placed-topic -reads-> order-priced-producer");
    CHECK(count(picture, Kind::seam) == 0);
}

TEST_CASE("every pair of roles can be tied together") {
    for (const std::string_view from : role_names())
        for (const std::string_view to : role_names()) {
            CAPTURE(from, to);
            const Topology picture = Case{}.add("a", {std::string{from}}).add("b", {std::string{to}}, "a").draw();
            is_sound(picture);
            std::set<std::string> first, reached;
            for (const TopologyNode& node : picture.nodes)
                if (node.workload == "a") first.insert(node.id);
            bool tied = false;
            for (const TopologyLink& link : picture.links)
                tied = tied || (first.count(link.from) == 1 && first.count(link.to) == 0);
            CHECK(tied);
        }
}

TEST_CASE("triggers that lead nowhere or in a circle are drawn") {
    is_sound(Case{}.add("a", {"task-queue"}, "b").add("b", {"task-queue"}, "a").draw());
    is_sound(Case{}.add("a", {"task-queue"}, "a").draw());
    is_sound(Case{}.add("a", {"event-log", "task-queue"}, "a").draw());
    const Topology lost = Case{}.add("a", {"task-queue"}, "nobody").draw();
    CHECK(count(lost, Kind::producer) == 1);
    const Topology undecided = Case{}.add("a", {}).add("b", {"task-queue"}, "a").draw();
    CHECK(count(undecided, Kind::producer) == 1);
    CHECK(Case{}.draw().nodes.empty());
}

TEST_CASE("ids are unique and plain whatever the names are") {
    Case hostile;
    for (const std::string name :
         {"A b", "a-b", "a_b", "\xe6\xb5\x8b\xe8\xaf\x95", "\"><script>", "script", "", "\n\t", "a-b-2", "---"})
        hostile.add(name, {"event-log"}, {}, {"x", "X", "", "\x1b[31m", "topic"});
    is_sound(hostile.draw());
    CHECK(slug("Order Placed!") == "order-placed");
    CHECK(slug("\xe2\x80\xae") == "unnamed");
    NodeIds taken;
    CHECK(taken.take("a") == "a");
    CHECK(taken.take("a-2") == "a-2");
    CHECK(taken.take("a") == "a-3");
}

TEST_CASE("many equal names stay cheap") {
    Case large;
    for (int i = 0; i < 5000; ++i) large.add("same", {"event-log", "task-queue"});
    CHECK(large.draw().nodes.size() == 5000 * 6);
}
