// Files to import, unpacked and in one piece: what the engine's import_pack takes.

import { unzipSync } from 'fflate';
import { InfuseCheckError } from './error.js';
import type { DateText } from './types.js';

/** A file as downloaded from CMS: a table as csv or txt, or a zip with tables in it. */
export interface ImportFile {
  name: string;
  bytes: Uint8Array;
  /** What it must be; whatever it turns out to be unless given. */
  kind?: 'ptp' | 'mue' | 'aoc' | 'asp' | 'ndc' | 'hcpcs' | 'opps' | 'icd10';
}

export interface ImportOptions {
  /** The day of the import; the local calendar date unless given. */
  as_of?: DateText;
  /** The quarter of files that do not say it, "2026Q1". */
  quarter?: string;
  /** Told from time to time how many bytes of how many have been read. */
  progress?: (done: number, of: number) => void;
}

/** A table, and the archive it lay in. */
interface Entry {
  name: string;
  bytes: Uint8Array;
  kind: string;
  archive: string;
}

/** More than all of CMS's tables of a quarter have, unpacked. */
export const MOST_BYTES = 512 * 1024 * 1024;
const mostDepth = 1;

const isZip = (bytes: Uint8Array) =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;

/** The tables of the files one after another, and the list that says where each ends. */
export function packed(files: ImportFile[]): { bytes: Uint8Array; files: object[] } {
  let room = MOST_BYTES;
  const take = (size: number) => {
    room -= size;
    if (room < 0) throw tooLarge();
  };
  const entries = files.flatMap(({ name, bytes, kind = '' }) => {
    if (isZip(bytes)) {
      return textMembers(name, bytes, take).map((member) => ({ ...member, kind, archive: name }));
    }
    take(bytes.length);
    return [{ name, bytes, kind, archive: '' }];
  });
  const all = new Uint8Array(entries.reduce((sum, { bytes }) => sum + bytes.length, 0));
  let at = 0;
  for (const { bytes } of entries) {
    all.set(bytes, at);
    at += bytes.length;
  }
  return { bytes: all, files: entries.map(listed) };
}

function listed({ name, bytes, kind, archive }: Entry) {
  return { name, size: bytes.length, kind, archive };
}

/** The csv and txt files in an archive and in the archives it holds; each size is taken first. */
function textMembers(archive: string, bytes: Uint8Array, take: (size: number) => void) {
  const members: { name: string; bytes: Uint8Array }[] = [];
  const add = (zipped: Uint8Array, within: string, depth: number) => {
    const wanted = (name: string) =>
      /\.(csv|txt)$/i.test(name) || (depth < mostDepth && /\.zip$/i.test(name));
    const unpacked = unzip(archive, zipped, (name, size) => {
      if (name === '[Content_Types].xml') throw workbook(archive);
      if (!wanted(name)) return false;
      take(size);
      return true;
    });
    for (const [name, content] of Object.entries(unpacked)) {
      if (/\.zip$/i.test(name)) add(content, `${within}${name}/`, depth + 1);
      else members.push({ name: within + name, bytes: content });
    }
  };
  add(bytes, '', 0);
  if (!members.length) throw unusable(archive, 'The zip archive holds no csv or txt file.');
  return members;
}

function unzip(
  archive: string,
  bytes: Uint8Array,
  take: (name: string, size: number) => boolean,
): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, { filter: ({ name, originalSize }) => take(name, originalSize) });
  } catch (error) {
    if (error instanceof InfuseCheckError) throw error;
    throw unusable(archive, 'The zip archive cannot be read.');
  }
}

function unusable(archive: string, what: string) {
  return new InfuseCheckError(what, archive, 'Download it anew, or unpack it and give the table.');
}

export function tooLarge(): InfuseCheckError {
  return new InfuseCheckError(
    'Together these files have more than 512 MB, which no tables of CMS have.',
    '',
    'Give the files of one table at a time.',
  );
}

function workbook(archive: string) {
  return new InfuseCheckError(
    'The file is a workbook.',
    archive,
    'Save its sheet as CSV and give that.',
  );
}
