// The built program: a process of its own cannot run the sources.
export { Document } from '../../dist/document/index.js';
export { anchorOf, articleId, openDossier } from '../../dist/dossier/index.js';
