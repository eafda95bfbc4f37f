import { addBookinfo } from './bookinfo'
import { http, WorldBuilder } from './builder'
import { addCluster, addIstioSystem } from './istio-system'
import type { World, WorldOptions } from './world'

/** The longest names that Kubernetes takes: 63 characters where the name must be a DNS label, 253 elsewhere. */
const LABEL = 'l'.repeat(63)
const SUBDOMAIN = `${'d'.repeat(63)}.`.repeat(3) + 'd'.repeat(61)

/** Text that free fields and metric labels may hold. */
export const HOSTILE_TEXTS = {
  markup: '<img src=x onerror="alert(1)"><script>alert(2)</script>&amp;</td>',
  quotes: `it's "quoted" \\back\\slash\\ \`tick\``,
  lines: 'first\nsecond\r\n\tthird',
  selectors: '{namespace=~".*"} or vector(1) # $__interval [5m]',
  patterns: '.*+?^$(){}[]|\\d(a+)+$',
  bidirectional: 'safe\u202Egnp.exe\u2066 \u05D0\u05D1\u05D2',
  planes: '😀𝒳 e\u0301 \u200B\uFEFF',
  prototype: '__proto__',
  paths: '../../etc/passwd?a=b#c%00%2e%2e',
  spaces: '   ',
  long: 'x'.repeat(253),
} as const

/**
 * Everything that is legal and that a careless program stumbles over: in names, in free fields of objects, and in the
 * labels of series, which a foreign proxy may set to anything.
 */
export function hostileMesh(options: WorldOptions): World {
  const world = new WorldBuilder(options)
  addCluster(world)
  addIstioSystem(world)
  addBookinfo(world)
  addNames(world)
  addFreeFields(world)
  addStrangers(world)
  return world.build('hostile')
}

/** Names that are words of JavaScript, of the mesh itself, and as long as may be. */
function addNames(world: WorldBuilder): void {
  const own = { medianMs: 4, sigma: 0.3 }
  const ns = world.namespace('constructor', { 'istio-injection': 'enabled' }, 'native')
  ns.workload({ name: 'unknown', port: 8080, labels: { app: 'unknown', version: 'latest' } }, { own })
  ns.service({ name: 'unknown', ports: { http: 8080 } })
  ns.workload({ name: 'hasownproperty-v1', port: 8080 }, { own, calls: [http('unknown:8080', '/toString')] })
  ns.service({ name: 'hasownproperty', ports: { http: 8080 } })
  const longest = world.namespace(LABEL, { 'istio-injection': 'enabled' }, 'native')
  longest.workload({ name: LABEL, port: 8080, labels: { app: LABEL, version: LABEL } }, { own })
  longest.service({ name: LABEL, ports: { http: 8080 } })
  const targets = ['unknown.constructor:8080', 'hasownproperty.constructor:8080', `${LABEL}.${LABEL}:8080`]
  const starts = targets.map((target) => ({ load: 'hostile', perSecond: 2, call: http(target, '/<b>?q="{}') }))
  ns.workload({ name: 'tostring-v1' }, { own, starts })
}

function addFreeFields(world: WorldBuilder): void {
  const annotations = {
    ...Object.fromEntries(Object.entries(HOSTILE_TEXTS).map(([name, text]) => [`hostile.example/${name}`, text])),
    'hostile.example/huge': 'h'.repeat(10_000),
    constructor: 'a key like any other',
  }
  const add = (apiVersion: string, kind: string, name: string, body: Readonly<Record<string, unknown>>): void => {
    world.add({ apiVersion, kind, namespace: 'constructor', name, annotations }, body)
  }
  add('v1', 'ConfigMap', SUBDOMAIN, { data: HOSTILE_TEXTS })
  add('networking.istio.io/v1', 'ServiceEntry', SUBDOMAIN, {
    spec: { hosts: [SUBDOMAIN], ports: [{ number: 80, name: 'http', protocol: 'HTTP' }], resolution: 'DNS' },
  })
  add('networking.istio.io/v1', 'VirtualService', 'valueof', {
    spec: {
      hosts: ['unknown'],
      http: [
        {
          name: HOSTILE_TEXTS.markup,
          match: [{ headers: { 'x-hostile': { exact: HOSTILE_TEXTS.quotes } }, uri: { prefix: HOSTILE_TEXTS.paths } }],
          route: [{ destination: { host: 'unknown' } }],
        },
        { route: [{ destination: { host: 'unknown' } }] },
      ],
    },
  })
  add('networking.istio.io/v1alpha3', 'EnvoyFilter', 'deep', {
    spec: { configPatches: [{ applyTo: 'CLUSTER', patch: { operation: 'MERGE', value: nested(200) } }] },
  })
}

/** Proxies that nobody here runs: they report whatever they like. */
function addStrangers(world: WorldBuilder): void {
  const stranger = (labels: Readonly<Record<string, string>>): void => {
    world.strangers.push({ workload: 'constructor/unknown', perSecond: 1, labels })
  }
  for (const text of Object.values(HOSTILE_TEXTS)) {
    const names = { source_workload: text, source_app: text, destination_workload: `to ${text}`, destination_app: text }
    const places = { source_workload_namespace: 'constructor', destination_workload_namespace: 'constructor' }
    const service = { destination_service: text, destination_service_name: text, destination_service_namespace: text }
    stranger({ ...names, ...places, ...service, source_principal: `spiffe://${text}` })
    stranger({ source_workload: 'tostring-v1', source_workload_namespace: text, destination_version: text })
    stranger({ response_code: text, response_flags: text, connection_security_policy: text, request_protocol: text })
  }
  for (const missing of ['reporter', 'source_workload', 'destination_service', 'response_code', 'request_protocol']) {
    stranger({ [missing]: '' })
  }
  for (const cluster of ['Kubernetes', 'west']) {
    const twin = { destination_workload: 'twin-v1', destination_workload_namespace: 'constructor' }
    stranger({ ...twin, destination_cluster: cluster, source_workload: 'tostring-v1', source_cluster: cluster })
  }
}

function nested(depth: number): unknown {
  let value: unknown = HOSTILE_TEXTS.markup
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { inner: value }
  return value
}
