// Random workload files. Every number and version that a rule compares with is aimed at: the bound itself and both its
// sides, in all units. What is unsaid varies from nothing to nearly everything.
import { k_facts, k_needs } from './facts.mjs';
import { quantity } from './quantities.mjs';

// mulberry32: small, and the same everywhere.
export class Random {
    constructor(seed) { this.state = seed >>> 0; }
    next() {
        this.state = (this.state + 0x6d2b79f5) >>> 0;
        let t = this.state;
        t = Math.imul(t ^ (t >>> 15), t | 1);
        t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
        return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    }
    below(count) { return Math.floor(this.next() * count); }
    chance(share) { return this.next() < share; }
    pick(list) { return list[this.below(list.length)]; }
    some(list, share) { return list.filter(() => this.chance(share)); }
}

const k_units = {
    rate: ['/s', '/min', '/h', '/d'], duration: ['ms', 's', 'm', 'h', 'd', 'w'],
    size: ['B', 'kB', 'MB', 'KiB', 'MiB'], count: [''],
};
const k_ordinary = { rate: ['0.02/s', '7/s', '1200/s', '3/d'], duration: ['350ms', '30s', '12h', '40d'],
                     size: ['1.2kB', '4MiB'], count: ['1', '3'] };

// A number on one of the sides of a bound, in some unit.
function around(random, bound, unit) {
    const name = random.pick(k_units[unit]);
    const one = quantity(`1${name}`, unit);
    const top = bound.numerator * one.denominator;
    const bottom = bound.denominator * one.numerator;
    const places = random.below(3);
    const scale = 10n ** BigInt(places);
    const steps = (top * scale) / bottom + BigInt(random.below(3) - 1);  // of 1 / scale
    if (steps <= 0n) return null;
    const digits = steps.toString().padStart(places + 1, '0');
    const whole = digits.slice(0, digits.length - places);
    return (places === 0 ? whole : `${whole}.${digits.slice(whole.length)}`) + name;
}

const k_levels = ['none', 'preferred', 'required'];
const k_kinds = [
    { says: ['process-this'], scheduling: ['required'], rate: ['any'] },
    { says: ['process-this'], rate: ['any'], transactional_enqueue: k_levels },
    { says: ['process-this'], chaining: k_levels, history: k_levels },
    { says: ['this-happened'], readers_in_one_process: ['true'], loss_tolerable: ['true', 'false'] },
    { says: ['this-happened', 'both'], replay: ['none', 'preferred'], loss_tolerable: ['true', 'false'] },
    { says: ['this-happened', 'both'], late_readers: ['none', 'preferred'], routing: k_levels },
    { says: ['this-happened'], rate: ['any'] },
    { says: ['keep-state', 'answer-now'], history: k_levels },
];

