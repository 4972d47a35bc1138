import { statSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { type Entry, fromBuffer, open, type ZipFile } from 'yauzl';
import type { ReadContext } from './readers/reader.ts';
import { InputFailure, type Source } from './source.ts';

/** A file in a ZIP archive; nothing of it has been unpacked. */
export interface ZipEntry {
  /** As it stands in the archive: it may say anything. */
  readonly name: string;
  readonly isLink: boolean;
  readonly isEncrypted: boolean;
  open(): Promise<Readable>;
}

export interface Zip {
  entries(): AsyncGenerator<ZipEntry>;
  close(): void;
}

// Names are checked by the caller one by one: yauzl would end at the first bad one.
const OPTIONS = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true };

/** Opens an archive where it stands, or in memory. @throws InputFailure */
export async function openZip(source: Source, context: Pick<ReadContext, 'budget'>): Promise<Zip> {
  const { path } = source;
  const bytes = path === undefined ? await source.bytes() : undefined;
  if (path !== undefined) context.budget.earn(statSync(path).size);
  const file = await new Promise<ZipFile>((done, fail) => {
    const opened = (error: Error | null, zip: ZipFile): void => {
      if (error === null) done(zip);
      else fail(damaged(error));
    };
    if (bytes !== undefined) fromBuffer(bytes, OPTIONS, opened);
    else if (path !== undefined) open(path, OPTIONS, opened);
  });
  return { entries: () => entriesOf(file), close: () => file.close() };
}

function damaged({ message }: Error): InputFailure {
  const isCut = message.startsWith('End of central directory');
  return new InputFailure(
    'unreadable',
    isCut ? 'is a ZIP archive that breaks off' : `is a damaged ZIP archive (${message.slice(0, 80)})`,
    'get it again',
  );
}

async function* entriesOf(file: ZipFile): AsyncGenerator<ZipEntry> {
  for (;;) {
    const entry = await nextEntry(file);
    if (entry === undefined) return;
    yield {
      name: nameOf(entry.fileName as string | Buffer),
      isLink: ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000,
      isEncrypted: (entry.generalPurposeBitFlag & 1) === 1,
      open: () => openEntry(file, entry),
    };
  }
}

function nextEntry(file: ZipFile): Promise<Entry | undefined> {
  return new Promise((done, fail) => {
    const finish = (action: () => void): void => {
      file.off('entry', onEntry).off('end', onEnd).off('error', onError);
      action();
    };
    const onEntry = (entry: Entry): void => finish(() => done(entry));
    const onEnd = (): void => finish(() => done(undefined));
    const onError = (error: Error): void => finish(() => fail(damaged(error)));
    file.on('entry', onEntry).on('end', onEnd).on('error', onError);
    if (file.entriesRead === file.entryCount) onEnd();
    else file.readEntry();
  });
}

function openEntry(file: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((done, fail) => {
    file.openReadStream(entry, (error, stream) => {
      if (error === null) done(stream);
      else fail(error);
    });
  });
}

/** UTF-8, whatever the flag says, else a letter a byte. */
function nameOf(name: string | Buffer): string {
  if (typeof name === 'string') return name;
  const text = name.toString('utf8');
  return text.includes('\ufffd') ? name.toString('latin1') : text;
}
