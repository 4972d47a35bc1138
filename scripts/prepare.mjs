// Makes a checkout ready to run: the right Node, packages as the lock file has them, a build of these sources.
// Everything it says goes to standard error; standard output belongs to the program.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const NODE_WANTED = [20, 19];

/** Ends the process with one line. */
export function fail(message, code = 1) {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < NODE_WANTED[0] || (major === NODE_WANTED[0] && minor < NODE_WANTED[1])) {
    fail(
      `breuklijn needs Node ${NODE_WANTED.join('.')} or newer, this is ${process.versions.node}; install it from nodejs.org`,
    );
  }
}

/** Hash of files and folders by name and content. */
export function hashOf(...paths) {
  const hash = createHash('sha256');
  const add = (path, name) => {
    if (!existsSync(path)) return;
    let entries;
    try {
      entries = readdirSync(path, { withFileTypes: true });
    } catch {
      hash.update(`${name}\0`).update(readFileSync(path));
      return;
    }
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      add(join(path, entry.name), `${name}/${entry.name}`);
    }
  };
  for (const path of paths) add(join(ROOT, path), path);
  return hash.digest('hex');
}

function read(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/** Runs a command and passes its exit code on when it fails; its output shows only then. */
function run(command, args, what) {
  const result = spawnSync(command, args, {
    cwd: ROOT,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.status === 0) return;
  process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}`);
  fail(`${what} failed${result.error ? ` (${result.error.message})` : ''}; see above`, result.status ?? 1);
}

/** Installs when the packages are missing or are not those of the lock file. */
function install() {
  const stamp = join(ROOT, 'node_modules', '.breuklijn');
  const wanted = `${hashOf('package-lock.json')} ${process.platform} ${process.arch}\n`;
  const found = read(stamp);
  if (found === wanted) return;
  if (found !== '' || !isInstalled()) {
    process.stderr.write('installing packages …\n');
    // The compiler is among the development packages, so those come along whatever NODE_ENV says.
    run(
      'npm',
      ['ci', '--include=dev', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'],
      'npm ci',
    );
  }
  writeFileSync(stamp, wanted);
}

/** Whether what npm noted of its last installation is what the lock file asks for: someone may have run npm themselves. */
function isInstalled() {
  const noted = read(join(ROOT, 'node_modules', '.package-lock.json'));
  if (noted === '') return false;
  const have = JSON.parse(noted).packages;
  const want = JSON.parse(read(join(ROOT, 'package-lock.json'))).packages;
  return Object.entries(want).every(
    ([path, { version, optional }]) =>
      path === '' || (have[path] === undefined ? optional === true : have[path].version === version),
  );
}

/** Builds when the sources are not those of the last build. */
function build() {
  const dist = join(ROOT, 'dist');
  const stamp = join(dist, '.sources');
  const wanted = `${hashOf('src', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json')}\n`;
  if (read(stamp) === wanted) return;
  process.stderr.write('building …\n');
  rmSync(stamp, { force: true });
  mkdirSync(dist, { recursive: true });
  run(
    process.execPath,
    [join('node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json'],
    'the build',
  );
  run(process.execPath, [join('scripts', 'bundle.mjs')], 'the bundle');
  writeFileSync(stamp, wanted);
}

/** Builds the page when its sources, or the types it shares with the server, are not those of the last build. */
function buildPage() {
  const stamp = join(ROOT, 'dist', '.page');
  const wanted = `${hashOf('web', 'package-lock.json')}\n`;
  if (read(stamp) === wanted && existsSync(join(ROOT, 'dist', 'web', 'index.html'))) return;
  rmSync(stamp, { force: true });
  const vite = join('node_modules', 'vite', 'bin', 'vite.js');
  run(
    process.execPath,
    [vite, 'build', '--config', join('web', 'vite.config.ts'), '--logLevel', 'warn'],
    'the page',
  );
  writeFileSync(stamp, wanted);
}

export function prepare() {
  checkNode();
  install();
  build();
  buildPage();
}