export class Generator {
    // `thresholds`: [fact, test] of every comparison of the rules; `names`: platforms and their other names.
    constructor(thresholds, names) {
        this.bounds = new Map();
        for (const [fact, test] of thresholds) {
            const list = this.bounds.get(fact) ?? [];
            list.push(...test.match(/[\d.]*\d[^\s\])]*/g).map(bound => bound.replace(/\.\.$/, '')));
            this.bounds.set(fact, list);
        }
        this.names = [...names, 'Apache Kafka', 'Task_Broker', 'PostgreSQL', 'mainframe'];
    }

    number(random, fact) {
        const { unit } = k_facts.get(fact);
        const bounds = this.bounds.get(fact);
        if (bounds && random.chance(0.8)) {
            const near = around(random, quantity(random.pick(bounds), unit), unit);
            if (near) return near;
        }
        return random.pick(k_ordinary[unit]);
    }

    spread(random, fact, low, high) {
        const first = this.number(random, fact);
        if (random.chance(0.5)) return first;
        const second = this.number(random, `${fact}.${high}`);
        if (random.chance(0.3)) return { [high]: second };
        const { unit } = k_facts.get(fact);
        const rising = quantity(first, unit).compare(quantity(second, unit)) <= 0;
        return { [low]: rising ? first : second, [high]: rising ? second : first };
    }

    need(random, name) {
        const level = random.pick(['none', 'none', 'none', 'false', 'preferred', 'preferred', 'required', 'true']);
        if (name === 'priorities' && random.chance(0.3)) return random.pick(['1', '2', '3', '10']);
        if (name === 'lifecycle' && random.chance(0.3)) return random.pick([['status'], ['result', 'cancel']]);
        if (random.chance(0.8)) return level;
        const out = { need: level };
        if (random.chance(0.5)) out.why = 'somebody asked for it';
        if (level === 'none' || level === 'false') return out;
        for (const [path, { unit }] of k_facts)
            if (path.startsWith(`${name}.`) && random.chance(0.5))
                out[path.slice(name.length + 1)] = path === 'priorities.levels' ? '4' : this.number(random, path);
        return out;
    }

    // Facts drawn at random ask for so much together that small roles never win: half of the workloads begin with a kind
    // of their own and say little else.
    workload(random, name, earlier) {
        const kind = random.chance(0.5) ? random.pick(k_kinds) : null;
        const stated = random.pick(kind ? [0, 0.02, 0.05, 0.1] : [0.03, 0.08, 0.15, 0.3, 0.5, 0.8, 1]);
        const out = { name };
        if (random.chance(0.8)) out.says = random.pick(k_facts.get('says').choices);
        for (const need of k_needs) if (random.chance(stated)) out[need] = this.need(random, need);
        for (const [path, { kind, choices, system }] of k_facts) {
            if (system || path === 'says' || !random.chance(stated)) continue;
            if (kind === 'choice') out[path] = random.pick(choices);
            if (kind === 'flag') out[path] = random.pick(['true', 'false']);
        }
        if (random.chance(Math.max(stated, 0.2)))
            out.readers = random.pick(['1', '2', '3', 'many', ['billing'], ['billing', 'search']]);
        if (random.chance(Math.max(stated, 0.3))) out.rate = this.spread(random, 'rate', 'average', 'peak');
        if (random.chance(stated)) out.duration = this.spread(random, 'duration', 'typical', 'max');
        if (random.chance(stated)) out.message_size = this.number(random, 'message_size');
        if (kind?.rate) out.rate = this.number(random, 'rate');
        for (const [key, values] of Object.entries(kind ?? {})) if (key !== 'rate') out[key] = random.pick(values);
        if (earlier.length > 0 && random.chance(0.25)) out.triggered_by = random.pick(earlier);
        return out;
    }

    version(random, platform) {
        const bounds = this.bounds.get(`system.platforms.${platform}.version`);
        if (!bounds) return random.pick(['1.0', '5.5', '17']);
        const bound = random.pick(bounds);
        const [major, minor = 0] = bound.split('.').map(Number);
        return random.pick([bound, `${bound}.0`, `${bound}.1`, `v${bound}`, `${bound}-rc1`, `${bound}+1`, `${major}`,
                            `${major}.${Math.max(0, minor - 1)}`, `${major}.${minor}0`, `${major + 1}.0`,
                            `${Math.max(0, major - 1)}.99`]);
    }

    platform(random, name) {
        const out = {};
        if (random.chance(0.8)) out.version = this.version(random, name);
        if (random.chance(0.6)) out.clients = random.pick([['java'], ['Java'], ['python'], ['java', 'python'], ['go']]);
        if (name === 'kafka' && random.chance(0.3)) out.metadata = random.pick(['zookeeper', 'kraft']);
        if (name === 'celery' && random.chance(0.5)) out.broker = random.pick(['rabbitmq', 'redis']);
        if (Object.keys(out).length === 0) out.version = '1.0';
        return out;
    }

    // A document of `count` workloads, every scalar a string.
    system(random, name, count) {
        const out = { tense: '1', system: name };
        if (random.chance(0.8)) out.operates = random.some(this.names, random.pick([0, 0.02, 0.04, 0.08]));
        if (random.chance(0.6)) {
            out.team = {};
            if (random.chance(0.8)) out.team.operations = random.pick(['low', 'low', 'normal', 'high']);
            if (random.chance(0.2)) out.team.managed_only = random.pick(['true', 'false']);
            if (random.chance(0.2) || Object.keys(out.team).length === 0) out.team.skills = ['kafka'];
        }
        if (random.chance(0.3)) out.self_hosted_product = random.pick(['true', 'false']);
        if (random.chance(0.4)) {
            const used = random.some(['kafka', 'rabbitmq', 'celery', 'redis', 'postgresql', 'mysql', 'temporal'], 0.3);
            if (used.length > 0)
                out.platforms = Object.fromEntries(used.map(platform => [platform, this.platform(random, platform)]));
        }
        // Stand-ins ask for much at once.
        const stand_in = random.next();
        if (stand_in < 0.1) {
            out.platforms = { kafka: { version: this.version(random, 'kafka'), clients: ['java'] } };
        } else if (stand_in < 0.2) {
            out.platforms = { rabbitmq: { version: this.version(random, 'rabbitmq') } };
            out.team = { operations: 'low' };
        }
        if (random.chance(0.15)) {
            const allow = random.some(['task-queue', 'event-log', 'publish-subscribe', 'workflow-engine',
                                       'database-table', 'scheduled-job', 'in-process', 'direct-call'], 0.6);
            if (allow.length > 0) out.allow = allow;
        }
        out.workloads = [];
        for (let i = 1; i <= count; ++i)
            out.workloads.push(this.workload(random, `w${i}`, out.workloads.map(workload => workload.name)));
        return out;
    }
}

// ---- to YAML ----------------------------------------------------------------------------------------

function scalar(text) {
    return /^[a-zA-Z]/.test(text) || /^\d+$/.test(text) || /^\d[\d.]*[a-zA-Z/]/.test(text) ? text : `"${text}"`;
}

function flow(value) {
    if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
    if (typeof value === 'object')
        return `{${Object.entries(value).map(([key, one]) => `${key}: ${key === 'version' ? `"${one}"` : flow(one)}`).join(', ')}}`;
    return scalar(value);
}

// One document. Workloads get a line each, or, to be read by people, a line a fact.
export function to_yaml(system, pretty = false) {
    const lines = [];
    for (const [key, value] of Object.entries(system)) {
        if (key !== 'workloads') {
            lines.push(`${key}: ${flow(value)}`);
            continue;
        }
        lines.push('workloads:');
        for (const workload of value) {
            if (!pretty) lines.push(`  - ${flow(workload)}`);
            else Object.entries(workload).forEach(([name, one], index) =>
                lines.push(`  ${index === 0 ? '-' : ' '} ${name}: ${flow(one)}`));
        }
    }
    return lines.join('\n') + '\n';
}
