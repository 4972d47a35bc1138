import { ByteStream } from '../byte-stream.ts';
import { streamOf, tooLarge } from '../source.ts';
import type { ByteReader } from './reader.ts';

/** Mailboxes in one file (RFC 4155): a message after each line that begins with `From `. */
export const mboxReader: ByteReader = {
  name: 'mbox',
  extensions: ['.mbox'],
  streams: true,
  accepts(extension, head) {
    return this.extensions.includes(extension) || (extension === '' && /^From \S+ .*\d{4}\r?\n/.test(head));
  },
  async *readBytes(input, source, context) {
    const stream = new ByteStream(source.stream());
    let lines: Buffer[] = [];
    let size = 0;
    let count = 0;
    let dropped = false;
    const message = (): AsyncIterable<Uint8Array> => streamOf(Buffer.concat(lines));
    for (let blank = true; ;) {
      const found = await stream.until('\n', context.maxBytes);
      const line = found ?? (await stream.read(context.maxBytes));
      const isLast = found === undefined;
      const isStart = blank && line.subarray(0, 5).toString('latin1') === 'From ';
      if (isStart || isLast) {
        if (isLast && !isStart) lines.push(line);
        if (dropped) yield { issue: tooLarge(context.maxBytes).toIssue(`${input}/${count}`) };
        else if (size > 0) yield* context.inside(`${count}.eml`, message());
        lines = [];
        size = 0;
        dropped = false;
        count++;
        if (isLast) return;
      } else {
        // A line of the text that began with `From ` has had a `>` put before it.
        const own = /^>+From /.test(line.subarray(0, 20).toString('latin1')) ? line.subarray(1) : line;
        size += own.length + 1;
        dropped ||= size > context.maxBytes;
        if (dropped) lines = [];
        else lines.push(own, NEWLINE);
      }
      blank = line.length === 0 || (line.length === 1 && line[0] === 0x0d);
    }
  },
};

const NEWLINE = Buffer.from('\n');
