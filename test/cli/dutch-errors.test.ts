import { expect, test } from 'vitest';
import { inDutch } from '../../src/cli/dutch-errors.ts';

test.each([
  [
    'there is no dossier x; name its folder with --dossier, or make it with breuklijn read PATH --dossier DIR',
    /^er is geen dossier x; noem de map/,
  ],
  [
    'd is being written by process 12 on h; wait until it is done, or remove d/lock when that process is gone',
    'd wordt beschreven door proces 12 op h; wacht tot dat klaar is, of verwijder d/lock als dat proces er niet meer is',
  ],
  [
    'd is not a dossier and not empty (x.doc); choose a new folder with --dossier',
    'd is geen dossier en niet leeg (x.doc); kies een nieuwe map met --dossier',
  ],
  [
    'cannot write in d: IO Error: No space left on device; free space on the disk or choose another folder with --dossier; what was added before is kept',
    /^kan niet schrijven in d: IO Error: No space left on device; maak ruimte/,
  ],
  [
    'is damaged inside; its articles are left out; read them again, or put the file back from a copy',
    /^is van binnen beschadigd; de artikelen/,
  ],
  ['something new', 'something new'],
])('%s', (message, expected) => {
  const dutch = inDutch(message);
  if (typeof expected === 'string') expect(dutch).toBe(expected);
  else expect(dutch).toMatch(expected);
});
