#include "model/field.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace tense {
namespace {

using enum Scope;

constexpr std::array<std::string_view, 5> k_says = {"process-this", "this-happened", "both", "answer-now",
                                                    "keep-state"};
constexpr std::array<std::string_view, 3> k_levels = {"none", "preferred", "required"};
constexpr std::array<std::string_view, 3> k_orderings = {"none", "per-key", "global"};
constexpr std::array<std::string_view, 3> k_deliveries = {"at-most-once", "at-least-once", "exactly-once"};
constexpr std::array<std::string_view, 2> k_parallelism = {"within-partitions", "beyond-partitions"};
constexpr std::array<std::string_view, 3> k_operations = {"low", "normal", "high"};
constexpr std::array<std::string_view, 4> k_lifecycle = {"status", "result", "cancel", "progress"};
constexpr std::array<std::string_view, 3> k_sources = {"measured", "estimated", "assumed"};
constexpr std::array<std::string_view, 2> k_metadata = {"zookeeper", "kraft"};
constexpr std::array<std::string_view, 8> k_roles = {"task-queue",      "event-log",      "publish-subscribe",
                                                     "workflow-engine", "database-table", "scheduled-job",
                                                     "in-process",      "direct-call"};
constexpr std::array<std::string_view, 10> k_patterns = {
    "task-queue",      "event-log",      "hybrid",        "neither",    "publish-subscribe",
    "workflow-engine", "database-table", "scheduled-job", "in-process", "direct-call"};

constexpr Field level(std::string_view name, std::string_view summary, std::string_view details = {}) {
    return {.name = name,
            .scope = Scope::workload,
            .shape = Shape::need,
            .choices = k_levels,
            .summary = summary,
            .details = details,
            .example = "required"};
}

// In the order of the man page. Names are the contract's.
constexpr auto k_fields = std::to_array<Field>({
    // ---- a document ----
    {.name = "tense",
     .scope = document,
     .shape = Shape::number,
     .summary = "The format's version.",
     .details = "Always 1.",
     .example = "1",
     .required = true},
    {.name = "system",
     .scope = document,
     .shape = Shape::text,
     .summary = "The system's name.",
     .details = "When it is not given: the file's name without its ending.",
     .example = "storefront"},
    {.name = "summary",
     .scope = document,
     .shape = Shape::text,
     .summary = "One line about the system.",
     .example = "orders and what they set off"},
    {.name = "operates",
     .scope = document,
     .shape = Shape::names,
     .summary = "What is run here already.",
     .details =
         "An open list: kafka, rabbitmq, celery, redis, postgresql, mysql, database, task-broker, temporal and so on. "
         "What is run already costs no new platform.",
     .example = "[rabbitmq, postgresql]",
     .circumstance = true},
    {.name = "team",
     .scope = document,
     .shape = Shape::mapping,
     .summary = "The people who would run it.",
     .example = "{operations: low}",
     .circumstance = true},
    {.name = "self_hosted_product",
     .scope = document,
     .shape = Shape::flag,
     .summary = "Others install and run this system themselves.",
     .example = "false",
     .circumstance = true},
    {.name = "platforms",
     .scope = document,
     .shape = Shape::mapping,
     .summary = "Versions and settings of platforms in use, by platform.",
     .details = "A platform named here counts as operated.",
     .example = "{rabbitmq: {version: \"4.2\"}}",
     .circumstance = true},
    {.name = "allow",
     .scope = document,
     .shape = Shape::parts,
     .choices = k_roles,
     .summary = "The menu: the only roles that may be recommended.",
     .details = "All of them when it is not given.",
     .example = "[task-queue, event-log]",
     .circumstance = true},
    {.name = "workloads",
     .scope = document,
     .shape = Shape::list,
     .summary = "The workloads, at least one.",
     .example = "[{name: send-receipt, says: process-this}]",
     .required = true},

    // ---- the team ----
    {.name = "operations",
     .scope = team,
     .shape = Shape::choice,
     .choices = k_operations,
     .summary = "How much operating work the team can carry.",
     .example = "low",
     .circumstance = true},
    {.name = "skills",
     .scope = team,
     .shape = Shape::names,
     .summary = "Platforms the team knows well.",
     .example = "[kafka]",
     .circumstance = true},
    {.name = "managed_only",
     .scope = team,
     .shape = Shape::flag,
     .summary = "Only platforms that somebody else runs may be used.",
     .example = "false",
     .circumstance = true},

    // ---- one platform in use ----
    {.name = "version",
     .scope = platform,
     .shape = Shape::version,
     .summary = "Its version, in quotes.",
     .example = "\"4.2\"",
     .circumstance = true},
    {.name = "metadata",
     .scope = platform,
     .shape = Shape::choice,
     .choices = k_metadata,
     .summary = "Kafka: where the cluster keeps its metadata.",
     .example = "kraft",
     .circumstance = true},
    {.name = "broker",
     .scope = platform,
     .shape = Shape::text,
     .summary = "Celery: the broker it uses.",
     .example = "rabbitmq",
     .circumstance = true},
    {.name = "clients",
     .scope = platform,
     .shape = Shape::names,
     .summary = "Languages of the client programs.",
     .example = "[python, java]",
     .circumstance = true},

    // ---- a workload ----
    {.name = "name",
     .scope = workload,
     .shape = Shape::text,
     .summary = "The workload's name, unique in the system.",
     .details = "Not `system`.",
     .example = "order-placed",
     .required = true},
    {.name = "summary",
     .scope = workload,
     .shape = Shape::text,
     .summary = "One line about the workload.",
     .example = "an order was paid for"},
    {.name = "says",
     .scope = workload,
     .shape = Shape::choice,
     .choices = k_says,
     .summary = "The sentence test: how one would naturally say it.",
     .details =
         "process-this: a job to do. this-happened: a fact to announce. both: a fact that starts work. answer-now: a "
         "caller waits for the answer. keep-state: it only has to be stored.",
     .example = "process-this"},
    level("replay", "Someone reads again from an earlier point."),
    {.name = "readers",
     .scope = workload,
     .shape = Shape::readers,
     .summary = "Who reads it, independently of each other.",
     .details = "A list of names, a count, or `many`.",
     .example = "[billing, search]"},
    level("late_readers", "A reader may lag, join late or start over."),
    {.name = "readers_in_one_process",
     .scope = workload,
     .shape = Shape::flag,
     .summary = "All readers live in the process that publishes.",
     .example = "false"},
    level("external_readers", "Readers outside the organisation."),
    level("stream_processing", "Windows, joins or aggregates over the stream."),
    level("history", "What happened is kept as a record, for months or years."),
    level("retries", "One failed item is tried again without holding up the rest."),
    level("priorities", "Some items go ahead of others.", "A level of need, or how many levels of priority there are."),
    level("scheduling", "Items run later, at a set time, or on a schedule."),
    level("routing", "Items are sent to readers or workers by what they contain."),
    level("chaining", "One item's end starts the next."),
    level("lifecycle", "Each item is followed on its own.",
          "A level of need, or a list of status, result, cancel and progress."),
    level("durable_steps",
          "State between steps is kept; a failed step restarts where it stopped, or waits for people or days."),
    level("durable_backlog", "The backlog must survive storms and outages, however long it grows."),
    level("tenant_isolation", "One customer's items must not hold up another's."),
    level("transactional_enqueue", "An item is enqueued if, and only if, a business transaction commits."),
    level("deduplication", "An item submitted twice is handled once."),
    level("rate_limit", "Work is slowed to what a target can take."),
    level("expiry", "Items lose their worth after a time and are dropped."),
    level("mutable_items", "A waiting item is changed or looked up before it runs."),
    {.name = "ordering",
     .scope = workload,
     .shape = Shape::choice,
     .choices = k_orderings,
     .summary = "The order in which items are handled.",
     .example = "per-key"},
    {.name = "delivery",
     .scope = workload,
     .shape = Shape::choice,
     .choices = k_deliveries,
     .summary = "How often an item may arrive.",
     .example = "at-least-once"},
    {.name = "item_parallelism",
     .scope = workload,
     .shape = Shape::choice,
     .choices = k_parallelism,
     .summary = "Whether more items are worked on at once than a log has partitions.",
     .example = "beyond-partitions"},
    {.name = "loss_tolerable",
     .scope = workload,
     .shape = Shape::flag,
     .summary = "A lost item does no harm.",
     .example = "false"},
    {.name = "rate",
     .scope = workload,
     .shape = Shape::spread,
     .unit = Unit::rate,
     .summary = "Items per time.",
     .details = "One rate (the average), or {average, peak}.",
     .example = "{average: 400/s, peak: 1200/s}"},
    {.name = "message_size",
     .scope = workload,
     .shape = Shape::quantity,
     .unit = Unit::size,
     .summary = "The size of one item.",
     .example = "1.2kB"},
    {.name = "duration",
     .scope = workload,
     .shape = Shape::spread,
     .unit = Unit::duration,
     .summary = "How long one item takes to handle.",
     .details = "One duration (the typical one), or {typical, max}.",
     .example = "{typical: 350ms, max: 30s}"},
    {.name = "triggered_by",
     .scope = workload,
     .shape = Shape::text,
     .summary = "The workload whose facts start this one.",
     .example = "order-placed"},
    {.name = "decided",
     .scope = workload,
     .shape = Shape::mapping,
     .summary = "What the team has decided.",
     .example = "{pattern: task-queue, platforms: [celery, rabbitmq]}"},

    // ---- a need written as a mapping ----
    {.name = "need",
     .scope = Scope::need,
     .shape = Shape::choice,
     .choices = k_levels,
     .summary = "How much it is needed.",
     .details = "true means required, false means none.",
     .example = "required",
     .required = true},
    {.name = "why",
     .scope = Scope::need,
     .shape = Shape::text,
     .summary = "The reason, for the record.",
     .example = "rebuild the search index"},
    {.name = "source",
     .scope = Scope::need,
     .shape = Shape::choice,
     .choices = k_sources,
     .summary = "Where the statement comes from.",
     .example = "measured"},
    {.name = "window",
     .scope = Scope::need,
     .shape = Shape::quantity,
     .unit = Unit::duration,
     .summary = "How far back.",
     .example = "7d",
     .of_need = "replay"},
    {.name = "window",
     .scope = Scope::need,
     .shape = Shape::quantity,
     .unit = Unit::duration,
     .summary = "How long it is kept.",
     .example = "365d",
     .of_need = "history"},
    {.name = "levels",
     .scope = Scope::need,
     .shape = Shape::number,
     .summary = "How many levels of priority.",
     .example = "3",
     .of_need = "priorities"},
    {.name = "parts",
     .scope = Scope::need,
     .shape = Shape::parts,
     .choices = k_lifecycle,
     .summary = "What is followed.",
     .example = "[status, cancel]",
     .of_need = "lifecycle"},
    {.name = "attempts",
     .scope = Scope::need,
     .shape = Shape::number,
     .summary = "How often an item is tried at most.",
     .example = "5",
     .of_need = "retries"},
    {.name = "delay",
     .scope = Scope::need,
     .shape = Shape::quantity,
     .unit = Unit::duration,
     .summary = "How far ahead items are scheduled at most.",
     .example = "12h",
     .of_need = "scheduling"},
    {.name = "after",
     .scope = Scope::need,
     .shape = Shape::quantity,
     .unit = Unit::duration,
     .summary = "When an item expires.",
     .example = "10m",
     .of_need = "expiry"},
    {.name = "limit",
     .scope = Scope::need,
     .shape = Shape::quantity,
     .unit = Unit::rate,
     .summary = "The rate the target can take.",
     .example = "50/s",
     .of_need = "rate_limit"},

    // ---- a decision taken ----
    {.name = "pattern",
     .scope = decided,
     .shape = Shape::choice,
     .choices = k_patterns,
     .summary = "The verdict decided for.",
     .example = "task-queue",
     .required = true},
    {.name = "platforms",
     .scope = decided,
     .shape = Shape::names,
     .summary = "The platforms decided for.",
     .example = "[celery, rabbitmq]"},
    {.name = "on",
     .scope = decided,
     .shape = Shape::date,
     .summary = "The day of the decision.",
     .example = "2026-11-02"},
    {.name = "record",
     .scope = decided,
     .shape = Shape::text,
     .summary = "The decision record, as a path.",
     .example = "docs/adr/0007.md"},
});

FactKind kind_of(const Field& field) {
    switch (field.shape) {
        case Shape::need:
            return FactKind::level;
        case Shape::choice:
            return FactKind::choice;
        case Shape::flag:
            return FactKind::flag;
        case Shape::names:
            return FactKind::names;
        case Shape::version:
            return FactKind::version;
        default:
            return FactKind::number;
    }
}

std::vector<FactSpec> make_facts() {
    std::vector<FactSpec> out;
    const auto add = [&](std::string path, const Field& field, FactKind kind, std::string_view summary) -> FactSpec& {
        out.push_back({.path = std::move(path), .kind = kind, .unit = field.unit, .summary = summary});
        if (kind == FactKind::choice || kind == FactKind::level) out.back().choices = field.choices;
        return out.back();
    };
    for (const Field& field : k_fields) {
        if (field.scope != Scope::workload) continue;
        const std::string name{field.name};
        switch (field.shape) {
            case Shape::need:
                add(name, field, FactKind::level, field.summary);
                for (const Field& key : k_fields)
                    if (key.scope == Scope::need && key.of_need == field.name && kind_of(key) == FactKind::number &&
                        key.shape != Shape::parts)
                        add(name + "." + std::string{key.name}, key, FactKind::number, key.summary);
                break;
            case Shape::spread:
                add(name, field, FactKind::number, field.summary);
                if (field.unit == Unit::rate) add(name + ".peak", field, FactKind::number, "The highest rate.");
                if (field.unit == Unit::duration)
                    add(name + ".max", field, FactKind::number, "The longest time one item takes.");
                break;
            case Shape::choice:
            case Shape::flag:
            case Shape::quantity:
            case Shape::readers:
                add(name, field, kind_of(field), field.summary);
                break;
            default:
                break;
        }
    }
    out.push_back({.path = "triggers",
                   .kind = FactKind::number,
                   .derived = true,
                   .summary = "How many workloads of the file are triggered by this one."});
    const auto circumstance = [&](std::string path, const Field& field) {
        add("system." + path, field, kind_of(field), field.summary).system = true;
    };
    for (const Field& field : k_fields) {
        const bool plain = field.shape == Shape::flag || field.shape == Shape::choice || field.shape == Shape::names;
        if (field.scope == document && field.circumstance && plain) circumstance(std::string{field.name}, field);
        if (field.scope == team) circumstance("team." + std::string{field.name}, field);
    }
    for (const std::string_view name : {"kafka", "rabbitmq", "celery", "redis", "postgresql", "mysql", "temporal"})
        for (const Field& field : k_fields)
            if (field.scope == platform && field.shape != Shape::text && (field.name != "metadata" || name == "kafka"))
                circumstance("platforms." + std::string{name} + "." + std::string{field.name}, field);
    return out;
}

}  // namespace

