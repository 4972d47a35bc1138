import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, sep } from 'node:path';
import { createInterface } from 'node:readline';
import { randomBytes } from 'node:crypto';
import { resourcePath } from '../resources.ts';
import type { Live } from './live.ts';

/** A text to read, as a page hands it over. */
export interface Delivery {
  /** Name of the file; decides how it is read. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What became of one input: a line of `breuklijn read --format jsonl`. */
export interface ReadLine {
  readonly input: string;
  readonly status: 'added' | 'known' | 'failed' | 'note';
  readonly article?: string;
  readonly title?: string;
  readonly published?: string;
  readonly outlet?: string;
  readonly authors?: readonly string[];
  readonly lang?: string;
  readonly claims?: number;
  readonly problem?: string;
  readonly remedy?: string;
  /** Problem and remedy in Dutch. */
  readonly dutch?: { readonly problem: string; readonly remedy?: string };
}

export interface Job {
  readonly id: string;
  readonly state: 'waiting' | 'running' | 'done' | 'stopped' | 'failed';
  /** Inputs handed over; an archive or a JSONL file gives more lines than that. */
  readonly total: number;
  readonly lines: readonly ReadLine[];
  /** Why it failed as a whole. */
  readonly problem?: string;
}

interface OwnJob {
  id: string;
  state: Job['state'];
  total: number;
  lines: ReadLine[];
  problem?: string;
  folder?: string;
  paths: string[];
  child?: ChildProcess;
}

/** Jobs that are over and kept to be asked after. */
const MOST_KEPT = 50;
const MOST_WAITING = 20;

/** An input as the user knows it: an address, or the file's own name and what is inside it, without our folder. */
function shownInput(input: string, folder: string | undefined): string {
  if (folder === undefined || !input.startsWith(folder + sep)) return input;
  // After the folder a number of ours, one for each file.
  return input.slice(folder.length + 1).replace(/^\d+[/\\]/, '');
}

/** A name that is safe to write under and still says what the file is. */
function safeName(name: string): string {
  const cleaned = basename(name.replaceAll('\\', '/'))
    .replace(/[^\p{L}\p{N}._ -]+/gu, '_')
    .replace(/^\.+/, '')
    .slice(-120);
  return cleaned === '' ? 'article.txt' : cleaned;
}

/**
 * Reads articles into the dossier one job after the other, in a process of its own: a text that breaks a parser takes that
 * process with it and not the server.
 */
export class ReadingQueue {
  readonly #dossier: string;
  readonly #live: Live;
  readonly #onDone: () => void;
  readonly #allow: readonly string[];
  readonly #jobs = new Map<string, OwnJob>();
  #running: OwnJob | undefined;

  /** @param allow hosts and networks of an intranet that may be fetched from, as `--allow` takes them */
  constructor(dossier: string, live: Live, onDone: () => void, allow: readonly string[] = []) {
    this.#allow = allow;
    this.#dossier = dossier;
    this.#live = live;
    this.#onDone = onDone;
  }

  /**
   * @param addresses web addresses to fetch and read
   * @returns the job, or undefined when too many wait
   */
  add(deliveries: readonly Delivery[], addresses: readonly string[]): Job | undefined {
    const waiting = [...this.#jobs.values()].filter(({ state }) => state === 'waiting').length;
    if (waiting >= MOST_WAITING) return undefined;
    const job: OwnJob = {
      id: randomBytes(9).toString('base64url'),
      state: 'waiting',
      total: deliveries.length + addresses.length,
      lines: [],
      paths: [...addresses],
    };
    if (deliveries.length > 0) {
      const folder = mkdtempSync(join(tmpdir(), 'breuklijn-'));
      job.folder = folder;
      deliveries.forEach(({ name, bytes }, i) => {
        // A folder each: two files of one name stay two.
        const own = join(folder, String(i));
        mkdirSync(own);
        const path = join(own, safeName(name));
        writeFileSync(path, bytes);
        job.paths.push(path);
      });
    }
    this.#jobs.set(job.id, job);
    this.#forgetOld();
    this.#next();
    return job;
  }

  get(id: string): Job | undefined {
    return this.#jobs.get(id);
  }

  /** Ends a job; what it has read already stays. */
  stop(id: string): Job | undefined {
    const job = this.#jobs.get(id);
    if (job === undefined) return undefined;
    if (job.state === 'waiting') this.#finish(job, 'stopped');
    else if (job.state === 'running') {
      job.state = 'stopped';
      job.child?.kill('SIGTERM');
    }
    return job;
  }

  close(): void {
    for (const job of this.#jobs.values()) this.stop(job.id);
  }

  #next(): void {
    if (this.#running !== undefined) return;
    const job = [...this.#jobs.values()].find(({ state }) => state === 'waiting');
    if (job === undefined) return;
    this.#running = job;
    job.state = 'running';
    const program = resourcePath('bin', 'breuklijn');
    const args = ['read', ...job.paths, '--dossier', this.#dossier, '--format', 'jsonl'];
    if (this.#allow.length > 0) args.push('--allow', this.#allow.join(','));
    const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    job.child = child;
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors = (errors + text).slice(-2000);
    });
    createInterface({ input: child.stdout }).on('line', (line) => this.#note(job, line));
    child.on('error', (error) => {
      errors = error.message;
    });
    child.on('close', (code) => {
      // Exit 1 says that some inputs could not be read; their lines say which.
      const failed = code !== 0 && job.lines.length === 0;
      if (failed && job.state === 'running')
        job.problem = errors.trim().split('\n').at(-1) ?? 'the reader ended';
      this.#finish(job, job.state === 'stopped' ? 'stopped' : failed ? 'failed' : 'done');
    });
  }

  #note(job: OwnJob, line: string): void {
    let parsed: unknown;
    try {
      parsed = JSON.parse(line);
    } catch {
      return;
    }
    if (typeof parsed !== 'object' || parsed === null || !('input' in parsed)) return;
    const read = parsed as ReadLine;
    job.lines.push({ ...read, input: shownInput(read.input, job.folder) });
    this.#live.send({ event: 'reading', data: { job: job.id, done: job.lines.length, total: job.total } });
  }

  #finish(job: OwnJob, state: Job['state']): void {
    job.state = state;
    delete job.child;
    if (job.folder !== undefined) rmSync(job.folder, { recursive: true, force: true });
    if (this.#running === job) this.#running = undefined;
    this.#onDone();
    this.#live.send({ event: 'reading', data: { job: job.id, done: job.lines.length, total: job.total } });
    this.#next();
  }

  #forgetOld(): void {
    const over = [...this.#jobs.values()].filter(({ state }) => state !== 'waiting' && state !== 'running');
    for (const job of over.slice(0, Math.max(0, over.length - MOST_KEPT))) this.#jobs.delete(job.id);
  }
}
