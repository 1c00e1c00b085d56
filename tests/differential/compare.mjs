// Both answers to one file, and where they differ; and the smallest workload that shows a difference.
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { read_system } from './facts.mjs';
import { decide } from './verdict.mjs';
import { to_yaml } from './workloads.mjs';

// What `tense decide` says of a file: a list of systems, each a list of answers. `extra`: more options.
export function ask_tense(program, file, unstated, extra = []) {
    const args = ['decide', '--format', 'jsonl', '--unstated', unstated, ...extra, file];
    return new Promise((resolve, reject) => {
        execFile(program, args, { maxBuffer: 1 << 30 }, (error, out, complaint) => {
            if (error) {
                const failure = new Error(`${program} ${args.join(' ')} left with ${error.code}:\n${complaint}${complaint ? '' : out}`.slice(0, 4000));
                failure.code = error.code;
                reject(failure);
                return;
            }
            resolve(out.split('\n').filter(line => line !== '').map(line =>
                JSON.parse(line).workloads.map(({ name, verdict, instead, roles, platforms, needs }) => {
                    const held = strength => needs.filter(need => need.state === 'true' && need.strength === strength)
                        .map(need => need.id);
                    return { name, verdict, instead, roles, platforms, must: held('must'), prefer: held('prefer') };
                })));
        });
    });
}

export async function ask_engine(rules, systems, unstated) {
    const out = [];
    for (const system of systems) {
        const answers = [];
        for (const workload of read_system(system, rules.aliases, unstated))
            answers.push({ name: workload.name, ...(await decide(rules, workload)) });
        out.push(answers);
    }
    return out;
}

// The names of the parts in which two answers differ.
export function differing(ours, theirs) {
    const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
    const parts = ['name', 'verdict', 'instead', 'roles', 'platforms'].filter(key => !same(ours?.[key], theirs[key]));
    for (const key of ['must', 'prefer'])
        if (!same([...(ours?.[key] ?? [])].sort(), [...theirs[key]].sort())) parts.push(key);
    return parts;
}

// ---- shrinking --------------------------------------------------------------------------------------

const without = (object, key) => Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));

// Documents that say a little less, the biggest cuts first.
function* smaller(system, name) {
    for (const other of system.workloads) {
        if (other.name === name) continue;
        const left = system.workloads.filter(one => one !== other);
        if (left.some(one => one.triggered_by === other.name)) continue;
        yield { ...system, workloads: left };
    }
    for (const key of Object.keys(system))
        if (!['tense', 'system', 'workloads'].includes(key)) yield without(system, key);
    for (const [index, workload] of system.workloads.entries())
        for (const key of Object.keys(workload)) {
            if (key === 'name') continue;
            const put = less => ({ ...system, workloads: system.workloads.map((one, i) => (i === index ? less : one)) });
            yield put(without(workload, key));
            if (typeof workload[key] === 'object' && !Array.isArray(workload[key]))
                for (const inner of Object.keys(workload[key]))
                    if (inner !== 'need' && Object.keys(workload[key]).length > 1)
                        yield put({ ...workload, [key]: without(workload[key], inner) });
        }
    for (const key of ['operates', 'allow'])
        if (system[key]?.length > 1)
            for (const item of system[key]) yield { ...system, [key]: system[key].filter(one => one !== item) };
    for (const key of ['team', 'platforms'])
        for (const inner of Object.keys(system[key] ?? {}))
            if (Object.keys(system[key]).length > 1) yield { ...system, [key]: without(system[key], inner) };
    for (const [platform, settings] of Object.entries(system.platforms ?? {}))
        for (const inner of Object.keys(settings))
            if (Object.keys(settings).length > 1)
                yield { ...system, platforms: { ...system.platforms, [platform]: without(settings, inner) } };
}

// Drops what it can while both still differ over the workload `name`; `ask` gives both answers to it for a document, or
// null where the document is refused. Returns the document.
export async function shrink(system, name, ask) {
    for (let again = true; again;) {
        again = false;
        for (const less of smaller(system, name)) {
            const answers = await ask(less);
            if (answers === null || differing(answers.ours, answers.theirs).length === 0) continue;
            system = less;
            again = true;
            break;
        }
    }
    return system;
}

// Asks both about one workload of one document, through a file.
export function asker({ program, rules, name, file, unstated, extra }) {
    return async system => {
        writeFileSync(file, to_yaml(system, true));
        const theirs = (await ask_engine(rules, [system], unstated))[0].find(one => one.name === name);
        try {
            const ours = (await ask_tense(program, file, unstated, extra))[0].find(one => one.name === name);
            return { ours, theirs };
        } catch (error) {
            if (error.code === 3) return null;
            throw error;
        }
    };
}
