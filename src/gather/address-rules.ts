import { BlockList, isIP } from 'node:net';

/**
 * Networks that are nobody's web site: this machine, the network around it, and what is reserved
 * (IANA special-purpose address registries, RFC 6890 and later).
 */
const FORBIDDEN_4: readonly (readonly [network: string, bits: number, what: string])[] = [
  ['0.0.0.0', 8, 'this machine'],
  ['10.0.0.0', 8, 'a private network'],
  ['100.64.0.0', 10, 'a network behind a provider'],
  ['127.0.0.0', 8, 'this machine'],
  ['169.254.0.0', 16, 'a link-local network'],
  ['172.16.0.0', 12, 'a private network'],
  ['192.0.0.0', 24, 'a reserved network'],
  ['192.0.2.0', 24, 'a network of examples'],
  ['192.88.99.0', 24, 'a reserved network'],
  ['192.168.0.0', 16, 'a private network'],
  ['198.18.0.0', 15, 'a network of measurements'],
  ['198.51.100.0', 24, 'a network of examples'],
  ['203.0.113.0', 24, 'a network of examples'],
  ['224.0.0.0', 4, 'a multicast network'],
  ['240.0.0.0', 4, 'a reserved network'],
];

/** Of IPv6 only 2000::/3 is given out; inside it these are not web sites. */
const FORBIDDEN_6: readonly (readonly [network: string, bits: number, what: string])[] = [
  ['2001::', 23, 'a reserved network'],
  ['2001:db8::', 32, 'a network of examples'],
  ['3fff::', 20, 'a network of examples'],
];

const BLOCKED_4 = FORBIDDEN_4.map(([network, bits, what]) => ({ list: subnet(network, bits, 'ipv4'), what }));
const BLOCKED_6 = FORBIDDEN_6.map(([network, bits, what]) => ({ list: subnet(network, bits, 'ipv6'), what }));

function subnet(network: string, bits: number, family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  list.addSubnet(network, bits, family);
  return list;
}

/**
 * What an address is when it is no public one, else undefined. An IPv4 address inside an IPv6 one (mapped, NAT64, 6to4)
 * counts as itself.
 * @param address as the system gives it, without brackets
 */
export function forbiddenNetwork(address: string): string | undefined {
  const family = isIP(address);
  if (family === 4) return BLOCKED_4.find(({ list }) => list.check(address, 'ipv4'))?.what;
  if (family === 0) return 'no address';
  const groups = groupsOf(address);
  if (groups === undefined) return 'no address';
  const inner = embeddedIpv4(groups);
  if (inner !== undefined) return forbiddenNetwork(inner);
  if ((groups[0] & 0xe000) !== 0x2000) return ipv6Kind(groups);
  return BLOCKED_6.find(({ list }) => list.check(address, 'ipv6'))?.what;
}

function ipv6Kind(groups: readonly number[]): string {
  const [first] = groups;
  if (groups.slice(0, 7).every((group) => group === 0) && groups[7] <= 1) return 'this machine';
  if ((first & 0xffc0) === 0xfe80) return 'a link-local network';
  if ((first & 0xfe00) === 0xfc00) return 'a private network';
  if ((first & 0xff00) === 0xff00) return 'a multicast network';
  return 'a reserved network';
}

/** The IPv4 address that an IPv6 address stands for. */
function embeddedIpv4(groups: readonly number[]): string | undefined {
  const zeros = (from: number, to: number): boolean => groups.slice(from, to).every((group) => group === 0);
  // ::ffff:a.b.c.d (RFC 4291), ::ffff:0:a.b.c.d (RFC 2765), 64:ff9b::a.b.c.d (RFC 6052)
  if (zeros(0, 5) && groups[5] === 0xffff) return ipv4Of(groups[6], groups[7]);
  if (zeros(0, 4) && groups[4] === 0xffff && groups[5] === 0) return ipv4Of(groups[6], groups[7]);
  if (groups[0] === 0x64 && groups[1] === 0xff9b && zeros(2, 6)) return ipv4Of(groups[6], groups[7]);
  // 2002:aabb:ccdd:: (RFC 3056)
  if (groups[0] === 0x2002) return ipv4Of(groups[1], groups[2]);
  return undefined;
}

function ipv4Of(high: number, low: number): string {
  return `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`;
}

/** The eight groups of an IPv6 address; a zone after `%` is left out. */
function groupsOf(address: string): number[] | undefined {
  const [bare] = address.split('%');
  let canonical: string;
  try {
    // The URL parser writes an IPv6 address in one way: no dotted part, one `::`.
    canonical = new URL(`http://[${bare}]/`).hostname.slice(1, -1);
  } catch {
    return undefined;
  }
  const [left, right] = canonical.split('::');
  const head = left === '' ? [] : left.split(':');
  const tail = right === undefined || right === '' ? [] : right.split(':');
  const gap = Array.from({ length: 8 - head.length - tail.length }, () => '0');
  return [...head, ...(right === undefined ? [] : gap), ...tail].map((group) => Number.parseInt(group, 16));
}

/** Hosts and networks of an intranet that may be fetched from all the same. */
export class AllowList {
  readonly #hosts = new Set<string>();
  readonly #networks = new BlockList();

  /** @param entries `host`, `host:port`, an address, or a network such as `10.1.0.0/16`; others are no part of it */
  constructor(entries: readonly string[] = []) {
    for (const entry of entries) this.#add(entry.trim().toLowerCase());
  }

  #add(entry: string): void {
    const network = /^([0-9a-f:.]+)\/(\d{1,3})$/.exec(entry);
    if (network === null) {
      if (entry !== '') this.#hosts.add(entry);
      return;
    }
    const family = isIP(network[1]);
    const bits = Number(network[2]);
    if (family === 0 || bits > (family === 4 ? 32 : 128)) return;
    this.#networks.addSubnet(network[1], bits, family === 4 ? 'ipv4' : 'ipv6');
  }

  /** @param url whose host, with or without its port, may be on the list */
  hasHost(url: URL): boolean {
    const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
    return this.#hosts.has(url.hostname) || this.#hosts.has(`${url.hostname}:${port}`);
  }

  hasAddress(address: string): boolean {
    const family = isIP(address);
    return family !== 0 && this.#networks.check(address, family === 4 ? 'ipv4' : 'ipv6');
  }
}