std::span<const Field> fields() {
    return k_fields;
}

const Field* find_field(Scope scope, std::string_view name) {
    const auto found =
        std::ranges::find_if(k_fields, [&](const Field& field) { return field.scope == scope && field.name == name; });
    return found == k_fields.end() ? nullptr : &*found;
}

std::vector<std::string_view> field_names(Scope scope) {
    std::vector<std::string_view> names;
    for (const Field& field : k_fields)
        if (field.scope == scope && std::ranges::find(names, field.name) == names.end()) names.push_back(field.name);
    return names;
}

std::span<const FactSpec> facts() {
    static const std::vector<FactSpec> k_facts = make_facts();
    return k_facts;
}

std::optional<FactId> find_fact(std::string_view path) {
    static const auto k_index = [] {
        std::map<std::string, FactId, std::less<>> index;
        FactId id = 0;
        for (const FactSpec& fact : facts()) index.emplace(fact.path, id++);
        return index;
    }();
    const auto found = k_index.find(path);
    if (found == k_index.end()) return std::nullopt;
    return found->second;
}

std::vector<std::string_view> fact_paths() {
    std::vector<std::string_view> paths;
    for (const FactSpec& fact : facts()) paths.push_back(fact.path);
    return paths;
}

std::span<const std::string_view> role_names() {
    return k_roles;
}

}  // namespace tense
