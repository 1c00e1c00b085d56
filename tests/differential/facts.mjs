// The facts that rules may speak of, typed in from tense-rules(5) and tense-workload(5), and how a workload file states
// them. A file arrives as what the YAML library made of it with every scalar left a string.
import { Quantity, Version, quantity } from './quantities.mjs';

const k_levels = ['none', 'preferred', 'required'];
export const k_needs = [
    'replay', 'late_readers', 'external_readers', 'stream_processing', 'history', 'retries', 'priorities',
    'scheduling', 'routing', 'chaining', 'lifecycle', 'durable_steps', 'durable_backlog', 'tenant_isolation',
    'transactional_enqueue', 'deduplication', 'rate_limit', 'expiry', 'mutable_items',
];
const k_own_keys = {
    replay: { window: 'duration' }, history: { window: 'duration' }, priorities: { levels: 'count' },
    retries: { attempts: 'count' }, scheduling: { delay: 'duration' }, expiry: { after: 'duration' },
    rate_limit: { limit: 'rate' },
};
const k_choices = {
    says: ['process-this', 'this-happened', 'both', 'answer-now', 'keep-state'],
    ordering: ['none', 'per-key', 'global'],
    delivery: ['at-most-once', 'at-least-once', 'exactly-once'],
    item_parallelism: ['within-partitions', 'beyond-partitions'],
};
const k_flags = ['readers_in_one_process', 'loss_tolerable'];
const k_platforms = ['kafka', 'rabbitmq', 'celery', 'redis', 'postgresql', 'mysql', 'temporal'];

// path -> {kind: level | choice | flag | number | names | version, unit, choices, system}
export const k_facts = new Map();
for (const need of k_needs) {
    k_facts.set(need, { kind: 'level', choices: k_levels });
    for (const [key, unit] of Object.entries(k_own_keys[need] ?? {}))
        k_facts.set(`${need}.${key}`, { kind: 'number', unit });
}
for (const [name, choices] of Object.entries(k_choices)) k_facts.set(name, { kind: 'choice', choices });
for (const name of k_flags) k_facts.set(name, { kind: 'flag' });
for (const [name, unit] of Object.entries({
    readers: 'count', triggers: 'count', rate: 'rate', 'rate.peak': 'rate', message_size: 'size',
    duration: 'duration', 'duration.max': 'duration',
}))
    k_facts.set(name, { kind: 'number', unit });
const circumstance = (path, spec) => k_facts.set(`system.${path}`, { ...spec, system: true });
circumstance('operates', { kind: 'names' });
circumstance('self_hosted_product', { kind: 'flag' });
circumstance('team.operations', { kind: 'choice', choices: ['low', 'normal', 'high'] });
circumstance('team.skills', { kind: 'names' });
circumstance('team.managed_only', { kind: 'flag' });
for (const name of k_platforms) {
    circumstance(`platforms.${name}.version`, { kind: 'version' });
    circumstance(`platforms.${name}.clients`, { kind: 'names' });
}
circumstance('platforms.kafka.metadata', { kind: 'choice', choices: ['zookeeper', 'kraft'] });

function flag(text) {
    if (text !== 'true' && text !== 'false') throw new Error(`not a flag: "${text}"`);
    return text === 'true';
}

// A value as a file or an assumption writes it.
export function value_of(path, text) {
    const spec = k_facts.get(path);
    if (!spec) throw new Error(`no fact is called ${path}`);
    if (spec.kind === 'level' && text === 'true') return 'required';
    if (spec.kind === 'level' && text === 'false') return 'none';
    if (spec.choices) {
        if (!spec.choices.includes(text)) throw new Error(`${path} cannot be ${text}`);
        return text;
    }
    if (spec.kind === 'flag') return flag(text);
    if (spec.kind === 'number') return quantity(text, spec.unit);
    if (spec.kind === 'version') return new Version(text);
    throw new Error(`${path} cannot be written as one value`);
}

