import { Type, type TOptional, type TUnsafe } from 'typebox';
import type { BriefLanguage } from '../../brief/index.ts';

/** Language that names and phrases are given in; Dutch when absent. */
export const LanguageField: TOptional<TUnsafe<BriefLanguage>> = Type.Optional(
  Type.Unsafe<BriefLanguage>(Type.Enum(['nl', 'en'])),
);
