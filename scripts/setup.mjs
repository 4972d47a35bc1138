// npm run setup: installs what is missing and builds; after it ./bin/breuklijn works.
import { prepare } from './prepare.mjs';

prepare();
