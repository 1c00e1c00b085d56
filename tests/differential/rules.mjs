// Reads a rule folder and writes it as rules of json-rules-engine. Keys that tense-rules(5) does not name are refused, so
// that a new key which moves verdicts cannot pass by unseen.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Engine, Operator } from 'json-rules-engine';
import { parse } from 'yaml';
import { k_facts, value_of } from './facts.mjs';
import { Version, quantity } from './quantities.mjs';

const k_everywhere = ['id', 'kind', 'title', 'why', 'sources', 'ask', 'examples'];
const k_keys = {
    need: ['when', 'prefer', 'say', 'covered_by', 'workaround', 'refines'],
    role: ['when', 'asks', 'verdict', 'keeps', 'executes', 'order'],
    provider: ['role', 'runs', 'when', 'asks', 'executes', 'borrowed', 'covers', 'limits'],
    platform: ['server', 'effort', 'also_called'],
    assumption: ['fact', 'value', 'when', 'yields_to'],
    obligation: ['when', 'roles', 'say', 'fix'],
    conflict: ['when', 'roles', 'say', 'fix'],
    facts: ['facts'],
    ruleset: ['version', 'base_rates'],
    scenarios: ['scenarios'],
};

// Every YAML file below a folder, scalars left as they are written.
function read_folder(folder) {
    const files = readdirSync(folder, { recursive: true }).map(String).filter(name => name.endsWith('.yaml'));
    const out = { need: [], role: [], provider: [], platform: [], assumption: [] };
    for (const name of files.sort()) {
        const rule = parse(readFileSync(join(folder, name), 'utf8'), { schema: 'failsafe' });
        const known = k_keys[rule.kind];
        if (!known) throw new Error(`${name}: no translation of kind ${rule.kind}`);
        for (const key of Object.keys(rule))
            if (!k_everywhere.includes(key) && !known.includes(key))
                throw new Error(`${name}: no translation of the key ${key}; rules.mjs has to learn it`);
        out[rule.kind]?.push(rule);
    }
    return out;
}

// ---- conditions -------------------------------------------------------------------------------------
// The engine knows two values and a rule three, so a condition is written twice: when it certainly holds, and when it
// certainly does not. Unknown is neither. Operators of the engine are false for a fact that is not there.

function bounds(text, spec) {
    const read = part => (spec.kind === 'version' ? new Version(part.trim()) : quantity(part.trim(), spec.unit));
    const both = /^([[(])(.+)\.\.(.+)([\])])$/.exec(text);
    if (both)
        return [[both[1] === '[' ? 'at least' : 'above', read(both[2])],
                [both[4] === ']' ? 'at most' : 'below', read(both[3])]];
    const one = /^(<=|>=|<|>)(.+)$/.exec(text);
    const words = { '<': 'below', '<=': 'at most', '>': 'above', '>=': 'at least' };
    if (one) return [[words[one[1]], read(one[2])]];
    return [['at least', read(text)], ['at most', read(text)]];
}

function test(fact, written, thresholds) {
    const spec = k_facts.get(fact);
    if (!spec) throw new Error(`no fact is called ${fact}`);
    const parts = Array.isArray(written) ? written : [written];
    if (spec.kind === 'names') return { any: parts.map(name => ({ fact, operator: 'contains', value: name })) };
    if (spec.kind === 'number' || spec.kind === 'version') {
        thresholds.push(...parts.map(part => [fact, part]));
        return { any: parts.map(part => ({
            all: bounds(part, spec).map(([operator, value]) => ({ fact, operator, value })) })) };
    }
    return { any: [{ fact, operator: 'in', value: parts.map(part => value_of(fact, part)) }] };
}

function parts_of(condition) {
    return Object.entries(condition).flatMap(([key, value]) =>
        key === 'all' || key === 'any' ? [{ [key]: value }] : [[key, value]]);
}

function holds(condition, thresholds) {
    return { all: parts_of(condition).map(part => {
        if (part.all) return { all: part.all.map(one => holds(one, thresholds)) };
        if (part.any) return { any: part.any.map(one => holds(one, thresholds)) };
        if (part[0] === 'not') return fails(part[1], thresholds);
        return test(part[0], part[1], thresholds);
    }) };
}

