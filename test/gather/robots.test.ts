import { describe, expect, it } from 'vitest';
import { readRobots } from '../../src/gather/robots.ts';

describe('robots.txt', () => {
  it.each([
    ['', '/a', true],
    ['User-agent: *\nDisallow: /', '/a', false],
    ['User-agent: *\nDisallow: /', '/robots.txt', true],
    ['User-agent: *\nDisallow:', '/a', true],
    ['User-agent: *\nDisallow: /a\nAllow: /a/b', '/a/b/c', true],
    ['User-agent: *\nDisallow: /a/b\nAllow: /a', '/a/b/c', false],
    ['User-agent: *\nAllow: /a\nDisallow: /a', '/a', true],
    ['User-agent: *\nDisallow: /*.pdf$', '/x/y.pdf', false],
    ['User-agent: *\nDisallow: /*.pdf$', '/x/y.pdf?z', true],
    ['User-agent: *\nDisallow: /*?print=', '/x?print=1', false],
    ['User-agent: *\nDisallow: /caf%C3%A9', '/caf\u00e9', false],
    ['User-agent: breuklijn\nAllow: /\n\nUser-agent: *\nDisallow: /', '/a', true],
    ['User-agent: Breuklijn/2.0\nDisallow: /', '/a', false],
    ['User-agent: x\nUser-agent: breuklijn\nDisallow: /a # weg\n', '/a', false],
    ['User-agent: x\nDisallow: /\nUser-agent: y\nDisallow: /', '/a', true],
    ['<html>geen robots</html>', '/a', true],
  ])('%j: %s %s', (text, path, allowed) => {
    expect(readRobots(text, 'breuklijn').allows(path)).toBe(allowed);
  });

  it('may ask for time between two requests', () => {
    expect(readRobots('User-agent: *\nCrawl-delay: 2.5', 'breuklijn').delay).toBe(2.5);
    expect(readRobots('User-agent: *\nCrawl-delay: veel', 'breuklijn').delay).toBeUndefined();
  });

  it('with hostile patterns takes no time', () => {
    const robots = readRobots(`User-agent: *\nDisallow: /${'*a'.repeat(2000)}$`, 'breuklijn');
    expect(robots.allows(`/${'a'.repeat(3000)}b`)).toBe(true);
  });
});
