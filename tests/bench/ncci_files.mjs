// Makes procedure-to-procedure files in CMS's layout, as many rows as asked for, for benchmarks and
// tests: four parts named as CMS names them, tabs, the header over four rows, ended edits included.
// The codes are made up but shaped as CMS's are: families of neighbours share most of their second
// columns, most edits begin on one of a few quarters, a third have ended.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const header = [
  'CPT only copyright 2025 American Medical Association.  All rights reserved.\t\t\t\t\t\t',
  'Column1/Column2 Edits\t\t\t\t\t\t',
  'Column 1\tColumn 2\t*=in existence\tEffective\tDeletion\tModifier\tPTP Edit Rationale',
  '\t\tprior to 1996\tDate\tDate\t0=not allowed\t',
  '\t\t\t\t*=no data\t1=allowed\t',
  '\t\t\t\t\t9=not applicable\t',
];
const rationales = [
  'Standards of medical/surgical practice', 'CPT Manual or CMS manual coding instruction',
  'Misuse of Column Two code with Column One code', 'Mutually exclusive procedures', 'HCPCS/CPT procedure code definition',
];

/** A generator of numbers that gives the same ones every time. */
function randomNumbers(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const quarterStarts = [];
const quarterEnds = [];
for (let year = 1996; year <= 2026; ++year) {
  for (const [start, end] of [['0101', '0331'], ['0401', '0630'], ['0701', '0930'], ['1001', '1231']]) {
    quarterStarts.push(`${year}${start}`);
    quarterEnds.push(`${year}${end}`);
  }
}

function makeCodes(random, count) {
  const codes = new Set();
  while (codes.size < count * 0.8) codes.add(String(10000 + random(80000)));
  while (codes.size < count * 0.9) codes.add(`${String(random(10000)).padStart(4, '0')}T`);
  while (codes.size < count) codes.add('ACDEGJKLPQSTV'[random(13)] + String(random(10000)).padStart(4, '0'));
  return [...codes].sort();
}

/** The edits of one column 1, sorted by column 2; `family` is what its neighbours share. */
function rowsOf(code, family, codes, random, size) {
  const rows = new Map(family.filter(() => random(100) < 92));
  while (rows.size < size) rows.set(codes[random(codes.length)], oneEdit(random));
  rows.delete(code);
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1));
}

function oneEdit(random) {
  const begins = random(100) < 70 ? random(12) * 10 : random(quarterStarts.length - 2);
  const ended = random(100) < 33;
  const ends = ended ? quarterEnds[begins + random(quarterEnds.length - begins)] : '*';
  const indicator = random(100) < 3 ? 9 : random(100) < 25 ? 0 : 1;
  return { from: quarterStarts[begins], through: indicator === 9 ? quarterStarts[begins] : ends, indicator };
}

/** Writes the four parts into `folder` and names them; `rows` is close to what they hold. */
export function writePairFiles(folder, rows, { name = 'ccipra-v322r0', seed = 1 } = {}) {
  mkdirSync(folder, { recursive: true });
  const random = randomNumbers(seed);
  const codes = makeCodes(random, Math.max(200, Math.min(15000, Math.floor(rows / 60))));
  const first = codes.filter(() => random(100) < 85);
  const size = rows / first.length;
  const paths = [];
  let family = [];
  for (let part = 0; part < 4; ++part) {
    const lines = [...header];
    const from = Math.floor((first.length * part) / 4);
    for (let i = from; i < Math.floor((first.length * (part + 1)) / 4); ++i) {
      if (i % 12 === 0) family = Array.from({ length: size * 0.9 }, () => [codes[random(codes.length)], oneEdit(random)]);
      for (const [second, edit] of rowsOf(first[i], family, codes, random, Math.floor(size * (0.6 + random(80) / 100)))) {
        const old = edit.from === '19960101' ? '*' : '';
        lines.push(`${first[i]}\t${second}\t${old}\t${edit.from}\t${edit.through}\t${edit.indicator}\t${rationales[(i + edit.indicator) % 5]}`);
      }
    }
    paths.push(join(folder, `${name}-f${part + 1}.TXT`));
    writeFileSync(paths[part], `${lines.join('\r\n')}\r\n`, 'latin1');
  }
  return paths;
}

if (process.argv[1]?.endsWith('ncci_files.mjs')) {
  const [folder, rows = '2000000', name = 'ccipra-v322r0'] = process.argv.slice(2);
  console.log(writePairFiles(folder, Number(rows), { name }).join('\n'));
}
