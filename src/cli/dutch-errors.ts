/*
 * What the lower layers say of a dossier, in Dutch. They throw in English, for programs and logs; `{}` stands for what differs. A
 * message that is not here is shown as it is.
 */

const SENTENCES: readonly (readonly [english: string, dutch: string])[] = [
  ['there is no dossier {}', 'er is geen dossier {}'],
  ['{} is not a dossier', '{} is geen dossier'],
  ['{} is not a dossier and not empty ({})', '{} is geen dossier en niet leeg ({})'],
  ['name its folder with --dossier, or make it with breuklijn read PATH --dossier DIR', 'noem de map met --dossier, of maak het met breuklijn read PAD --dossier MAP'],
  ['choose a new folder with --dossier', 'kies een nieuwe map met --dossier'],
  ['cannot read {}', 'kan {} niet lezen'],
  ['cannot write in {}: {}', 'kan niet schrijven in {}: {}'],
  ['free space on the disk or choose another folder with --dossier', 'maak ruimte op de schijf of kies een andere map met --dossier'],
  ['free space on the disk or choose another folder', 'maak ruimte op de schijf of kies een andere map'],
  ['free space on the disk', 'maak ruimte op de schijf'],
  ['what was added before is kept', 'wat er al in stond is bewaard'],
  ['earlier reviews are kept', 'eerdere beoordelingen zijn bewaard'],
  ['{} is being written by {}', '{} wordt beschreven door {}'],
  ['another process', 'een ander proces'],
  ['process {} on {}', 'proces {} op {}'],
  ['process {}', 'proces {}'],
  ['wait until it is done, or remove {} when that process is gone', 'wacht tot dat klaar is, of verwijder {} als dat proces er niet meer is'],
  ['{} is damaged', '{} is beschadigd'],
  ['put it back from a copy, or remove it and read the articles again', 'zet het terug uit een kopie, of verwijder het en lees de artikelen opnieuw'],
  ['{} has form {}, made by breuklijn {}', '{} heeft vorm {}, gemaakt door breuklijn {}'],
  ['this program reads up to form {}', 'dit programma leest tot en met vorm {}'],
  ['use a newer breuklijn', 'gebruik een nieuwere breuklijn'],
  ['{} has form {}, of an older breuklijn', '{} heeft vorm {}, van een oudere breuklijn'],
  ['this program reads form {}', 'dit programma leest vorm {}'],
  ['read the articles again into a new folder', 'lees de artikelen opnieuw in een nieuwe map'],
  ['{} of the backup is missing or damaged', '{} van de reservekopie ontbreekt of is beschadigd'],
  ['make the backup again, or take an older one', 'maak de reservekopie opnieuw, of neem een oudere'],
  ['{} is not empty and no backup', '{} is niet leeg en geen reservekopie'],
  ['{} is not empty', '{} is niet leeg'],
  ['restore into a new folder with --dossier', 'zet terug in een nieuwe map met --dossier'],
  ['choose a new folder', 'kies een nieuwe map'],
  ['{} is no finished backup', '{} is geen voltooide reservekopie'],
  ['{} is no backup', '{} is geen reservekopie'],
  ['make it with breuklijn dossier backup', 'maak die met breuklijn dossier backup'],
  ['is not part of the dossier', 'hoort niet bij het dossier'],
  ['it is left alone', 'het is met rust gelaten'],
  ['move it elsewhere', 'zet het ergens anders'],
  ['is cut short', 'is afgebroken'],
  ['is missing', 'ontbreekt'],
  ['is not a Parquet file', 'is geen Parquet-bestand'],
  ['cannot be read', 'is niet te lezen'],
  ['is damaged', 'is beschadigd'],
  ['is damaged inside', 'is van binnen beschadigd'],
  ['is damaged, or one of its sisters is', 'is beschadigd, of een van de bestanden die erbij horen'],
  ['its articles are left out', 'de artikelen erin zijn weggelaten'],
  ['read them again, or put the file back from a copy', 'lees ze opnieuw, of zet het bestand terug uit een kopie'],
  ['that review is left out', 'die beoordeling is weggelaten'],
  ['give it again, or put the file back from a copy', 'geef ze opnieuw, of zet het bestand terug uit een kopie'],
  ['the question holds no word', 'de vraag bevat geen woord'],
  ['give a word, "a phrase" or field:value', 'geef een woord, "een woordgroep" of veld:waarde'],
  ['the question says only what must not be there', 'de vraag zegt alleen wat er niet in mag staan'],
  ['give a word that must be', 'geef een woord dat er wel in moet staan'],
  ['the question has too many brackets', 'de vraag heeft te veel haakjes'],
  ['ask it in parts', 'stel ze in delen'],
  ['there is no field {}', 'er is geen veld {}'],
  ['choose {}', 'kies {}'],
  ['date:{} is no date', 'date:{} is geen datum'],
  ['write {}', 'schrijf {}'],
  ['there is no claim {}', 'er is geen bewering {}'],
  ['take an id from breuklijn claims', 'neem een nummer uit breuklijn claims'],
  ['several claims begin with {}', 'meer beweringen beginnen met {}'],
  ['give more of the id', 'geef meer van het nummer'],
  ['there is no review {}', 'er is geen beoordeling {}'],
  ['see breuklijn review list', 'zie breuklijn review list'],
  ['{} cannot be corrected', '{} kan niet worden verbeterd'],
  ['give one of {}', 'geef een van {}'],
  ['there is no type {}', 'er is geen soort {}'],
  ['the correction does not fit: {}', 'de verbetering past niet: {}'],
  ['see docs/claims.md', 'zie docs/claims.md'],
]; // prettier-ignore

const PATTERNS: readonly (readonly [RegExp, string])[] = SENTENCES.toSorted(
  // The most words first: what is fixed decides, not what differs.
  ([a], [b]) => b.replaceAll('{}', '').length - a.replaceAll('{}', '').length,
).map(([english, dutch]) => [new RegExp(`^${english.split('{}').map(escaped).join('(.+)')}$`, 's'), dutch]);

/** A message in Dutch, clause by clause, as far as it is known. */
export function inDutch(message: string): string {
  return message
    .split('; ')
    .map((clause) => clauseInDutch(clause))
    .join('; ');
}

function clauseInDutch(clause: string): string {
  for (const [pattern, dutch] of PATTERNS) {
    const match = pattern.exec(clause);
    if (match === null) continue;
    let next = 1;
    // What differs may be a clause itself: who is writing.
    return dutch.replaceAll('{}', () => clauseInDutch(match[next++]));
  }
  return clause;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
