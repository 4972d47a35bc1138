import PostalMime, { type Email } from 'postal-mime';
import type { InputIssue } from '../article.ts';
import { letterArticles, letterBlocks } from '../newsletter.ts';
import { readBlocks } from '../read-blocks.ts';
import { type GivenFields, readText } from '../read-text.ts';
import { InputFailure, streamOf } from '../source.ts';
import type { ByteReader, ReadResult } from './reader.ts';

const DEEPEST_PART = 20;

/** Messages of mail (RFC 5322). A newsletter gives its articles apart; what is attached is read too. */
export const emlReader: ByteReader = {
  name: 'eml',
  extensions: ['.eml'],
  streams: false,
  accepts(extension) {
    return this.extensions.includes(extension);
  },
  async *readBytes(input, source, context) {
    const bytes = await source.bytes();
    let email: Email;
    try {
      email = await PostalMime.parse(bytes, {
        maxNestingDepth: DEEPEST_PART,
        attachmentEncoding: 'arraybuffer',
      });
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message.slice(0, 80) : 'unknown';
      throw new InputFailure(
        'unreadable',
        `cannot be read as a message (${reason})`,
        'save its text as .txt',
      );
    }
    yield* readEmail(input, email);
    for (const [i, attachment] of email.attachments.entries()) {
      const name = attachment.filename?.split(/[\\/]/).at(-1) ?? `${i + 1}`;
      if (attachment.related === true) continue;
      const { content } = attachment;
      if (typeof content !== 'string' && context.readable(name))
        yield* context.inside(name, streamOf(new Uint8Array(content)));
      else context.skip(name);
    }
  },
};

function* readEmail(input: string, email: Email): Generator<ReadResult> {
  const { html, text, from } = email;
  const fields: GivenFields = {
    published: dateOf(email.date),
    outlet: from?.name === '' ? undefined : from?.name,
  };
  const articles = html === undefined ? [] : letterArticles(html);
  for (const [i, { title, url, blocks }] of articles.entries()) {
    const name = `${input}#${i + 1}`;
    const summary: InputIssue = {
      code: 'summary',
      input: name,
      problem: 'is only what the newsletter says of the article',
      remedy: `the article is at ${url}`,
      fatal: false,
    };
    const head: readonly [(typeof blocks)[number]] = [{ text: title, kind: 'title', bold: false, linked: 0 }];
    yield { article: readBlocks(name, [...head, ...blocks], { ...fields, title, url, issues: [summary] }) };
  }
  if (articles.length > 0) return;
  const given = { ...fields, title: email.subject };
  if (html !== undefined && /\S/.test(html)) yield { article: readBlocks(input, letterBlocks(html), given) };
  else yield { article: readText(input, text ?? '', given) };
}

/** The moment in the zone of the sender. */
function dateOf(date: string | undefined): string | undefined {
  return date?.replace(/\.\d{3}Z$/, 'Z');
}
