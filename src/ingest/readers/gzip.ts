import { extname } from 'node:path';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { ByteReader } from './reader.ts';

/** Anything that is read, packed with gzip: `.tar.gz`, `.warc.gz`, `.jsonl.gz`. */
export const gzipReader: ByteReader = {
  name: 'gzip',
  extensions: ['.gz', '.tgz'],
  streams: true,
  accepts(extension, _, start) {
    return this.extensions.includes(extension) || (extension === '' && start.startsWith('\x1f\x8b'));
  },
  async *readBytes(input, source, context) {
    const lower = input.toLowerCase();
    const inner = lower.endsWith('.tgz') ? '.tar' : extname(lower.replace(/\.gz$/, ''));
    const packed = Readable.from(source.stream());
    const gunzip = createGunzip();
    packed.on('error', (error) => gunzip.destroy(error));
    packed.pipe(gunzip);
    try {
      yield* context.unpacked(inner, context.budget.counted(gunzip as AsyncIterable<Uint8Array>));
    } finally {
      gunzip.destroy();
      packed.destroy();
    }
  },
};
