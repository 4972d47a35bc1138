import { isIP } from 'node:net';
import { type AllowList, forbiddenNetwork } from './address-rules.ts';
import { FetchProblem } from './fetch-problem.ts';

const REMEDY_ALLOW = 'if it is a site of your own network, name its host with --allow';
/** Ports below this belong to services; of them only the web's own two are gone to. */
const FIRST_FREE_PORT = 1024;
const LONGEST = 4000;

/**
 * Checks an address before any connection: what its text alone tells. The URL parser has written every form of a number
 * (decimal, octal, hexadecimal, full-width or circled digits) as one dotted address by then.
 * @throws FetchProblem `forbidden-address`
 */
export function checkAddress(address: string, allow: AllowList, base?: URL): URL {
  if (address.length > LONGEST)
    throw new FetchProblem('forbidden-address', 'is longer than an address is', 'check the address');
  let url: URL;
  try {
    url = base === undefined ? new URL(address) : new URL(address, base);
  } catch {
    throw new FetchProblem('forbidden-address', 'is no web address', 'write it as https://host/path');
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new FetchProblem(
      'forbidden-address',
      `leads to ${url.protocol.slice(0, 20)}, not to the web`,
      'give an address that starts with https://',
    );
  if (url.username !== '' || url.password !== '')
    throw new FetchProblem(
      'forbidden-address',
      'holds a user name or password',
      'leave it out, or save the page in your browser',
    );
  const port = url.port === '' ? undefined : Number(url.port);
  if (allow.hasHost(url)) return url;
  if (port !== undefined && port < FIRST_FREE_PORT && port !== 80 && port !== 443)
    throw new FetchProblem('forbidden-address', `is on port ${port}, which is not of the web`, REMEDY_ALLOW);
  const literal = url.hostname.startsWith('[') ? url.hostname.slice(1, -1) : url.hostname;
  if (isIP(literal) !== 0) checkNetwork(literal, url, allow);
  else if (isLocalName(url.hostname))
    throw new FetchProblem(
      'forbidden-address',
      `${url.hostname} is on this machine or network`,
      REMEDY_ALLOW,
    );
  return url;
}

/**
 * Checks an address of the network, as literal or after the name was looked up.
 * @throws FetchProblem `forbidden-address`
 */
export function checkNetwork(ip: string, url: URL, allow: AllowList): void {
  if (allow.hasHost(url) || allow.hasAddress(ip)) return;
  const what = forbiddenNetwork(ip);
  if (what !== undefined)
    throw new FetchProblem('forbidden-address', `${url.hostname} leads to ${what} (${ip})`, REMEDY_ALLOW);
}

/** Names that only mean something on this machine or network (RFC 6761, RFC 6762, RFC 9476). */
function isLocalName(host: string): boolean {
  const name = host.replace(/\.$/, '');
  if (!name.includes('.')) return true;
  return /\.(?:localhost|local|internal|intranet|lan|home|corp|home\.arpa|onion|alt)$/.test(name);
}
