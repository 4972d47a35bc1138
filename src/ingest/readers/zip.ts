import { basename } from 'node:path';
import { EntryNames } from '../entry-names.ts';
import { InputFailure } from '../source.ts';
import { openZip, type ZipEntry } from '../zip.ts';
import type { ByteReader, ReadContext, ReadResult } from './reader.ts';

/** ZIP archives of articles, and WACZ, whose pages stand in WARC files under `archive/`. */
export const zipReader: ByteReader = {
  name: 'zip',
  extensions: ['.zip', '.wacz'],
  streams: true,
  accepts(extension, _, start) {
    return this.extensions.includes(extension) || (extension === '' && start.startsWith('PK\x03\x04'));
  },
  async *readBytes(input, source, context) {
    const zip = await openZip(source, context);
    const names = new EntryNames(input);
    const isWacz = input.toLowerCase().endsWith('.wacz');
    try {
      for await (const entry of zip.entries()) {
        context.budget.entry();
        if (entry.name.endsWith('/') && !entry.isLink) continue;
        const problem = names.problemOf(entry.name, entry.isLink);
        if (problem !== undefined) yield { issue: problem };
        else if (entry.isEncrypted)
          yield { issue: names.refused(entry.name, 'is locked with a password', 'encrypted') };
        else if (!context.readable(entry.name) || (isWacz && !entry.name.startsWith('archive/')))
          context.skip(entry.name);
        else yield* readEntry(entry, names, context);
      }
    } catch (cause) {
      if (cause instanceof InputFailure) throw cause;
      const reason = cause instanceof Error ? cause.message.slice(0, 80) : 'unknown';
      throw new InputFailure('unreadable', `is a damaged ZIP archive (${reason})`, 'get it again');
    } finally {
      zip.close();
    }
  },
};

async function* readEntry(
  entry: ZipEntry,
  names: EntryNames,
  context: ReadContext,
): AsyncGenerator<ReadResult> {
  try {
    const stream = await entry.open();
    yield* context.inside(entry.name.replaceAll('\\', '/'), context.budget.counted(stream));
  } catch (cause) {
    if (cause instanceof InputFailure) throw cause;
    const reason = cause instanceof Error ? cause.message.slice(0, 80) : 'unknown';
    yield { issue: names.refused(basename(entry.name), `is damaged (${reason})`, 'unreadable') };
  }
}