function fails(condition, thresholds) {
    return { any: parts_of(condition).map(part => {
        if (part.all) return { any: part.all.map(one => fails(one, thresholds)) };
        if (part.any) return { all: part.any.map(one => fails(one, thresholds)) };
        if (part[0] === 'not') return holds(part[1], thresholds);
        const denied = { not: test(part[0], part[1], thresholds) };
        // Of a circumstance that is not stated nothing is known to be there: its tests fail.
        if (k_facts.get(part[0]).system) return denied;
        return { all: [{ fact: part[0], operator: 'is known', value: true }, denied] };
    }) };
}

function make_engine() {
    const engine = new Engine([], { allowUndefinedFacts: true });
    const there = value => value !== undefined;
    engine.addOperator(new Operator('is known', there));
    engine.addOperator(new Operator('at least', (a, b) => a.compare(b) >= 0, there));
    engine.addOperator(new Operator('above', (a, b) => a.compare(b) > 0, there));
    engine.addOperator(new Operator('at most', (a, b) => a.compare(b) <= 0, there));
    engine.addOperator(new Operator('below', (a, b) => a.compare(b) < 0, there));
    return engine;
}

function facts_in(condition) {
    return parts_of(condition ?? {}).flatMap(part => {
        if (part.all || part.any) return (part.all ?? part.any).flatMap(facts_in);
        return part[0] === 'not' ? facts_in(part[1]) : [part[0]];
    });
}

// Assumptions in layers: each after all about facts that its condition tests, and after those it yields to.
function layers_of(assumptions) {
    const layers = [];
    for (let left = assumptions; left.length > 0;) {
        const ready = left.filter(one => !left.some(other => one.tests.includes(other.fact) ||
            one.yields_to.includes(other.id)));
        if (ready.length === 0) throw new Error(`assumptions rest on each other: ${left.map(one => one.id).join(', ')}`);
        layers.push(ready);
        left = left.filter(one => !ready.includes(one));
    }
    return layers;
}

// ---- the rule set -----------------------------------------------------------------------------------

// {needs, roles, providers, platforms, assumption_layers, aliases, thresholds, verdict_engine, assumption_engine}
export function load_rules(folder) {
    const raw = read_folder(folder);
    const thresholds = [];  // [fact, test] of everything that is compared: the generator aims at them
    const verdict_engine = make_engine();
    const assumption_engine = make_engine();
    const add = (engine, name, condition) =>
        engine.addRule({ name, conditions: holds(condition, thresholds), event: { type: 'holds' } });

    const needs = raw.need.map(({ id, when, prefer, covered_by }) => {
        add(verdict_engine, `must ${id}`, when);
        if (prefer) add(verdict_engine, `prefer ${id}`, prefer);
        return { id, covered_by };
    });
    const roles = raw.role.map(({ id, when, verdict, keeps, executes, order }) => {
        if (when) add(verdict_engine, `role ${id}`, when);
        return { id, verdict, always: !when, keeps: keeps === 'true', executes: executes === 'true',
                 order: Number(order) };
    });
    const platforms = new Map(raw.platform.map(({ id, server, effort }) =>
        [id, { id, server: server !== 'false', effort: Number(effort) }]));
    const aliases = new Map(raw.platform.flatMap(({ id, also_called }) =>
        (also_called ?? []).map(name => [name, id])));
    const providers = raw.provider.map(({ id, when, role, runs, executes, borrowed, covers }) => {
        if (when) add(verdict_engine, `provider ${id}`, when);
        const of_role = roles.find(one => one.id === role);
        const covered = need => need.covered_by.includes(role) &&
            (!covers?.only || covers.only.includes(need.id)) && !covers?.except?.includes(need.id);
        return { id, role: of_role, always: !when, runs: (runs ?? []).map(name => platforms.get(name)),
                 borrowed: borrowed === 'true', executes: executes ? executes === 'true' : of_role.executes,
                 covers: new Set(needs.filter(covered).map(need => need.id)) };
    });
    const assumptions = raw.assumption.map(({ id, fact, value, when, yields_to }) => {
        if (when) add(assumption_engine, id, when);
        return { id, fact, always: !when, value: value_of(fact, value), tests: facts_in(when),
                 yields_to: yields_to ?? [] };
    });
    const by_id = (a, b) => (a.id < b.id ? -1 : 1);
    roles.sort((a, b) => a.order - b.order);
    providers.sort(by_id);
    assumptions.sort(by_id);
    return { needs, roles, providers, platforms, assumption_layers: layers_of(assumptions), aliases, thresholds,
             verdict_engine, assumption_engine };
}
