import { describe, expect, it } from 'vitest'
import { fieldFaults } from '../testing/field-faults'

const to = (host: unknown, rest: object = {}): object => ({ destination: { host }, ...rest })
const http = (rule: object, rest: object = {}): object => ({
  hosts: ['a.com'],
  http: [{ route: [to('a')], ...rule }],
  ...rest,
})
const match = (one: unknown, rest: object = {}): object => http({ match: [one] }, rest)
const tls = (one: object): object => ({ hosts: ['*.a.com'], tls: [{ match: [one], route: [to('a')] }] })

const TABLE: readonly (readonly [string, unknown, readonly string[]])[] = [
  ['a plain rule', http({}), []],
  [
    'a delegate that has gateways and tcp',
    { gateways: ['g'], http: [{ route: [to('a')] }], tcp: [{ route: [to('a')] }] },
    ['delegate spec.gateways', 'delegate spec.tcp'],
  ],
  ['a delegate that delegates', { http: [{ delegate: { name: 'x' } }] }, ['delegate spec.http[0].delegate']],
  ['a route that delegates and routes', http({ delegate: { name: 'x' } }), ['delegate spec.http[0].delegate']],
  ['a route that delegates', { hosts: ['a.com'], http: [{ delegate: { name: 'x' } }] }, []],
  ['no routes', { hosts: ['a.com'] }, ['no-routes spec']],
  [
    'hosts that are none',
    http({}, { hosts: ['a_b', '*', '1.2.3.4', '', '*.a.com'] }),
    [
      'host spec.hosts[0]',
      'host spec.hosts[1]',
      'overlapping-hosts spec.hosts[1]',
      'overlapping-hosts spec.hosts[2]',
      'host spec.hosts[3]',
      'overlapping-hosts spec.hosts[4]',
    ],
  ],
  ['the host * on gateways only', http({}, { hosts: ['*'], gateways: ['g'] }), []],
  [
    'SNI names on a gateway',
    {
      hosts: ['outbound_.80_._.a.com'],
      gateways: ['g'],
      tls: [{ match: [{ sniHosts: ['outbound_.80_._.a.com'] }], route: [to('a')] }],
    },
    [],
  ],
  ['hosts that overlap', http({}, { hosts: ['a.b.com', 'c.com', '*.b.com'] }), ['overlapping-hosts spec.hosts[2]']],
  [
    'gateways that are none',
    http({ match: [{ gateways: ['mesh', 'a/b/c'] }] }, { gateways: ['mesh', 'ns/ok', 'bad/'] }),
    ['gateway-name spec.gateways[2]', 'gateway-name spec.http[0].match[0].gateways[1]'],
  ],
  [
    'weights',
    {
      hosts: ['a.com'],
      http: [
        { route: [to('a', { weight: -1 }), to('b', { weight: 101 })] },
        { route: [to('a'), to('b')] },
        { route: [to('a', { weight: 1 }), to('b')] },
      ],
    },
    ['weight spec.http[0].route[0].weight', 'weight spec.http[1].route'],
  ],
  [
    'rules without an action',
    { hosts: ['a.com'], http: [{}], tcp: [{}], tls: [{ route: [to('a')] }] },
    ['route-action spec.http[0]', 'route-action spec.tcp[0]', 'route-action spec.tls[0]'],
  ],
  [
    'actions that clash',
    http({ redirect: { uri: '/x' }, directResponse: { status: 200 }, mirror: { host: 'a' }, mirrors: [to('b')] }),
    ['route-action spec.http[0]'],
  ],
  [
    'destinations',
    {
      hosts: ['a.com'],
      http: [
        {
          route: [
            to(''),
            to('*'),
            to('a b'),
            {},
            to('a', { destination: { host: 'a', subset: 'a_b', port: { number: 0 } } }),
          ],
          mirror: { host: '*' },
          mirrors: [{ destination: { host: 'x_' } }],
        },
      ],
    },
    [
      'route-action spec.http[0]',
      'destination spec.http[0].mirror.host',
      'destination spec.http[0].mirrors[0].destination.host',
      'weight spec.http[0].route',
      'destination spec.http[0].route[0].destination.host',
      'destination spec.http[0].route[1].destination.host',
      'destination spec.http[0].route[2].destination.host',
      'destination spec.http[0].route[3]',
      'destination spec.http[0].route[4].destination.port.number',
      'destination spec.http[0].route[4].destination.subset',
    ],
  ],
  [
    'string matches',
    match({
      uri: { prefix: '' },
      scheme: { prefix: '' },
      method: { regex: '' },
      authority: { regex: '(' },
      queryParams: { q: { regex: '*' } },
      headers: { a: {}, b: { exact: '' }, c: { regex: '*' } },
      withoutHeaders: { d: { regex: '*' } },
    }),
    [
      'match spec.http[0].match[0].authority.regex',
      'match spec.http[0].match[0].headers.c.regex',
      'match spec.http[0].match[0].method.regex',
      'match spec.http[0].match[0].queryParams.q.regex',
      'match spec.http[0].match[0].scheme.prefix',
    ],
  ],
  [
    'names of headers',
    match({ headers: { 'a b': {}, ':path': {}, n: null } }),
    ["match spec.http[0].match[0].headers['a b']", 'match spec.http[0].match[0].headers.n'],
  ],
  [
    'claims for sidecars',
    match({ headers: { '@request.auth.claims.sub': { exact: 'a' } } }),
    ["match spec.http[0].match[0].headers['@request.auth.claims.sub']"],
  ],
  ['claims on gateways', match({ headers: { '@request.auth.claims.sub': { exact: 'a' } } }, { gateways: ['g'] }), []],
  [
    'claims that mesh is among',
    match({ gateways: ['g'], headers: { '@request.auth.claims[a]': { exact: 'a' } } }, { gateways: ['g', 'mesh'] }),
    ["match spec.http[0].match[0].headers['@request.auth.claims[a]']"],
  ],
  [
    'claims in a match for mesh, on a gateway',
    match({ gateways: ['mesh'], headers: { '@request.auth.claims[a]': { exact: 'a' } } }, { gateways: ['g'] }),
    [],
  ],
  [
    'other parts of matches',
    match({ port: 70000, sourceLabels: { 'a b': 'c d' }, sourceNamespace: 'A_b' }),
    [
      'match spec.http[0].match[0].port',
      "match spec.http[0].match[0].sourceLabels['a b']",
      'match spec.http[0].match[0].sourceNamespace',
    ],
  ],
  [
    'SNI hosts',
    tls({ sniHosts: ['x.a.com', 'b.com', 'a_b', '1.2.3.4', '*.x.a.com', '*.com'] }),
    [
      'sni-host spec.tls[0].match[0].sniHosts[1]',
      'sni-host spec.tls[0].match[0].sniHosts[2]',
      'sni-host spec.tls[0].match[0].sniHosts[5]',
      'sni-host spec.tls[0].match[0].sniHosts[3] (doubtful)',
    ],
  ],
  ['no SNI hosts', tls({ sniHosts: [] }), ['sni-host spec.tls[0].match[0].sniHosts']],
  [
    'matches of tcp',
    {
      hosts: ['a.com'],
      tcp: [
        {
          match: [
            {
              destinationSubnets: ['10.0.0.0/8', '1.2', '::1'],
              port: 0,
              sourceLabels: { '': 'x' },
              gateways: ['mesh', '/'],
            },
          ],
          route: [to('a')],
        },
      ],
    },
    [
      'l4-match spec.tcp[0].match[0].destinationSubnets[1]',
      'l4-match spec.tcp[0].match[0].gateways[1]',
      'l4-match spec.tcp[0].match[0].port',
      "l4-match spec.tcp[0].match[0].sourceLabels['']",
    ],
  ],
  [
    'headers',
    http({
      headers: {
        request: {
          set: { ':path': 'x', host: 'h', 'x-a': '%REQ(X)% 100%' },
          add: { '': 'x' },
          remove: [':a', 'Host', 'x'],
        },
        response: { set: { host: 'x', a: 'b\nc', d: 'tab\there 5%% %START_TIME(%Y/%m)%' } },
      },
    }),
    [
      "headers spec.http[0].headers.request.add['']",
      'headers spec.http[0].headers.request.remove[0]',
      'headers spec.http[0].headers.request.remove[1]',
      "headers spec.http[0].headers.request.set[':path']",
      'headers spec.http[0].headers.request.set.x-a',
      'headers spec.http[0].headers.response.set.a',
      'headers spec.http[0].headers.response.set.host',
    ],
  ],
  [
    'headers of destinations',
    http({ route: [to('a', { headers: { response: { remove: [':status'] } } })] }),
    ['headers spec.http[0].route[0].headers.response.remove[0]'],
  ],
  [
    'the authority set twice',
    http({ rewrite: { authority: 'a' }, headers: { request: { set: { ':authority': 'b' }, add: { Host: 'c' } } } }),
    ["headers spec.http[0].headers.request.set[':authority']"],
  ],
  [
    'times',
    http({
      timeout: '0.5ms',
      retries: { attempts: 2, perTryTimeout: 'x', backoff: '1s', retryOn: '5xx,503,foo, reset' },
    }),
    [
      'retries spec.http[0].retries.perTryTimeout',
      'retries spec.http[0].retries.retryOn',
      'timeout spec.http[0].timeout',
    ],
  ],
  [
    'retries that are none',
    http({ retries: { attempts: 0, perTryTimeout: '1s', retryOn: '5xx', retryRemoteLocalities: true } }),
    [
      'retries spec.http[0].retries.perTryTimeout',
      'retries spec.http[0].retries.retryOn',
      'retries spec.http[0].retries.retryRemoteLocalities',
    ],
  ],
  ['retries with 0 attempts alone', http({ retries: { attempts: 0 } }), []],
  ['negative attempts', http({ retries: { attempts: -1 } }), ['retries spec.http[0].retries.attempts']],
  ['no fault', http({ fault: {} }), ['fault spec.http[0].fault']],
  [
    'faults',
    http({
      fault: {
        abort: { httpStatus: 700, grpcStatus: 'unavailable', http2Error: 'x', percentage: { value: 101 } },
        delay: { percentage: { value: 0.00001 }, percent: -1, exponentialDelay: '1s', fixedDelay: '1' },
      },
    }),
    [
      'fault spec.http[0].fault.abort.grpcStatus',
      'fault spec.http[0].fault.abort.http2Error',
      'fault spec.http[0].fault.abort.httpStatus',
      'fault spec.http[0].fault.abort.percentage.value',
      'fault spec.http[0].fault.delay.exponentialDelay',
      'fault spec.http[0].fault.delay.fixedDelay',
      'fault spec.http[0].fault.delay.percent',
      'fault spec.http[0].fault.delay.percentage.value',
    ],
  ],
  [
    'an abort of nothing',
    http({ fault: { abort: { percentage: { value: 5 } } } }),
    ['fault spec.http[0].fault.abort (doubtful)'],
  ],
  [
    'parts of mirrors',
    http({
      mirrorPercentage: { value: 200 },
      mirrorPercent: 101,
      mirrors: [{ destination: { host: 'a' }, percentage: { value: -1 } }],
    }),
    [
      'mirror-percentage spec.http[0].mirrorPercent',
      'mirror-percentage spec.http[0].mirrorPercentage.value',
      'mirror-percentage spec.http[0].mirrors[0].percentage.value',
    ],
  ],
  [
    'redirects',
    {
      hosts: ['a.com'],
      http: [
        { redirect: {} },
        { redirect: { uri: '/a', prefixRewrite: '/b', redirectCode: 200, scheme: 'ftp', port: 0 } },
        { match: [{ uri: { exact: '/a' } }], redirect: { prefixRewrite: '/b' } },
        { match: [{ uri: { prefix: '/a' } }], redirect: { prefixRewrite: '/b', redirectCode: 308, scheme: 'https' } },
      ],
    },
    [
      'redirect spec.http[0].redirect',
      'redirect spec.http[1].redirect',
      'redirect spec.http[1].redirect.port',
      'redirect spec.http[1].redirect.redirectCode',
      'redirect spec.http[1].redirect.scheme',
      'redirect spec.http[2].redirect.prefixRewrite',
    ],
  ],
  [
    'rewrites',
    {
      hosts: ['a.com'],
      http: [
        { route: [to('a')], rewrite: {} },
        { route: [to('a')], rewrite: { uri: '/', uriRegexRewrite: { match: '(' } } },
        { route: [to('a')], rewrite: { uriRegexRewrite: { match: '/a', rewrite: '/b' } } },
      ],
    },
    [
      'rewrite spec.http[0].rewrite',
      'rewrite spec.http[1].rewrite',
      'rewrite spec.http[1].rewrite.uriRegexRewrite',
      'rewrite spec.http[1].rewrite.uriRegexRewrite.match',
    ],
  ],
  [
    'direct responses',
    {
      hosts: ['a.com'],
      http: [
        { directResponse: { status: 100, body: { string: 'x'.repeat(200_000) } } },
        { directResponse: { status: 503, body: { string: 'x'.repeat(2_000_000) } } },
      ],
    },
    [
      'direct-response spec.http[0].directResponse.status',
      'direct-response spec.http[1].directResponse.body.string',
      'direct-response spec.http[0].directResponse.body.string (doubtful)',
    ],
  ],
  [
    'CORS',
    http({
      corsPolicy: {
        allowOrigins: [{}, { regex: '[' }, { exact: '*' }],
        allowMethods: ['GET', 'get', '*'],
        allowHeaders: ['x-a', 'a b', '*'],
        exposeHeaders: [':a'],
        maxAge: '1.5s',
      },
    }),
    [
      'cors spec.http[0].corsPolicy.allowHeaders[1]',
      'cors spec.http[0].corsPolicy.allowMethods[1]',
      'cors spec.http[0].corsPolicy.allowOrigins[0]',
      'cors spec.http[0].corsPolicy.allowOrigins[1].regex',
      'cors spec.http[0].corsPolicy.exposeHeaders[0]',
      'cors spec.http[0].corsPolicy.maxAge',
    ],
  ],
  [
    'where it is exported',
    http({}, { exportTo: ['.', 'shop', '*', '~', 'A_'] }),
    [
      'export-to spec.exportTo[1]',
      'export-to spec.exportTo[2]',
      'export-to spec.exportTo[3]',
      'export-to spec.exportTo[4]',
    ],
  ],
  ['where all is exported', http({}, { exportTo: ['*'] }), []],
  [
    'fields in the legacy spelling',
    { hosts: ['a.com'], http: [{ route: [to('a')], cors_policy: { max_age: 'x' } }] },
    ['cors spec.http[0].cors_policy.max_age'],
  ],
  [
    'other types than expected',
    { hosts: 'a', http: { route: 5 }, tcp: [null, 5], tls: [{ match: {}, route: 'x' }], gateways: 7, exportTo: [null] },
    ['route-action spec.tcp[0]', 'route-action spec.tcp[1]', 'route-action spec.tls[0]'],
  ],
  ['no spec', undefined, ['no-routes ']],
  ['a spec that is a text', 'x', ['no-routes spec']],
]
describe('the fields of a VirtualService', () => {
  it.each(TABLE)('%s', (_, spec, expected) => {
    expect(fieldFaults('virtualservices.networking.istio.io', spec)).toEqual(expected)
  })
})
