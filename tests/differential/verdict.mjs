// A verdict from facts, by the words of tense-rules(5), "From facts to a verdict". Whether a condition holds is asked of
// the engine; the candidates are tried one by one, without order or short cut.
import { k_facts } from './facts.mjs';

const k_not_chosen = 'none of the choices';

async function holding(engine, facts) {
    const { results } = await engine.run(facts);
    return new Set(results.map(result => result.name));
}

// Layer by layer, for one assumption may rest on another; a fact is filled once.
async function assume(rules, facts) {
    for (const layer of rules.assumption_layers) {
        const holds = await holding(rules.assumption_engine, facts);
        for (const { id, fact, always, value } of layer)
            if (facts[fact] === undefined && (always || holds.has(id))) facts[fact] = value;
    }
    for (const [path, { kind, system }] of k_facts) {
        if (system || facts[path] !== undefined) continue;
        if (kind === 'level') facts[path] = 'none';
        if (kind === 'choice') facts[path] = k_not_chosen;
    }
}

// Negative where `a` is cheaper. Lists are compared from the front; one that ends first is cheaper.
function compare_lists(a, b) {
    for (let i = 0; i < a.length && i < b.length; ++i)
        if (a[i] !== b[i]) return a[i] < b[i] ? -1 : 1;
    return a.length - b.length;
}

function price(candidate, facts, preferred) {
    const platforms = [...new Set(candidate.flatMap(provider => provider.runs))];
    const keeps = candidate.some(provider => provider.role.keeps);
    const executes = candidate.some(provider => provider.executes);
    const missed = [...preferred].filter(need => !candidate.some(provider => provider.covers.has(need)));
    return {
        platforms, keeps, executes,
        parts: [
            [platforms.filter(one => one.server && !facts['system.operates'].includes(one.id)).length],
            [keeps && executes ? 1 : 0],
            [candidate.filter(provider => provider.borrowed).length],
            platforms.map(one => one.effort).sort((a, b) => b - a),
            [missed.length],
            candidate.map(provider => provider.role.order).sort((a, b) => b - a),
            [new Set(candidate.flatMap(provider => [...provider.covers])).size],
            candidate.map(provider => provider.id),
        ],
    };
}

function cheaper(a, b) {
    for (let i = 0; i < a.parts.length; ++i) {
        const order = compare_lists(a.parts[i], b.parts[i]);
        if (order !== 0) return order < 0;
    }
    throw new Error('two candidates have the same price');
}

// Sets of providers, at most one a role, in the order of the roles.
function* candidates(roles, possible, index = 0) {
    if (index === roles.length) {
        yield [];
        return;
    }
    for (const rest of candidates(roles, possible, index + 1)) {
        yield rest;
        for (const provider of possible) if (provider.role === roles[index]) yield [provider, ...rest];
    }
}

function name_of({ candidate, keeps, executes }) {
    const roles = candidate.map(provider => provider.role);
    if (keeps) return { verdict: executes ? 'hybrid' : 'event-log', instead: null };
    if (roles.some(role => role.verdict === 'task-queue')) return { verdict: 'task-queue', instead: null };
    return { verdict: 'neither', instead: roles.at(-1)?.id ?? null };
}

// {verdict, instead, roles, providers, platforms, must, prefer}
export async function decide(rules, { facts: stated, allow }) {
    const facts = { ...stated };
    await assume(rules, facts);
    const holds = await holding(rules.verdict_engine, facts);
    const must = rules.needs.map(need => need.id).filter(id => holds.has(`must ${id}`));
    const prefer = rules.needs.map(need => need.id).filter(id => !must.includes(id) && holds.has(`prefer ${id}`));
    const roles = rules.roles.filter(role =>
        (!allow || allow.includes(role.id)) && (role.always || holds.has(`role ${role.id}`)));
    const possible = rules.providers.filter(provider => provider.always || holds.has(`provider ${provider.id}`));

    let best = null;
    for (const candidate of candidates(roles, possible)) {
        if (!must.every(need => candidate.some(provider => provider.covers.has(need)))) continue;
        const priced = { candidate, ...price(candidate, facts, prefer) };
        if (best === null || cheaper(priced, best)) best = priced;
    }
    if (best === null) return { verdict: 'neither', instead: null, roles: [], providers: [], platforms: [], must, prefer };
    return {
        ...name_of(best),
        roles: best.candidate.map(provider => provider.role.id),
        providers: best.candidate.map(provider => provider.id),
        platforms: best.platforms.sort((a, b) => a.effort - b.effort).map(one => one.id),
        must, prefer,
    };
}
