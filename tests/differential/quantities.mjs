// Quantities and versions as tense-workload(5) and tense-rules(5) write them. Numbers are kept as fractions of whole
// numbers, so that no rounding takes part: 60/min is 1/s exactly, and what a binary number makes of it shows.

const k_periods = { '/s': 1n, '/min': 60n, '/h': 3600n, '/d': 86400n };
const k_durations = { ms: 1n, s: 1000n, m: 60000n, h: 3600000n, d: 86400000n, w: 604800000n };  // in ms
const k_sizes = {
    B: 1n, kB: 1000n, MB: 1000000n, GB: 1000000000n, KiB: 1024n, MiB: 1048576n, GiB: 1073741824n,
};

export class Quantity {
    constructor(numerator, denominator = 1n) {
        this.numerator = numerator;
        this.denominator = denominator;  // 0n: beyond all numbers, "many"
    }
    compare(other) {
        const difference = this.numerator * other.denominator - other.numerator * this.denominator;
        return difference < 0n ? -1 : difference > 0n ? 1 : 0;
    }
}
export const k_many = new Quantity(1n, 0n);

// `unit`: count, rate, duration or size. Throws on anything that is not exactly of that unit.
export function quantity(text, unit) {
    if (unit === 'count' && text === 'many') return k_many;
    const parts = /^(\d+)(?:\.(\d+))? ?(\D*)$/.exec(text);
    if (!parts) throw new Error(`not a quantity: "${text}"`);
    const digits = parts[2] ?? '';
    let numerator = BigInt(parts[1] + digits);
    let denominator = 10n ** BigInt(digits.length);
    const table = { rate: k_periods, duration: k_durations, size: k_sizes, count: { '': 1n } }[unit];
    const factor = table?.[parts[3]];
    if (factor === undefined) throw new Error(`not a ${unit}: "${text}"`);
    if (unit === 'rate') denominator *= factor;
    else numerator *= factor;
    return new Quantity(numerator, denominator);
}

// Part by part, missing parts are 0; what has something behind a dash or a plus comes before the release itself.
export class Version {
    constructor(text) {
        const parts = /^v?(\d+(?:\.\d+){0,3})([-+].+)?$/i.exec(text);
        if (!parts) throw new Error(`not a version: "${text}"`);
        this.parts = parts[1].split('.').map(Number);
        this.early = parts[2] !== undefined;
    }
    compare(other) {
        for (let i = 0; i < 4; ++i) {
            const difference = (this.parts[i] ?? 0) - (other.parts[i] ?? 0);
            if (difference !== 0) return Math.sign(difference);
        }
        if (this.early && other.early) throw new Error('two versions before one release: not compared here');
        return this.early ? -1 : other.early ? 1 : 0;
    }
}
