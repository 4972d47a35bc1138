import { type ReadingChange, backup, openDossier, restore } from '../../dossier/index.ts';
import { dossierPath } from '../articles.ts';
import { tableRow } from '../claim-rows.ts';
import { type Call, type Command, INPUT_FAILED, SUCCESS, usage } from '../command.ts';
import { DOSSIER_OPTION } from '../dossier-options.ts';
import { tellProblems } from '../problems.ts';
import { programVersion } from '../version.ts';

type Action = (call: Call, path: string) => Promise<number>;

/** What can be done, in the order the help names it. */
const ACTIONS: Readonly<Record<string, Action>> = {
  info,
  verify,
  changes,
  compact,
  backup: makeBackup,
  restore: putBack,
};
const NAMES = Object.keys(ACTIONS);

export const DOSSIER: Command = {
  name: 'dossier',
  operands: { nl: `${NAMES.join('|')} [MAP]`, en: `${NAMES.join('|')} [DIR]` },
  summary: {
    nl: 'wat er in een dossier zit; nalezen, samenvoegen, reservekopie',
    en: 'what is in a dossier; read it through, compact, back up',
  },
  options: {
    dossier: DOSSIER_OPTION,
    format: {
      value: 'text|json',
      choices: ['text', 'json'],
      help: { nl: 'om te lezen (standaard), of JSON', en: 'to read (default), or JSON' },
    },
  },
  examples: [
    { line: 'breuklijn dossier info', about: { nl: 'aantallen en grootte', en: 'counts and size' } },
    {
      line: 'breuklijn dossier verify --dossier korea',
      about: { nl: 'of alles nog heel is', en: 'whether all is still whole' },
    },
    {
      line: 'breuklijn dossier changes',
      about: {
        nl: 'wat een nieuwere versie anders las dan de vorige',
        en: 'what a newer version read otherwise than the one before',
      },
    },
    {
      line: 'breuklijn dossier compact',
      about: { nl: 'voeg kleine bestanden samen', en: 'put small files together' },
    },
    {
      line: 'breuklijn dossier backup /media/usb/korea',
      about: {
        nl: 'reservekopie; de volgende keer alleen wat nieuw is',
        en: 'a backup; the next time only what is new',
      },
    },
    {
      line: 'breuklijn dossier restore /media/usb/korea --dossier korea',
      about: { nl: 'zet hem terug in een nieuwe map', en: 'put it back into a new folder' },
    },
  ],
  count: [1, 2],
  async run(call) {
    const [what, folder] = call.operands;
    const action = Object.hasOwn(ACTIONS, what) ? ACTIONS[what] : undefined;
    if (action === undefined) throw usage(`dossier ${what} does not exist`, `give ${NAMES.join(', ')}`);
    if ((what === 'backup' || what === 'restore') !== (folder !== undefined)) {
      throw folder === undefined
        ? usage(`dossier ${what} needs DIR`, 'see breuklijn dossier --help')
        : usage(`dossier ${what} does not take ${folder}`, 'name the dossier with --dossier');
    }
    return action(call, dossierPath(call));
  },
};

function isJson(call: Call): boolean {
  return call.option('format') === 'json';
}

async function info(call: Call, path: string): Promise<number> {
  const dossier = await openDossier(path);
  try {
    tellProblems(call, dossier.problems);
    const { obsolete: _obsolete, ...manifest } = dossier.manifest;
    const values = { path, ...manifest, ...(await dossier.counts()) };
    await call.output.result(
      isJson(call)
        ? `${JSON.stringify(values)}\n`
        : Object.entries(values)
            .map(([name, value]) => `${name.padEnd(10)} ${Array.isArray(value) ? value.join(', ') : value}\n`)
            .join(''),
    );
    return dossier.problems.length > 0 ? INPUT_FAILED : SUCCESS;
  } finally {
    dossier.close();
  }
}

