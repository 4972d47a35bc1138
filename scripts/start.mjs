// npm start: makes the checkout ready, reads the sample dossier (or the files given) and opens the workbench in the browser. The sample
// is read while the page is open already.
//   npm start                     the sample, until Ctrl-C
//   npm start -- PATH…            your own files
//   npm start -- --once           the brief as Markdown on standard output
//   npm start -- --no-open        opens nothing
//   npm start -- --lang en        in English
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT, fail, hashOf, prepare } from './prepare.mjs';

const SAMPLE = join('examples', 'korea');

function argumentsOf() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        once: { type: 'boolean' },
        'no-open': { type: 'boolean' },
        lang: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    return fail(`${error.message.split('. ')[0]}; see npm start -- --help`, 2);
  }
}

const { values, positionals } = argumentsOf();
if (values.help) {
  const [head] = readFileSync(new URL(import.meta.url), 'utf8').split('\nimport ');
  process.stdout.write(`${head.replace(/^\/\/ ?/gm, '').trimEnd()}\n`);
  process.exit(0);
}
if (values.lang !== undefined && values.lang !== 'nl' && values.lang !== 'en') {
  fail(`--lang ${values.lang} is not possible; choose nl or en`, 2);
}
prepare();

const breuklijn = join(ROOT, 'bin', 'breuklijn');
const lang = values.lang === undefined ? [] : ['--lang', values.lang];
// npm runs scripts in the package's folder; the paths are the user's.
const from = process.env.INIT_CWD ?? process.cwd();
const paths = positionals.map((path) => resolve(from, path));
for (const path of paths) if (!existsSync(path)) fail(`${path} does not exist; check the path`);
const dossier = paths.length === 0 ? sample() : own(paths);
if (values.once) {
  const code = (await dossier.read()) || 0;
  process.exitCode = run(['brief', '--dossier', dossier.path, ...lang], 'inherit') || code;
} else process.exitCode = await serve(['--dossier', dossier.path, ...lang], dossier);

/** The sample is read afresh when the program, the packs or the articles have changed. */
function sample() {
  const path = join(ROOT, 'dossiers', 'Korea');
  const stamp = join(path, '.made-from');
  const wanted = hashOf('dist/.sources', 'packs', 'ontology', SAMPLE);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return { path, read: async () => 0 };
  rmSync(path, { recursive: true, force: true });
  return {
    path,
    canWait: true,
    async read(onStart = () => {}) {
      const args = ['read', SAMPLE, '--dossier', path, '--quiet', ...lang];
      const child = spawn(process.execPath, [breuklijn, ...args], {
        cwd: ROOT,
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      onStart(child);
      const code = await new Promise((done) => {
        child.once('close', (status) => done(status ?? 1));
      });
      if (code === 0) writeFileSync(stamp, wanted);
      return code;
    },
  };
}

/** A dossier for each set of paths, under the name of the first. */
function own(paths) {
  const name =
    basename(paths[0])
      .replace(/[^\p{L}\p{N}._-]+/gu, '-')
      .replace(/^\.+/, '')
      .slice(0, 60) || 'dossier';
  const key = createHash('sha256').update(JSON.stringify(paths)).digest('hex').slice(0, 6);
  const path = join(ROOT, 'dossiers', key, name);
  mkdirSync(join(ROOT, 'dossiers', key), { recursive: true });
  const args = ['read', ...paths, '--dossier', path, ...lang, ...(values.once ? ['--quiet'] : [])];
  return { path, read: async () => run(args, values.once ? 'ignore' : 'inherit') };
}

function run(args, stdout) {
  return (
    spawnSync(process.execPath, [breuklijn, ...args], { cwd: ROOT, stdio: ['ignore', stdout, 'inherit'] })
      .status ?? 1
  );
}

/** Serves until it is stopped; where the usual port is taken, at another one. What can be read meanwhile is. */
async function serve(args, { canWait, read }) {
  let reader;
  let readCode = 0;
  const reading = read((child) => (reader = child)).then((code) => (readCode = code));
  if (!canWait) await reading;
  for (const port of [[], ['--port', '0']]) {
    const child = spawn(process.execPath, [breuklijn, 'serve', ...args, ...port], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', port.length === 0 ? 'pipe' : 'inherit'],
    });
    let errors = '';
    child.stderr?.on('data', (text) => (errors += text));
    const address = await new Promise((resolve) => {
      child.stdout.once('data', (line) => resolve(String(line).trim()));
      child.once('close', () => resolve(''));
    });
    if (address === '') {
      if (errors.includes('in use')) continue;
      process.stderr.write(errors);
      reader?.kill('SIGTERM');
      return child.exitCode ?? 1;
    }
    child.stderr?.pipe(process.stderr);
    process.stdout.write(`${address}\n`);
    if (!values['no-open'] && !process.env.CI) open(address);
    return new Promise((resolve) => {
      // The terminal sends Ctrl-C to the server as well; it ends when it has closed the dossier.
      process.on('SIGINT', () => {});
      process.on('SIGTERM', () => {
        reader?.kill('SIGTERM');
        child.kill('SIGTERM');
      });
      child.once('close', (status) => {
        // What is left unread is read the next time.
        reader?.kill('SIGTERM');
        resolve(status || readCode);
      });
    });
  }
  return 1;
}

/** Opens a page with what the platform opens pages with; where there is nothing, its path has been printed. */
function open(page) {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', page]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '""', page]
        : ['xdg-open', page];
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => process.stderr.write(`open ${page} in a browser\n`));
  child.unref();
}
