import { Type, type TUnsafe } from 'typebox';
import type { DocumentRecord } from '../../dossier/index.ts';

const Mark = Type.Object({ start: Type.Integer(), end: Type.Integer(), kind: Type.String() });

/** What is kept of an article besides its text. */
export const DocumentSchema: TUnsafe<DocumentRecord> = Type.Unsafe<DocumentRecord>(
  Type.Object({
    id: Type.String({ description: 'of the text' }),
    article: Type.String({ description: 'of the text as one source brought it' }),
    reader: Type.String(),
    input: Type.String(),
    sample: Type.Boolean({ description: 'made up, ships with the program' }),
    lang: Type.String(),
    title: Type.Optional(Type.String()),
    published: Type.Optional(Type.String({ description: 'EDTF' })),
    modified: Type.Optional(Type.String()),
    url: Type.Optional(Type.String()),
    outlet: Type.Optional(Type.String()),
    section: Type.Optional(Type.String()),
    dateline: Type.Optional(Type.String()),
    authors: Type.Array(Type.String()),
    marks: Type.Array(Mark),
    added: Type.Optional(Type.String()),
  }),
);
