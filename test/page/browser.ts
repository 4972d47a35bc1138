import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';
import { packageRoot } from '../../src/resources.ts';

/** The Chromium to test with, named by `BREUKLIJN_CHROMIUM`; `.ci/run` installs one and names it. */
export function maybeChromium(): string | undefined {
  const given = process.env['BREUKLIJN_CHROMIUM'];
  return given === undefined || given === '' ? undefined : given;
}

/** Why the tests of the page do not run here; undefined when they do. */
export function whySkipped(): string | undefined {
  if (maybeChromium() === undefined)
    return 'no Chromium here: apt-get install chromium, or set BREUKLIJN_CHROMIUM';
  if (!existsSync(join(packageRoot(), 'dist', 'web', 'index.html')))
    return 'the page is not built: npm run setup';
  return undefined;
}

/** A server over an empty dossier, and a browser. */
export class Desk {
  readonly address: string;
  readonly folder: string;
  #server: ChildProcess;
  readonly #browser: Browser;

  private constructor(address: string, folder: string, server: ChildProcess, browser: Browser) {
    this.address = address;
    this.folder = folder;
    this.#server = server;
    this.#browser = browser;
  }

  /** @param articles paths to read into the dossier first */
  static async open(articles: readonly string[] = []): Promise<Desk> {
    const folder = mkdtempSync(join(tmpdir(), 'breuklijn-page-'));
    const dossier = join(folder, 'Proef');
    if (articles.length > 0) await run(['read', ...articles, '--dossier', dossier, '--quiet']);
    const server = start(['serve', '--dossier', dossier, '--port', '0']);
    const address = await firstLine(server);
    const browser = await playwright.launch({
      executablePath: maybeChromium() ?? '',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-dev-shm-usage',
        '--disable-background-networking',
        '--no-first-run',
      ],
      // The first start on a machine reads its disk.
      timeout: 180_000,
    });
    return new Desk(address, folder, server, browser);
  }

  /** A new page; what it complains of is collected in `errors`. */
  async page(
    errors: string[],
    options: { width?: number; dark?: boolean; locale?: string } = {},
  ): Promise<Page> {
    const page = await this.#browser.newPage({
      viewport: { width: options.width ?? 1440, height: 900 },
      colorScheme: options.dark === true ? 'dark' : 'light',
      locale: options.locale ?? 'nl-NL',
      acceptDownloads: true,
    });
    page.setDefaultTimeout(120_000);
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    // Nothing may be asked of another machine.
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol.startsWith('http') && origin !== this.address) errors.push(`asked ${request.url()}`);
    });
    return page;
  }

  /** Stops the server as Ctrl-C would. */
  async stop(): Promise<void> {
    this.#server.kill('SIGTERM');
    await new Promise((resolve) => this.#server.once('close', resolve));
  }

  /** Starts it again at the same address. */
  async restart(): Promise<void> {
    const { port } = new URL(this.address);
    this.#server = start(['serve', '--dossier', join(this.folder, 'Proef'), '--port', port]);
    await firstLine(this.#server);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function start(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [join(packageRoot(), 'bin', 'breuklijn'), ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

async function run(args: readonly string[]): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const child = start(args);
    child.stdout?.resume();
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${args[0]} ended with ${code}`)),
    );
  });
}

async function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('close', (code) => reject(new Error(`the server ended with ${code}`)));
    if (child.stdout !== null) createInterface({ input: child.stdout }).once('line', resolve);
  });
}
