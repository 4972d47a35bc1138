import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FetchProblem, Fetcher, type FetcherOptions, forbiddenNetwork } from '../../src/gather/index.ts';
import { type TestServer, page, serve } from './servers.ts';

/** Packed before any clock runs: packing takes seconds on a busy machine. */
const BOMBS = {
  gzip: gzipSync(Buffer.alloc(20_000_000)),
  br: brotliCompressSync(Buffer.alloc(20_000_000), { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
};

/** Must never be asked anything. */
let forbidden: TestServer;
/** Stands for a public site: it is on the allow-list with its port. */
let site: TestServer;
const names: Record<string, string[]> = {};

beforeAll(async () => {
  forbidden = await serve((_, response) => void response.end('secret'), '::');
  site = await serve((request, response) => {
    const url = new URL(request.url ?? '/', 'http://site');
    const to = url.searchParams.get('to');
    if (url.pathname === '/robots.txt') {
      response.statusCode = 404;
      response.end();
    } else if (to !== null) {
      response
        .writeHead(Number(url.searchParams.get('status') ?? 302), {
          location: Buffer.from(to).toString('latin1'),
        })
        .end();
    } else if (url.pathname === '/bomb') {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(BOMBS.gzip);
    } else if (url.pathname === '/brotli-bomb') {
      response.writeHead(200, { 'content-encoding': 'br' }).end(BOMBS.br);
    } else if (url.pathname === '/packed-twice') {
      response.writeHead(200, { 'content-encoding': 'gzip, gzip' }).end(gzipSync(gzipSync('x')));
    } else if (url.pathname === '/endless') {
      const timer = setInterval(() => response.write('x'.repeat(100_000)), 1);
      response.on('close', () => clearInterval(timer));
    } else if (url.pathname === '/silent') {
      request.resume();
    } else if (url.pathname === '/slow') {
      response.writeHead(200, { 'content-type': 'text/html' });
      const timer = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(timer));
    } else if (url.pathname === '/long-head') {
      response.writeHead(200, { 'x-long': 'x'.repeat(60_000) }).end();
    } else if (url.pathname === '/round') {
      response.writeHead(302, { location: `/round?n=${Number(url.searchParams.get('n') ?? 0) + 1}` }).end();
    } else if (url.pathname === '/self') {
      response.writeHead(302, { location: '/self' }).end();
    } else if (url.pathname === '/broken') {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end('not gzip at all');
    } else if (url.pathname === '/cookie') {
      response.writeHead(302, { 'set-cookie': 'a=b', location: '/told' }).end();
    } else if (url.pathname === '/told') {
      response.end(JSON.stringify(request.headers));
    } else {
      response.writeHead(200, { 'content-type': 'text/html' }).end(page('Wenen'));
    }
  });
});
afterAll(async () => {
  await forbidden.close();
  await site.close();
});
beforeEach(() => {
  forbidden.hits.length = 0;
});

function fetcher(options: FetcherOptions = {}): Fetcher {
  return new Fetcher({
    allow: [`127.0.0.1:${site.port}`],
    gap: 0,
    maxTime: 3000,
    resolve: (host) => Promise.resolve(names[host] ?? []),
    ...options,
  });
}

async function problemOf(address: string, options?: FetcherOptions): Promise<FetchProblem> {
  try {
    await fetcher(options).get(address);
  } catch (error) {
    if (error instanceof FetchProblem) return error;
    throw error;
  }
  throw new Error(`${address} was fetched`);
}

/** Ways to write this machine or its network. `PORT` is the port of the forbidden server. */
const LITERALS: readonly string[] = [
  'http://127.0.0.1:PORT/',
  'http://127.1:PORT/',
  'http://127.0.1:PORT/',
  'http://2130706433:PORT/',
  'http://0x7f000001:PORT/',
  'http://0x7f.1:PORT/',
  'http://0177.0.0.1:PORT/',
  'http://017700000001:PORT/',
  'http://①②⑦.⓪.⓪.①:PORT/',
  'http://１２７.０.０.１:PORT/',
  'http://127。0。0。1:PORT/',
  'http://%31%32%37.0.0.1:PORT/',
  'http://127.0.0.1.:PORT/',
  'http://127.255.255.254:PORT/',
  'http://0.0.0.0:PORT/',
  'http://0:PORT/',
  'http://[::1]:PORT/',
  'http://[::]:PORT/',
  'http://[0:0:0:0:0:0:0:1]:PORT/',
  'http://[::ffff:127.0.0.1]:PORT/',
  'http://[::ffff:7f00:1]:PORT/',
  'http://[::ffff:0:127.0.0.1]:PORT/',
  'http://[::127.0.0.1]:PORT/',
  'http://[64:ff9b::127.0.0.1]:PORT/',
  'http://[64:ff9b:1::7f00:1]:PORT/',
  'http://[2002:7f00:1::]:PORT/',
  'http://[2001:0:4136:e378:8000:63bf:80ff:fffe]:PORT/',
  'http://[fe80::1]:PORT/',
  'http://[fd00::1]:PORT/',
  'http://[ff02::1]:PORT/',
  'http://10.0.0.1:PORT/',
  'http://172.16.0.1:PORT/',
  'http://192.168.1.1:PORT/',
  'http://169.254.169.254:PORT/latest/meta-data/',
  'http://100.64.0.1:PORT/',
  'http://224.0.0.1:PORT/',
  'http://255.255.255.255:PORT/',
  'http://localhost:PORT/',
  'http://LOCALHOST.:PORT/',
  'http://printer:PORT/',
  'http://router.local:PORT/',
  'http://db.internal:PORT/',
  'http://www.example.org@127.0.0.1:PORT/',
  'http:\\\\127.0.0.1:PORT\\',
  'https://127.0.0.1:PORT/',
];

describe('an address of this machine or its network, however written', () => {
  it.each(LITERALS)('%s is not gone to', async (written) => {
    const address = written.replace('PORT', String(forbidden.port));
    expect((await problemOf(address)).code).toBe('forbidden-address');
    expect(forbidden.hits).toEqual([]);
  });

  it.each(LITERALS)('nor where a site leads to it: %s', async (written) => {
    const to = encodeURIComponent(written.replace('PORT', String(forbidden.port)));
    const problem = await problemOf(`http://127.0.0.1:${site.port}/?to=${to}`);
    expect(problem.code).toBe('forbidden-address');
    expect(forbidden.hits).toEqual([]);
  });

  it.each([
    'file:///etc/passwd',
    'ftp://example.org/',
    'gopher://127.0.0.1:70/',
    'data:text/html,x',
    'javascript:1',
    '',
  ])('nor what is not of the web: %s', async (address) => {
    expect((await problemOf(address)).code).toBe('forbidden-address');
    if (address === '') return;
    const led = await problemOf(`http://127.0.0.1:${site.port}/?to=${encodeURIComponent(address)}`);
    expect(led.code).toBe('forbidden-address');
  });

  it.each(['http://example.org:22/', 'http://example.org:25/', 'https://example.org:993/'])(
    'nor a port of another service: %s',
    async (address) => {
      expect((await problemOf(address)).code).toBe('forbidden-address');
    },
  );
});

describe('a name that leads to this machine', () => {
  it.each([
    ['loopback.example.org', ['127.0.0.1']],
    ['six.example.org', ['::1']],
    ['mapped.example.org', ['::ffff:127.0.0.1']],
    ['nat64.example.org', ['64:ff9b::7f00:1']],
    ['private.example.org', ['192.168.0.7']],
    ['provider.example.org', ['100.100.0.1']],
    ['mixed.example.org', ['93.184.215.14', '127.0.0.1']],
    ['zone.example.org', ['fe80::1%eth0']],
  ])('%s is found out when it is looked up', async (host, addresses) => {
    names[host] = addresses;
    const problem = await problemOf(`http://${host}:${forbidden.port}/`);
    expect(problem.code).toBe('forbidden-address');
    expect(forbidden.hits).toEqual([]);
  });

  it('is found out when it changes its address between two hops', async () => {
    let asked = 0;
    const resolve = (): Promise<string[]> => {
      asked++;
      return Promise.resolve([asked === 1 ? '93.184.215.14' : '127.0.0.1']);
    };
    // The first address does not answer here; the second look-up must not fall through to this machine.
    const options = { resolve, maxTime: 300 };
    const one = fetcher(options);
    await expect(one.get(`http://rebind.example.org:${forbidden.port}/`)).rejects.toThrow(FetchProblem);
    await expect(one.get(`http://rebind.example.org:${forbidden.port}/`)).rejects.toThrow(FetchProblem);
    expect(forbidden.hits).toEqual([]);
  });

  it('is not gone to by its robots.txt either', async () => {
    names['robots.example.org'] = ['127.0.0.1'];
    await problemOf(`http://robots.example.org:${forbidden.port}/artikel`);
    expect(forbidden.hits).toEqual([]);
  });
});

describe('an allow-list', () => {
  it('opens one host and port and nothing beside it', async () => {
    const answer = await fetcher().get(`http://127.0.0.1:${site.port}/artikel`);
    expect(answer.status).toBe(200);
    expect((await problemOf(`http://127.0.0.1:${forbidden.port}/`)).code).toBe('forbidden-address');
    expect(forbidden.hits).toEqual([]);
  });

  it('lets the forbidden server be asked, which would count it', async () => {
    await fetcher({ allow: [`127.0.0.1:${forbidden.port}`] }).get(`http://127.0.0.1:${forbidden.port}/once`);
    expect(forbidden.hits).toEqual(['/robots.txt', '/once']);
  });

  it('opens a network', async () => {
    const options = { allow: ['127.0.0.0/8'] };
    names['intranet.example.org'] = ['127.0.0.1'];
    const answer = await fetcher(options).get(`http://intranet.example.org:${site.port}/`);
    expect(answer.status).toBe(200);
    expect((await problemOf('http://10.0.0.1/', options)).code).toBe('forbidden-address');
  });
});

describe('a site that wears one out', () => {
  it.each([
    ['/bomb', 'too-large'],
    ['/brotli-bomb', 'too-large'],
    ['/endless', 'too-large'],
    ['/packed-twice', 'unreachable'],
    ['/broken', 'unreachable'],
    ['/long-head', 'unreachable'],
    ['/round', 'refused'],
  ])(
    '%s ends as %s',
    async (path, code) => {
      const problem = await problemOf(`http://127.0.0.1:${site.port}${path}`, {
        maxBytes: 1_000_000,
        // It is the size that ends these, however busy the machine is.
        maxTime: 60_000,
      });
      expect(problem.code).toBe(code);
    },
    60_000,
  );

  it.each(['/silent', '/slow'])('%s ends when the time is over', async (path) => {
    const problem = await problemOf(`http://127.0.0.1:${site.port}${path}`, { maxTime: 300 });
    expect(problem.message).toContain('seconds');
  });

  it('leads back to itself', async () => {
    const problem = await problemOf(`http://127.0.0.1:${site.port}/self`);
    expect(problem.message).toBe('leads back to itself');
  });

  it('gets no cookie back and no trace of where one came from', async () => {
    const { body } = await fetcher().get(`http://127.0.0.1:${site.port}/cookie`);
    const told = JSON.parse(body.toString()) as Record<string, string>;
    expect(Object.keys(told).sort()).toEqual([
      'accept',
      'accept-encoding',
      'accept-language',
      'connection',
      'host',
      'user-agent',
    ]);
  });
});

describe('networks', () => {
  it.each([
    ['8.8.8.8', undefined],
    ['93.184.215.14', undefined],
    ['172.32.0.1', undefined],
    ['100.128.0.1', undefined],
    ['2606:2800:21f:cb07:6820:80da:af6b:8b2c', undefined],
    ['64:ff9b::808:808', undefined],
    ['2002:808:808::', undefined],
    ['::ffff:8.8.8.8', undefined],
    ['198.18.0.1', 'a network of measurements'],
    ['192.0.2.1', 'a network of examples'],
    ['2001:db8::1', 'a network of examples'],
    ['fec0::1', 'a reserved network'],
    ['100::1', 'a reserved network'],
    ['nonsense', 'no address'],
  ])('%s is %s', (address, what) => {
    expect(forbiddenNetwork(address)).toBe(what);
  });
});
