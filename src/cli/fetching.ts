import { Fetcher, Originals, readAddress } from '../gather/index.ts';
import { type GivenFields, type ReadResult, type SourceOptions } from '../ingest/index.ts';
import type { Call, Option } from './command.ts';
import { programVersion } from './version.ts';

export const ALLOW_OPTION: Option = {
  value: 'HOST,…',
  help: {
    nl: 'ook van deze hosts of netwerken van een intranet ophalen (host, host:poort, 10.1.0.0/16)',
    en: 'also fetch from these hosts or networks of an intranet (host, host:port, 10.1.0.0/16)',
  },
};

export const FETCH_OPTION: Option = {
  help: {
    nl: 'ook de adressen ophalen die een lijst (.ris, CSL-JSON) noemt',
    en: 'also fetch the addresses that a list (.ris, CSL-JSON) names',
  },
};

export const NO_ORIGINALS_OPTION: Option = {
  help: {
    nl: 'bewaar niet waaruit de artikelen zijn gelezen',
    en: 'do not keep what the articles were read from',
  },
};

/** Keeps what articles are read from in the dossier, unless that is not wanted. */
export function keeping(call: Call, dossier: string): { keep?: NonNullable<SourceOptions['keep']> } {
  if (call.has('no-originals')) return {};
  const originals = new Originals(dossier, call.output.terminal.now);
  return { keep: (bytes, input) => originals.keep(bytes, input) };
}

/** What `--allow` names. */
export function allowedBy(call: Call): string[] {
  return (call.option('allow') ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

/** One fetcher for a command: it knows what it asked of each site. */
export function fetcherOf(call: Call): Fetcher {
  return new Fetcher({ allow: allowedBy(call), version: programVersion() });
}

/** Reads an address that the user named; one that a file names only with `--fetch`. */
export function fetching(
  call: Call,
  options: SourceOptions = {},
): (address: string, given: GivenFields) => AsyncIterable<ReadResult> {
  const fetcher = fetcherOf(call);
  return (address, given) => readAddress(address, fetcher, given, options);
}
