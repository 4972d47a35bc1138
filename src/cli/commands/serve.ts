import { existsSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { createApp } from '../../api/index.ts';
import { openDossier, prepareDossier } from '../../dossier/index.ts';
import { resourcePath } from '../../resources.ts';
import { dossierPath } from '../articles.ts';
import { type Call, type Command, SUCCESS, usage } from '../command.ts';
import { ALLOW_OPTION, allowedBy } from '../fetching.ts';
import { tellProblems } from '../problems.ts';
import { programVersion } from '../version.ts';

const LOOPBACK = '127.0.0.1';
const DEFAULT_PORT = 7411;
const SHORTEST_PASSWORD = 12;

export const SERVE: Command = {
  name: 'serve',
  operands: '',
  summary: {
    nl: 'de werkbank in de browser en de HTTP-API, alleen op deze machine',
    en: 'the workbench in the browser and the HTTP API, on this machine only',
  },
  options: {
    dossier: {
      value: { nl: 'MAP', en: 'DIR' },
      help: {
        nl: 'het dossier (standaard ./dossier); gemaakt als het er niet is',
        en: 'the dossier (default ./dossier); made if absent',
      },
    },
    port: {
      value: 'N',
      help: {
        nl: `poort (standaard ${DEFAULT_PORT}; 0 kiest er een)`,
        en: `port (default ${DEFAULT_PORT}; 0 picks one)`,
      },
    },
    host: {
      value: { nl: 'ADRES', en: 'ADDRESS' },
      help: {
        nl: `adres om op te luisteren (standaard ${LOOPBACK}); een ander vraagt --password-file`,
        en: `address to listen on (default ${LOOPBACK}); another needs --password-file`,
      },
    },
    'password-file': {
      value: { nl: 'BESTAND', en: 'FILE' },
      help: {
        nl: `bestand met het wachtwoord, minstens ${SHORTEST_PASSWORD} tekens; ook BREUKLIJN_PASSWORD`,
        en: `file with the password, at least ${SHORTEST_PASSWORD} characters; or BREUKLIJN_PASSWORD`,
      },
    },
    allow: ALLOW_OPTION,
  },
  examples: [
    { line: 'breuklijn serve', about: { nl: 'de werkbank van ./dossier', en: 'the workbench of ./dossier' } },
    {
      line: 'breuklijn serve --dossier korea --port 8080',
      about: { nl: 'een ander dossier, een andere poort', en: 'another dossier, another port' },
    },
  ],
  count: [0, 0],
  async run(call) {
    const { output, language } = call;
    const path = dossierPath(call);
    const host = call.option('host') ?? LOOPBACK;
    const port = portOf(call);
    const password = passwordOf(call);
    if (host !== LOOPBACK && host !== 'localhost' && host !== '::1' && password === undefined)
      throw usage(
        `--host ${host} would let others in without a password`,
        'give --password-file FILE or set BREUKLIJN_PASSWORD',
      );
    // Made or looked at in a moment; its segments are read once the server listens.
    prepareDossier(path, programVersion());
    const page = resourcePath('dist', 'web');
    const app = await createApp({
      dossier: path,
      version: programVersion(),
      hosts: [host],
      keepAnswers: true,
      allow: allowedBy(call),
      ...(password === undefined ? {} : { password }),
      ...(existsSync(page) ? { page } : {}),
      log: (line) => output.problem(line),
    });
    let address: string;
    try {
      address = await app.listen({ host, port });
    } catch (error) {
      await app.close();
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'EADDRINUSE') throw usage(`port ${port} is in use`, 'choose another with --port');
      if (code === 'EACCES') throw usage(`port ${port} may not be used`, 'choose one above 1023 with --port');
      if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
        throw usage(`--host ${host} is no address of this machine`, `leave it out for ${LOOPBACK}`);
      throw error;
    }
    await output.result(`${address}\n`);
    output.note(SERVING[language](basename(resolve(path))));
    await tellDamage(call, path);
    await stopped();
    await app.close();
    return SUCCESS;
  },
};

/** What is wrong with the dossier is told beside the page, which shows what can be read. */
async function tellDamage(call: Call, path: string): Promise<void> {
  const dossier = await openDossier(path);
  tellProblems(call, dossier.problems);
  dossier.close();
}

const SERVING: Readonly<Record<'nl' | 'en', (name: string) => string>> = {
  nl: (name) => `Dossier ${name} staat open in de browser op dit adres; stoppen met Ctrl-C.`,
  en: (name) => `The dossier ${name} is served at this address; stop with Ctrl-C.`,
};

function portOf(call: Call): number {
  const value = call.option('port');
  if (value === undefined) return DEFAULT_PORT;
  const port = Number(value);
  if (!/^\d+$/.test(value) || port > 65_535)
    throw usage(`--port ${value} is no port`, 'give a number from 0 to 65535');
  return port;
}

function passwordOf(call: Call): string | undefined {
  const file = call.option('password-file');
  let password = call.output.terminal.env['BREUKLIJN_PASSWORD'];
  if (file !== undefined) {
    try {
      password = readFileSync(file, 'utf8').trim();
    } catch {
      throw usage(`--password-file ${file} cannot be read`, 'check the path');
    }
  }
  if (password !== undefined && password.length < SHORTEST_PASSWORD)
    throw usage('the password is too short', `use at least ${SHORTEST_PASSWORD} characters`);
  return password;
}

/** Resolves when the process is asked to stop. */
async function stopped(): Promise<void> {
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
}
