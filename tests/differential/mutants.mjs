// Shows that the comparison can fail: rules with one fault each are given to tense alone, and the engine goes on with
// the right ones. Some faults change nothing (a role that never wins loses a need); of every kind some must be seen.
import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isScalar, parseDocument, visit } from 'yaml';
import { ask_engine, ask_tense, differing } from './compare.mjs';
import { Generator, Random, to_yaml } from './workloads.mjs';

const k_chunks = 3;
const k_systems_a_file = 10;  // few, so that what is seen soon is seen quickly
const k_sites_a_kind = 3;

// All rule files below a folder: {name, text, rule}.
function read_files(folder) {
    return readdirSync(folder, { recursive: true }).map(String).filter(name => name.endsWith('.yaml')).sort()
        .map(name => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
        .map(file => ({ ...file, rule: parseDocument(file.text, { schema: 'failsafe' }).toJS() }));
}

// One changed file: {what, files: [{name, text}]}; text null: the file is gone.
function edit(file, what, change) {
    const document = parseDocument(file.text, { schema: 'failsafe' });
    change(document);
    return { what: `${file.rule.id}: ${what}`, files: [{ name: file.name, text: document.toString({ lineWidth: 0 }) }] };
}

const k_deciding = ['need', 'role', 'provider', 'assumption'];
const of_kind = (files, kind) => files.filter(file => file.rule.kind === kind);

// The nodes of a rule's conditions for which `want` holds, by their position in a walk.
function in_conditions(files, want, what, change) {
    const out = [];
    for (const file of files.filter(one => k_deciding.includes(one.rule.kind)))
        for (const key of ['when', 'prefer']) {
            const walk = (document, each) => {
                let position = 0;
                const start = document.get(key, true);
                if (start) visit(start, (_, node) => { if (want(node)) each(node, position++); });
            };
            walk(parseDocument(file.text, { schema: 'failsafe' }), (found, position) => {
                out.push(edit(file, what(found), document =>
                    walk(document, (node, other) => { if (other === position) change(node); })));
            });
        }
    return out;
}

// Neighbours in a ranking change places.
function swapped(files, kind, key) {
    const sorted = of_kind(files, kind).sort((a, b) => Number(a.rule[key]) - Number(b.rule[key]));
    return sorted.slice(1).map((file, index) => {
        const before = sorted[index];
        const one = edit(before, '', document => document.set(key, file.rule[key]));
        const two = edit(file, '', document => document.set(key, before.rule[key]));
        return { what: `${key} of ${before.rule.id} and ${file.rule.id}`, files: [...one.files, ...two.files] };
    });
}

function without_item(files, kind, path) {
    return of_kind(files, kind).flatMap(file => {
        const list = path.reduce((value, key) => value?.[key], file.rule) ?? [];
        return list.length < 2 ? [] : list.map((item, index) =>
            edit(file, `without ${item}`, document => document.deleteIn([...path, index])));
    });
}

const k_other_side = { '>': '>=', '>=': '>', '<': '<=', '<=': '<' };
const k_comparison = /^(<=|>=|<|>)/;

const k_kinds = {
    'a role less covers a need': files => without_item(files, 'need', ['covered_by']),
    'a stand-in covers otherwise': files =>
        [...without_item(files, 'provider', ['covers', 'only']), ...without_item(files, 'provider', ['covers', 'except'])],
    'a bound moved to its other side': files => in_conditions(files,
        node => isScalar(node) && k_comparison.test(node.value), node => `around ${node.value}`,
        node => { node.value = node.value.replace(k_comparison, sign => k_other_side[sign]); }),
    'a part of a condition gone': files => in_conditions(files,
        node => isMap(node) && node.items.length > 1, node => `without ${node.items.at(-1).key}`,
        node => node.items.pop()),
    'two efforts exchanged': files => swapped(files, 'platform', 'effort'),
    'two orders exchanged': files => swapped(files, 'role', 'order'),
    'an assumption gone': files => of_kind(files, 'assumption').map(file =>
        ({ what: file.rule.id, files: [{ name: file.name, text: null }] })),
    'a preference gone': files => of_kind(files, 'need').filter(file => file.rule.prefer).map(file =>
        edit(file, 'without prefer', document => document.delete('prefer'))),
    'a trait turned round': files => files.flatMap(file => ['keeps', 'executes', 'borrowed', 'server']
        .filter(key => file.rule[key] !== undefined)
        .map(key => edit(file, `not ${key}`, document => document.set(key, String(file.rule[key] !== 'true'))))),
    'another name of a platform gone': files => without_item(files, 'platform', ['also_called']),
};

// Whether a difference shows over the prepared chunks; null: tense refuses the rules.
async function caught(setting, folder, chunks) {
    for (const { unstated, file, theirs } of chunks) {
        let ours;
        try {
            ours = await ask_tense(setting.program, file, unstated, ['--rules', folder]);
        } catch (error) {
            if (error.code === 3) return null;
            throw error;
        }
        if (theirs.some((answers, i) => answers.some((answer, j) => differing(ours[i]?.[j], answer).length > 0)))
            return true;
    }
    return false;
}

export async function self_check(setting, seed, chunk_of, seconds) {
    const generator = new Generator(setting.rules.thresholds, [...setting.rules.platforms.keys(),
                                                               ...setting.rules.aliases.keys()]);
    const chunks = [];
    for (let index = 0; index < k_chunks; ++index) {
        const { systems, unstated } = chunk_of(generator, seed, index);
        for (let at = 0; at < systems.length; at += k_systems_a_file) {
            const part = systems.slice(at, at + k_systems_a_file);
            const file = join(setting.scratch, `self-check-${index}-${at}.yaml`);
            writeFileSync(file, part.map(system => '---\n' + to_yaml(system)).join(''));
            chunks.push({ unstated, file, theirs: await ask_engine(setting.rules, part, unstated) });
        }
    }
    const random = new Random(seed);
    const files = read_files(setting.folder);
    const folder = join(setting.scratch, 'mutant');
    let passed = true, tried = 0, found = 0;
    for (const [kind, sites_of] of Object.entries({ 'no fault': () => [{ what: '', files: [] }], ...k_kinds })) {
        const sites = sites_of(files).map(site => [random.next(), site]).sort((a, b) => a[0] - b[0]);
        const missed = [];
        let here = 0, hit = 0;
        for (const [, site] of sites) {
            if (here === k_sites_a_kind) break;
            rmSync(folder, { recursive: true, force: true });
            cpSync(setting.folder, folder, { recursive: true });
            for (const { name, text } of site.files) {
                if (text === null) rmSync(join(folder, name));
                else writeFileSync(join(folder, name), text);
            }
            const result = await caught(setting, folder, chunks);
            if (result === null) continue;  // not a rule set: the next one
            ++here;
            if (result) ++hit;
            else missed.push(site.what);
        }
        const right = kind === 'no fault' ? here === 1 && hit === 0 : hit > 0;
        passed &&= right;
        if (kind !== 'no fault') {
            tried += here;
            found += hit;
        }
        console.log(`differential: self-check: ${kind}: seen ${hit} of ${here}` +
            (missed.length > 0 && kind !== 'no fault' ? ` (not: ${missed.join('; ')})` : '') + (right ? '' : '  WRONG'));
    }
    console.log(`differential: self-check ${passed ? 'passed' : 'FAILED'}: ${found} of ${tried} faults seen, ` +
        `seed ${seed}, ${seconds()} s`);
    return passed;
}
