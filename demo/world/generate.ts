import type { Behaviour, Call } from '../model/script'
import { createDice } from '../random'
import { grpc, http, tcp, WorldBuilder, type NamespaceBuilder } from './builder'
import { addCluster, addIstioSystem } from './istio-system'
import type { World, WorldOptions } from './world'

export interface GenerateOptions extends WorldOptions {
  readonly services: number
  readonly namespaces: number
  /** Calls from one workload to one service. Every version that answers is an edge of its own in the graph. */
  readonly edges: number
  readonly versions?: number
  readonly protocols?: { readonly http: number; readonly grpc: number; readonly tcp: number }
  /** Share of the services that answer some requests badly. */
  readonly errorShare?: number
  /** Share of the services that also have a caller without a proxy. */
  readonly plaintextShare?: number
  readonly gateways?: number
}

interface Service {
  readonly index: number
  readonly name: string
  readonly namespace: string
  readonly protocol: 'http' | 'grpc' | 'tcp'
  readonly versions: readonly string[]
  readonly calls: Call[][]
}

/** Requests a second through each gateway. */
const ENTRY_RATE = 200

/**
 * A mesh of any size. Services call only services after them, so that there are no circles; who is called follows a Zipf
 * law; every service is called by somebody.
 */
export function generate(options: GenerateOptions): World {
  const { seed, services: count, gateways = 4, plaintextShare = 0.05 } = options
  const world = new WorldBuilder(options)
  addCluster(world)
  addIstioSystem(world)
  const dice = createDice(seed, 'generate')
  const services = drawServices(options, dice)
  drawCalls(services, options, dice)
  const plaintext = new Set(services.filter(() => dice() < plaintextShare))
  const builders = new Map<string, NamespaceBuilder>()
  for (const service of services) {
    const known = builders.get(service.namespace)
    const ns = known ?? world.namespace(service.namespace, { 'istio-injection': 'enabled' }, 'native')
    builders.set(service.namespace, ns)
    addService(ns, service, options, dice)
    if (plaintext.has(service)) addPlaintextCaller(ns, service)
  }
  for (let gateway = 0; gateway < Math.min(gateways, count); gateway += 1)
    openGateway(world, builders, services[gateway])
  return world.build('generated')
}

function drawServices(
  { services, namespaces, versions = 2, protocols, gateways = 4 }: GenerateOptions,
  dice: () => number,
): readonly Service[] {
  const { http: httpShare, grpc: grpcShare } = protocols ?? { http: 0.6, grpc: 0.3 }
  return Array.from({ length: services }, (_, index) => {
    const drawn = dice()
    const protocol = index < gateways || drawn < httpShare ? 'http' : drawn < httpShare + grpcShare ? 'grpc' : 'tcp'
    const names = Array.from({ length: versions }, (_version, version) => `v${version + 1}`)
    const place = `team-${String(index % namespaces).padStart(3, '0')}`
    return {
      index,
      name: `svc-${String(index).padStart(4, '0')}`,
      namespace: place,
      protocol,
      versions: names,
      calls: names.map(() => []),
    }
  })
}

/** First one caller for each service, then the rest; nobody calls the same service twice, and TCP servers call nobody. */
function drawCalls(services: readonly Service[], { edges, gateways = 4 }: GenerateOptions, dice: () => number): void {
  const callers = services.filter(({ protocol }) => protocol !== 'tcp')
  const taken = new Set<string>()
  let left = edges
  const connect = (caller: Service | undefined, callee: Service | undefined, version: number): void => {
    const key = `${caller?.index ?? ''} ${version} ${callee?.index ?? ''}`
    const calls = caller?.calls[version]
    if (
      caller === undefined ||
      callee === undefined ||
      calls === undefined ||
      taken.has(key) ||
      caller.index >= callee.index
    )
      return
    taken.add(key)
    left -= 1
    calls.push(callTo(callee, 0.1 + 0.2 * dice()))
  }
  for (const callee of services.slice(gateways)) {
    const before = callers.filter(({ index }) => index < callee.index).slice(-40)
    const caller = before[Math.floor(dice() * before.length)]
    for (const [version] of callee.versions.entries()) connect(caller, callee, version)
  }
  const ranks = services.slice(gateways)
  const order = ranks.map((service) => ({ service, at: dice() })).sort((a, b) => a.at - b.at)
  for (let tries = 0; left > 0 && tries < edges * 20; tries += 1) {
    // Zipf with exponent 1: the rank is uniform in its logarithm.
    const rank = Math.floor(Math.exp(dice() * Math.log(order.length + 1))) - 1
    const caller = callers[Math.floor(dice() * callers.length)]
    connect(caller, order[rank]?.service, Math.floor(dice() * (caller?.versions.length ?? 1)))
  }
}

const PORT = 8080

function callTo({ name, namespace, protocol }: Service, times: number): Call {
  const address = `${name}.${namespace}:${PORT}`
  if (protocol === 'tcp') return tcp(address, 300, 900, { times })
  return protocol === 'grpc' ? grpc(address, `/gen.${name}/Call`, { times }) : http(address, `/${name}`, { times })
}

function addService(
  ns: NamespaceBuilder,
  service: Service,
  { errorShare = 0.02 }: GenerateOptions,
  dice: () => number,
): void {
  const { index, name, protocol, versions, calls } = service
  versions.forEach((version, position) => {
    const fails =
      dice() < errorShare ? { status: protocol === 'grpc' ? 13 : 500, share: 0.02 + 0.3 * dice() } : undefined
    const behaviour: Behaviour = {
      own: { medianMs: 1 + 20 * dice(), sigma: 0.4 },
      calls: calls[position] ?? [],
      ...(fails && { fails }),
    }
    const drawn = dice()
    const replicas = drawn < 0.6 ? 1 : drawn < 0.9 ? 2 : 3
    ns.workload({ name: `${name}-${version}`, port: PORT, serviceAccount: name, replicas }, behaviour)
  })
  ns.service({ name, ports: { [protocol]: PORT } })
  if (index % 3 !== 0) return
  const weights = versions.map((_, position) => (position === 0 ? 100 - 10 * (versions.length - 1) : 10))
  const route = versions.map((subset, position) => ({
    destination: { host: name, subset },
    weight: weights[position] ?? 10,
  }))
  const layer = protocol === 'tcp' ? 'tcp' : 'http'
  ns.subsets(name, versions).networking('VirtualService', name, { hosts: [name], [layer]: [{ route }] })
}

function addPlaintextCaller(ns: NamespaceBuilder, service: Service): void {
  const starts = [{ load: 'plaintext', perSecond: 2, call: callTo(service, 1) }]
  ns.workload({ name: `batch-${service.name}`, proxy: 'none' }, { own: { medianMs: 1, sigma: 0.1 }, starts })
}

function openGateway(
  world: WorldBuilder,
  builders: ReadonlyMap<string, NamespaceBuilder>,
  service: Service | undefined,
): void {
  if (service === undefined) return
  const host = `${service.name}.demo`
  const destination = { host: service.name, port: { number: PORT } }
  builders
    .get(service.namespace)
    ?.ingress(`${service.name}-gateway`, host)
    .networking('VirtualService', `${service.name}-entry`, {
      hosts: [host],
      gateways: [`${service.name}-gateway`],
      http: [{ route: [{ destination }] }],
    })
  world.entry(host, '/', ENTRY_RATE)
}
