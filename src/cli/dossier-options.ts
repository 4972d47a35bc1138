import type { Option } from './command.ts';

/** The dossier that a command asks. */
export const DOSSIER_OPTION: Option = {
  value: { nl: 'MAP', en: 'DIR' },
  help: { nl: 'het dossier (standaard ./dossier)', en: 'the dossier (default ./dossier)' },
};

/** How a view of a dossier is printed: for people, or a line of JSON a row. */
export const TABLE_FORMAT_OPTION: Option = {
  value: 'table|json',
  choices: ['table', 'json'],
  help: { nl: 'tabel (standaard) of JSON-regels', en: 'table (default) or JSON lines' },
};
