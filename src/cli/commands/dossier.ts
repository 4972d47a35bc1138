import { openDossier } from '../../dossier/index.ts';
import { dossierPath } from '../articles.ts';
import { type Command, INPUT_FAILED, SUCCESS, usage } from '../command.ts';
import { tellProblems } from '../problems.ts';

export const DOSSIER: Command = {
  name: 'dossier',
  operands: 'info|verify',
  summary: {
    nl: 'wat er in een dossier zit, of alles nalezen',
    en: 'what is in a dossier, or read it all through',
  },
  options: {
    dossier: {
      value: { nl: 'MAP', en: 'DIR' },
      help: { nl: 'het dossier (standaard ./dossier)', en: 'the dossier (default ./dossier)' },
    },
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
  ],
  count: [1, 1],
  async run(call) {
    const [what] = call.operands;
    if (what !== 'info' && what !== 'verify') {
      throw usage(`dossier ${what} does not exist`, 'give info or verify');
    }
    const path = dossierPath(call);
    const json = call.option('format') === 'json';
    const dossier = await openDossier(path);
    try {
      const problems = what === 'verify' ? await dossier.verify() : dossier.problems;
      tellProblems(call, problems);
      if (what === 'info') {
        const info = { path, ...dossier.manifest, ...(await dossier.counts()) };
        await call.output.result(
          json
            ? `${JSON.stringify(info)}\n`
            : Object.entries(info)
                .map(
                  ([name, value]) =>
                    `${name.padEnd(10)} ${Array.isArray(value) ? value.join(', ') : value}\n`,
                )
                .join(''),
        );
      } else if (json) await call.output.result(`${JSON.stringify(problems)}\n`);
      else if (problems.length === 0) {
        const { documents, claims } = await dossier.counts();
        await call.output.result(
          call.language === 'nl'
            ? `${path} is heel: ${documents} artikelen, ${claims} beweringen nagelezen.\n`
            : `${path} is whole: ${documents} articles, ${claims} claims read through.\n`,
        );
      }
      return problems.length > 0 ? INPUT_FAILED : SUCCESS;
    } finally {
      dossier.close();
    }
  },
};