// "Apache Kafka", "kafka" and "Kafka" are one; so are the other names a platform goes by.
export function platform_name(written, aliases) {
    const key = written.toLowerCase().replaceAll(/[ _]/g, '-').replace(/^apache-/, '');
    return aliases.get(key) ?? key;
}

function read_need(out, name, value) {
    if (Array.isArray(value)) {  // lifecycle: [status]
        out[name] = 'required';
    } else if (typeof value === 'object') {
        out[name] = value_of(name, value.need);
        for (const key of Object.keys(value))
            if (k_facts.has(`${name}.${key}`)) out[`${name}.${key}`] = value_of(`${name}.${key}`, value[key]);
    } else if (name === 'priorities' && /^\d+$/.test(value)) {
        out[name] = Number(value) >= 2 ? 'required' : 'none';
        out['priorities.levels'] = quantity(value, 'count');
    } else {
        out[name] = value_of(name, value);
    }
}

// {average, peak} and {typical, max}: the upper one alone bounds the other, and stands in for it.
function read_spread(out, name, value, low, high) {
    if (typeof value !== 'object') {
        out[name] = value_of(name, value);
        return;
    }
    if (value[high] !== undefined) out[`${name}.${high}`] = value_of(`${name}.${high}`, value[high]);
    out[name] = value_of(name, value[low] ?? value[high]);
}

function read_workload(workload, all) {
    const out = {};
    for (const [key, value] of Object.entries(workload)) {
        if (['name', 'summary', 'triggered_by', 'decided'].includes(key)) continue;
        if (key === 'rate') read_spread(out, key, value, 'average', 'peak');
        else if (key === 'duration') read_spread(out, key, value, 'typical', 'max');
        else if (key === 'readers') out[key] = Array.isArray(value) ? new Quantity(BigInt(value.length)) : value_of(key, value);
        else if (k_facts.get(key)?.kind === 'level') read_need(out, key, value);
        else out[key] = value_of(key, value);
    }
    out.triggers = new Quantity(BigInt(all.filter(other => other.triggered_by === workload.name).length));
    return out;
}

function read_circumstances(system, aliases) {
    const out = {};
    const names = list => list.map(name => platform_name(name, aliases));
    const operates = [...(system.operates ?? [])];
    if (system.self_hosted_product !== undefined)
        out['system.self_hosted_product'] = flag(system.self_hosted_product);
    for (const [key, value] of Object.entries(system.team ?? {}))
        out[`system.team.${key}`] = Array.isArray(value) ? names(value) : value_of(`system.team.${key}`, value);
    for (const [platform, settings] of Object.entries(system.platforms ?? {})) {
        operates.push(platform);
        if (settings.broker !== undefined) operates.push(settings.broker);
        for (const [key, value] of Object.entries(settings)) {
            const path = `system.platforms.${platform_name(platform, new Map())}.${key}`;
            if (!k_facts.has(path)) continue;  // a platform whose settings no rule can speak of
            out[path] = Array.isArray(value) ? names(value) : value_of(path, value);
        }
    }
    out['system.operates'] = names(operates);
    return out;
}

// `--unstated none`: what it says about silence; all else stays unknown.
function close_world(facts) {
    for (const [path, { kind, system }] of k_facts) {
        if (system || facts[path] !== undefined) continue;
        if (kind === 'level') facts[path] = 'none';
        if (kind === 'flag' && path !== 'loss_tolerable') facts[path] = false;
        if (path === 'readers') facts[path] = new Quantity(0n);
        if (path === 'ordering') facts[path] = 'none';
    }
}

// The facts of every workload of one document: {name, facts, allow}; a fact that is absent is unknown.
export function read_system(system, aliases, unstated) {
    const circumstances = read_circumstances(system, aliases);
    return system.workloads.map(workload => {
        const facts = { ...read_workload(workload, system.workloads), ...circumstances };
        if (unstated === 'none') close_world(facts);
        return { name: workload.name, facts, allow: system.allow };
    });
}