async function verify(call: Call, path: string): Promise<number> {
  const dossier = await openDossier(path);
  try {
    const problems = await dossier.verify();
    tellProblems(call, problems);
    const { documents, claims, reviews } = await dossier.counts();
    if (isJson(call)) await call.output.result(`${JSON.stringify(problems)}\n`);
    else if (problems.length === 0)
      await call.output.result(WHOLE[call.language](path, documents, claims, reviews));
    return problems.length > 0 ? INPUT_FAILED : SUCCESS;
  } finally {
    dossier.close();
  }
}

const WHOLE = {
  nl: (path: string, documents: number, claims: number, reviews: number): string =>
    `${path} is heel: ${documents} artikelen, ${claims} beweringen en ${reviews} beoordelingen nagelezen.\n`,
  en: (path: string, documents: number, claims: number, reviews: number): string =>
    `${path} is whole: ${documents} articles, ${claims} claims and ${reviews} reviews read through.\n`,
};

async function changes(call: Call, path: string): Promise<number> {
  const dossier = await openDossier(path);
  try {
    tellProblems(call, dossier.problems);
    let articles = 0;
    for await (const change of dossier.changes()) {
      if (change.added.length + change.removed.length + change.changed.length === 0) continue;
      articles++;
      await call.output.result(isJson(call) ? `${JSON.stringify(change)}\n` : changeText(call, change));
    }
    if (articles === 0) call.output.note(NO_CHANGES[call.language]);
    return dossier.problems.length > 0 ? INPUT_FAILED : SUCCESS;
  } finally {
    dossier.close();
  }
}

const NO_CHANGES = {
  nl: 'geen artikel is door een nieuwere versie anders gelezen',
  en: 'no article was read otherwise by a newer version',
};

function changeText(call: Call, { record, from, to, added, removed, changed }: ReadingChange): string {
  const lines = [call.output.bold(`${record.title ?? record.input} (${from} → ${to})`)];
  for (const claim of removed) lines.push(`- ${tableRow(call, claim, record)}`);
  for (const claim of added) lines.push(`+ ${tableRow(call, claim, record)}`);
  for (const { after, fields } of changed)
    lines.push(`~ ${fields.join(', ')}: ${tableRow(call, after, record)}`);
  return `${lines.join('\n')}\n`;
}

async function compact(call: Call, path: string): Promise<number> {
  const dossier = await openDossier(path, { write: true });
  try {
    tellProblems(call, dossier.problems);
    const { before, after } = await dossier.compact();
    await call.output.result(
      isJson(call)
        ? `${JSON.stringify({ before, after })}\n`
        : call.language === 'nl'
          ? `${before} delen samengevoegd tot ${after}.\n`
          : `${before} segments put together into ${after}.\n`,
    );
    return dossier.problems.length > 0 ? INPUT_FAILED : SUCCESS;
  } finally {
    dossier.close();
  }
}

async function makeBackup(call: Call, path: string): Promise<number> {
  const [, target] = call.operands;
  const result = backup(path, target, call.output.terminal.now());
  await call.output.result(
    isJson(call)
      ? `${JSON.stringify({ path, target, ...result })}\n`
      : call.language === 'nl'
        ? `${path} staat in ${target}: ${result.files} bestanden, waarvan ${result.kept} er al waren.\n`
        : `${path} is in ${target}: ${result.files} files, ${result.kept} of which were there.\n`,
  );
  return SUCCESS;
}

async function putBack(call: Call, path: string): Promise<number> {
  const [, source] = call.operands;
  const result = restore(source, path);
  // Opening it shows that it is one, and says what is missing.
  const dossier = await openDossier(path, { write: true, version: programVersion() });
  try {
    tellProblems(call, dossier.problems);
    await call.output.result(
      isJson(call)
        ? `${JSON.stringify({ path, source, ...result })}\n`
        : call.language === 'nl'
          ? `${path} is teruggezet uit ${source}: ${result.files} bestanden.\n`
          : `${path} is restored from ${source}: ${result.files} files.\n`,
    );
    return dossier.problems.length > 0 ? INPUT_FAILED : SUCCESS;
  } finally {
    dossier.close();
  }
}
