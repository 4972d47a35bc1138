import { lstatSync, opendirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { InputIssue } from './article.ts';
import { isArticleExtension, isSharedExtension } from './readers/registry.ts';

/** A file to read, or why there is none. */
export type FoundFile = { readonly path: string } | { readonly issue: InputIssue };

/** Deeper folders are not gone into. */
const DEEPEST = 64;

/**
 * The files of a folder and the folders in it, in code-unit order of their names. Hidden ones, README.md and other
 * extensions than articles have are passed over, as are links to folders.
 * @param onSkip told of every file that is passed over
 */
export function* findFiles(folder: string, onSkip: (path: string) => void, depth = 0): Generator<FoundFile> {
  let names: string[];
  try {
    names = namesIn(folder);
  } catch (cause) {
    yield { issue: unreadable(folder, cause) };
    return;
  }
  for (const name of names.toSorted()) {
    const path = join(folder, name);
    if (name.startsWith('.')) {
      onSkip(path);
      continue;
    }
    let kind: 'file' | 'folder' | 'other';
    try {
      kind = kindOf(path);
    } catch (cause) {
      if (isArticleName(name)) yield { issue: unreadable(path, cause) };
      else onSkip(path);
      continue;
    }
    if (kind === 'folder' && depth < DEEPEST) yield* findFiles(path, onSkip, depth + 1);
    else if (kind === 'file' && isArticleName(name)) yield { path };
    else if (kind === 'other' && isArticleName(name)) {
      yield { issue: { ...unreadable(path, undefined), problem: 'is no regular file' } };
    } else onSkip(path);
  }
}

function namesIn(folder: string): string[] {
  const directory = opendirSync(folder);
  try {
    const names: string[] = [];
    for (let entry = directory.readSync(); entry !== null; entry = directory.readSync())
      names.push(entry.name);
    return names;
  } finally {
    directory.closeSync();
  }
}

function kindOf(path: string): 'file' | 'folder' | 'other' {
  const own = lstatSync(path);
  if (own.isDirectory()) return 'folder';
  if (own.isFile()) return 'file';
  // A link to a file is read; one to a folder may lead back here.
  return own.isSymbolicLink() && statSync(path).isFile() ? 'file' : 'other';
}

function isArticleName(name: string): boolean {
  const extension = extname(name).toLowerCase();
  return (isArticleExtension(extension) || isSharedExtension(extension)) && !/^readme\./i.test(name);
}

/** The issue for a path that the system will not open. */
export function unreadable(path: string, cause: unknown): InputIssue {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
  const [problem, remedy] = REASONS[code] ?? [
    `cannot be read${code === '' ? '' : ` (${code})`}`,
    'check the path',
  ];
  return { code: 'unreadable', input: path, problem, remedy, fatal: true };
}

const REASONS: Readonly<Record<string, readonly [problem: string, remedy: string]>> = {
  ENOENT: ['does not exist', 'check the path'],
  EACCES: ['may not be read by this user', 'change its permissions'],
  EPERM: ['may not be read by this user', 'change its permissions'],
  ELOOP: ['is a link that leads to itself', 'remove it'],
  ENOTDIR: ['does not exist', 'check the path'],
  ENAMETOOLONG: ['has too long a name', 'check the path'],
  Z_DATA_ERROR: ['is damaged: it cannot be unpacked', 'get it again'],
  Z_BUF_ERROR: ['breaks off: the end is missing', 'get it again'],
  EMFILE: ['cannot be opened, too many files are open', 'raise the limit with ulimit -n'],
};
