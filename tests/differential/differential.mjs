// Compares the verdicts of tense with those of json-rules-engine over random workloads. See README.md beside this file.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parseAllDocuments } from 'yaml';
import { ask_engine, ask_tense, asker, differing, shrink } from './compare.mjs';
import { self_check } from './mutants.mjs';
import { load_rules } from './rules.mjs';
import { Generator, Random, to_yaml } from './workloads.mjs';

const k_root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const k_usage = `usage: ./dev differential [--seed N] [--count N] [--self-check] [FILE...]

Shows that the comparison can fail, by rules with a fault each that are given to tense alone, and then compares.

  --seed N       other workloads (20261122, or $TENSE_SEED)
  --count N      how many workloads at least (100000)
  --self-check   only the first half: show that the comparison can fail
  --tense FILE   another program than build/release/tense
  --scratch DIR  where files are written (build/differential)
  FILE...        compare over these workload files instead
`;
const k_systems_a_file = 40;
const k_workloads_a_system = 25;

function options() {
    const { values, positionals } = parseArgs({
        allowPositionals: true,
        options: {
            seed: { type: 'string' }, count: { type: 'string', default: '100000' },
            'self-check': { type: 'boolean', default: false }, help: { type: 'boolean', default: false },
            tense: { type: 'string', default: join(k_root, 'build', 'release', 'tense') },
            scratch: { type: 'string', default: join(k_root, 'build', 'differential') },
        },
    });
    const whole = (name, text) => {
        if (!/^\d{1,10}$/.test(text)) throw new Error(`--${name} takes a whole number, not "${text}"`);
        return Number(text);
    };
    return { ...values, files: positionals, count: whole('count', values.count),
             seed: whole('seed', values.seed ?? process.env.TENSE_SEED ?? '20261122') };
}

// Chunk `index` of a run: the same for the same seed, whatever the count.
function chunk_of(generator, seed, index) {
    const random = new Random(Math.imul(seed, 2654435761) + index);
    const systems = [];
    for (let i = 1; i <= k_systems_a_file; ++i) systems.push(generator.system(random, `s${i}`, k_workloads_a_system));
    return { systems, unstated: index % 4 === 3 ? 'none' : 'unknown' };
}

// The first workload of a chunk about which the two differ: {system, name}, or null.
function first_difference(systems, ours, theirs) {
    for (const [i, system] of systems.entries())
        for (const [j, answer] of theirs[i].entries())
            if (differing(ours[i]?.[j], answer).length > 0) return { system, name: answer.name };
    return null;
}

function count_differences(ours, theirs) {
    return theirs.flatMap((answers, i) => answers.filter((answer, j) => differing(ours[i]?.[j], answer).length > 0))
        .length;
}

function show(system, name, unstated, { ours, theirs }, file) {
    const line = answer => JSON.stringify(answer);
    const parts = differing(ours, theirs);
    writeFileSync(file, `# They differ in ${parts.join(', ')}, over ${name}:  tense decide --unstated ${unstated} FILE\n` +
        `# tense:  ${line(ours)}\n# engine: ${line(theirs)}\n` + to_yaml(system, true));
    console.error(`differential: a difference, in ${parts.join(', ')}; the smallest file that shows it is ${file}`);
    console.error(readFileSync(file, 'utf8'));
}

async function report(setting, found, unstated) {
    const file = join(setting.scratch, 'difference.yaml');
    const ask = asker({ ...setting, ...found, file, unstated });
    const system = await shrink(found.system, found.name, ask);
    show(system, found.name, unstated, await ask(system), file);
}

// Tense works on the next chunks while the engine is at this one.
async function over_random(setting, { seed, count }) {
    const generator = new Generator(setting.rules.thresholds, [...setting.rules.platforms.keys(),
                                                               ...setting.rules.aliases.keys()]);
    const size = k_systems_a_file * k_workloads_a_system;
    const chunks = Math.ceil(count / size);
    const verdicts = new Map();
    const never_chosen = new Set(setting.rules.providers.map(provider => provider.id));
    const never_raised = new Set(setting.rules.needs.map(need => need.id));
    const start = index => {
        const chunk = chunk_of(generator, seed, index);
        const file = join(setting.scratch, `chunk-${index % 4}.yaml`);
        writeFileSync(file, chunk.systems.map(system => '---\n' + to_yaml(system)).join(''));
        const answer = ask_tense(setting.program, file, chunk.unstated);
        answer.catch(() => {});  // looked at below, in its turn
        return { ...chunk, answer };
    };
    const running = [];
    let differences = 0;
    for (let index = 0; index < chunks; ++index) {
        while (running.length < 2 && index + running.length < chunks) running.push(start(index + running.length));
        const { systems, unstated, answer } = running.shift();
        const theirs = await ask_engine(setting.rules, systems, unstated);
        const ours = await answer;
        for (const { verdict, instead, providers, must } of theirs.flat()) {
            verdicts.set(instead ?? verdict, (verdicts.get(instead ?? verdict) ?? 0) + 1);
            for (const id of providers) never_chosen.delete(id);
            for (const id of must) never_raised.delete(id);
        }
        const here = count_differences(ours, theirs);
        if (here > 0 && differences === 0) await report(setting, first_difference(systems, ours, theirs), unstated);
        differences += here;
    }
    const spread = [...verdicts].sort((a, b) => b[1] - a[1]).map(([name, times]) => `${name} ${times}`).join(', ');
    console.log(`differential: verdicts: ${spread}`);
    const list = ids => (ids.size === 0 ? 'none' : [...ids].join(', '));
    console.log(`differential: providers never chosen: ${list(never_chosen)}; needs never raised: ${list(never_raised)}`);
    return { compared: chunks * size, differences };
}

async function over_files(setting, files) {
    let compared = 0, differences = 0;
    for (const file of files) {
        const systems = parseAllDocuments(readFileSync(file, 'utf8'), { schema: 'failsafe' }).map(one => one.toJS());
        for (const unstated of ['unknown', 'none']) {
            const theirs = await ask_engine(setting.rules, systems, unstated);
            const ours = await ask_tense(setting.program, file, unstated);
            compared += theirs.flat().length;
            const here = count_differences(ours, theirs);
            if (here > 0 && differences === 0) await report(setting, first_difference(systems, ours, theirs), unstated);
            differences += here;
        }
    }
    return { compared, differences };
}

async function main() {
    let asked;
    try {
        asked = options();
    } catch (error) {
        console.error(`differential: ${error.message}\n${k_usage}`);
        return 2;
    }
    if (asked.help) {
        console.log(k_usage);
        return 0;
    }
    let began = Date.now();
    const seconds = () => Math.round((Date.now() - began) / 1000);
    mkdirSync(asked.scratch, { recursive: true });
    rmSync(join(asked.scratch, 'difference.yaml'), { force: true });
    const folder = join(k_root, 'rules');
    const setting = { program: asked.tense, scratch: asked.scratch, folder, rules: load_rules(folder) };
    if (asked.files.length === 0 && !(await self_check(setting, asked.seed, chunk_of, seconds))) return 1;
    if (asked['self-check']) return 0;
    began = Date.now();
    const { compared, differences } =
        asked.files.length > 0 ? await over_files(setting, asked.files) : await over_random(setting, asked);
    console.log(`differential: ${compared} workloads, seed ${asked.files.length > 0 ? 'none' : asked.seed}, ` +
        `${seconds()} s, ${differences} differences`);
    return differences === 0 ? 0 : 1;
}

try {
    process.exitCode = await main();
} catch (error) {
    console.error(`differential: could not compare: ${error.stack}`);
    process.exitCode = 5;
}
