// Reads articles into a dossier and reviews them, and says on a line each what is on the disk. Stopped from outside.
import { createHash } from 'node:crypto';
import { Document, anchorOf, articleId, openDossier } from './crash-exports.mjs';

const [path, seed, rounds] = process.argv.slice(2);

function entryOf(i) {
  const text = `Land ${i} van reeks ${seed} leverde olie.\nLand ${i} weigerde overleg.`;
  const { id } = Document.of(text);
  const source = { id, input: `${i}.txt`, outlet: 'De Proef', published: '2024-10-25' };
  const end = text.indexOf('\n');
  const claim = {
    id: createHash('sha256').update(text).digest('hex').slice(0, 24),
    document: id,
    kind: 'event',
    type: 'AID',
    actors: [{ text: 'Land', span: { start: 0, end: 4 } }],
    recipients: [],
    reality: 'actual',
    polarity: 'positive',
    certainty: 'certain',
    attribution: [],
    selector: { start: 0, end, exact: text.slice(0, end) },
    trigger: { text: 'leverde', lemma: 'leveren' },
    rule: 'test/rule',
    confidence: 0.5,
  };
  return {
    record: {
      ...source,
      article: articleId(source),
      reader: '1',
      sample: false,
      lang: 'nl',
      authors: [],
      marks: [],
    },
    text,
    sentences: [
      { start: 0, end },
      { start: end + 1, end: text.length },
    ],
    claims: [claim],
  };
}

try {
  const dossier = await openDossier(path, { create: true });
  for (let i = 0; i < Number(rounds); i++) {
    const batch = [entryOf(2 * i), entryOf(2 * i + 1)];
    const { added } = await dossier.addDocuments(batch);
    process.stdout.write(`articles ${added.join(' ')}\n`);
    const { reviews } = await dossier.review(
      batch.map(({ claims: [claim] }) => ({ action: 'accept', target: anchorOf(claim) })),
      { who: 'test', at: '2025-01-01T00:00:00Z' },
    );
    process.stdout.write(`reviews ${reviews.map(({ n }) => n).join(' ')}\n`);
  }
  dossier.close();
} catch (error) {
  process.stdout.write(`failed ${error.code ?? ''} ${error.message}\n`);
}
