/** A line of robots.txt that holds for a program. */
interface Rule {
  readonly allow: boolean;
  readonly path: string;
}

/** What a site lets programs fetch (RFC 9309). */
export interface Robots {
  /** @param path path and query of an address */
  allows(path: string): boolean;
  /** Seconds between two requests, where the site asks for some. */
  readonly delay?: number;
}

export const ALL_ALLOWED: Robots = { allows: () => true };
export const NONE_ALLOWED: Robots = { allows: () => false };

const MOST_RULES = 5000;

/**
 * Reads robots.txt for a program of this name: the groups that name it, else those for all. The longest rule that fits
 * wins, of two as long the one that allows.
 * @param agent in lower case
 */
export function readRobots(text: string, agent: string): Robots {
  const own: Rule[] = [];
  const others: Rule[] = [];
  const delays = new Map<Rule[], number>();
  let named = false;
  let current: Rule[][] = [];
  let inAgents = false;
  for (const line of text.split(/\r\n|\n|\r/, 20_000)) {
    const bare = line.split('#', 1)[0];
    const colon = bare.indexOf(':');
    if (colon < 0) continue;
    const key = bare.slice(0, colon).trim().toLowerCase();
    const value = bare.slice(colon + 1).trim();
    if (key === 'user-agent') {
      if (!inAgents) current = [];
      inAgents = true;
      const name = value.toLowerCase();
      if (name === '*') current.push(others);
      else if (name !== '' && agent.startsWith(name.split('/')[0])) {
        named = true;
        current.push(own);
      }
    } else if (key === 'allow' || key === 'disallow') {
      inAgents = false;
      if (value === '') continue;
      for (const rules of current)
        if (rules.length < MOST_RULES) rules.push({ allow: key === 'allow', path: decoded(value) });
    } else if (key === 'crawl-delay') {
      inAgents = false;
      const seconds = Number(value);
      if (seconds > 0) for (const rules of current) delays.set(rules, seconds);
    }
  }
  const rules = named ? own : others;
  const delay = delays.get(rules);
  return {
    allows: (path) => allows(rules, decoded(path)),
    ...(delay === undefined ? {} : { delay }),
  };
}

function allows(rules: readonly Rule[], path: string): boolean {
  if (path === '/robots.txt') return true;
  let best: Rule | undefined;
  for (const rule of rules) {
    if (!fits(rule.path, path)) continue;
    const longer = best === undefined || rule.path.length > best.path.length;
    if (longer || (rule.path.length === best?.path.length && rule.allow)) best = rule;
  }
  return best?.allow ?? true;
}

/** `*` stands for anything, `$` for the end. Each part is found at its first place: linear in the path. */
function fits(pattern: string, path: string): boolean {
  const ends = pattern.endsWith('$');
  const parts = (ends ? pattern.slice(0, -1) : pattern).split('*');
  if (!path.startsWith(parts[0])) return false;
  let at = parts[0].length;
  for (let i = 1; i < parts.length; i++) {
    const last = ends && i === parts.length - 1;
    const found = last ? Math.max(path.length - parts[i].length, at) : path.indexOf(parts[i], at);
    if (found < 0 || !path.startsWith(parts[i], found)) return false;
    at = found + parts[i].length;
  }
  return !ends || at === path.length;
}

function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
