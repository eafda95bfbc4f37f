import type { KubeMetadata, KubeObject } from '../kube-object'
import type { Behaviour, Call, Entry, Incident, OwnTime, Stranger } from '../model/script'
import { seededUuid } from '../random'
import { ownedBy } from './owned-by'
import { endpointSlice, serviceObject, type ServiceSpec } from './service-objects'
import type { World, WorldOptions } from './world'
import { workloadObjects, type ProxyStyle, type WorkloadSpec } from './workload-objects'

const DAY = 86_400_000

export interface ObjectHead {
  readonly apiVersion: string
  readonly kind: string
  readonly namespace?: string
  readonly name: string
  readonly labels?: Readonly<Record<string, string>>
  readonly annotations?: Readonly<Record<string, string>>
  readonly ownerReferences?: readonly unknown[]
}

/** Collects the objects and the script of a world. Ids come from seed and name, so that one more object changes no other. */
export class WorldBuilder {
  readonly seed: number
  readonly nowMs: number
  readonly bornMs: number
  readonly born: string
  readonly entries: Entry[] = []
  readonly incidents: Incident[] = []
  readonly strangers: Stranger[] = []
  readonly behaviours = new Map<string, Behaviour>()
  readonly externals = new Map<string, OwnTime>()
  readonly #objects: KubeObject[] = []
  #addresses = 0

  constructor({ seed, nowMs }: WorldOptions) {
    this.seed = seed
    this.nowMs = nowMs
    this.bornMs = Math.floor((nowMs - 3 * DAY) / 5000) * 5000
    this.born = `${new Date(this.bornMs).toISOString().slice(0, 19)}Z`
  }

  /** Adds an object and answers it; `body` holds its `spec`, `status`, `data` …. */
  add(head: ObjectHead, body: Readonly<Record<string, unknown>> = {}): KubeObject {
    const { apiVersion, kind, namespace, name, labels, annotations, ownerReferences } = head
    const metadata: KubeMetadata = {
      name,
      ...(namespace === undefined ? {} : { namespace }),
      uid: seededUuid(this.seed, `${kind}/${namespace ?? ''}/${name}`),
      creationTimestamp: this.born,
      ...(labels === undefined ? {} : { labels }),
      ...(annotations === undefined ? {} : { annotations }),
      ...(ownerReferences === undefined ? {} : { ownerReferences }),
    }
    const object = { apiVersion, kind, metadata, ...body }
    this.#objects.push(object)
    return object
  }

  /** The next free pod address. */
  address(): string {
    const n = (this.#addresses += 1) + (this.seed % 50) * 256
    return `10.${8 + (n >> 16)}.${(n >> 8) & 255}.${n & 255}`
  }

  /** Requests from outside for `host`, to the ingress gateway unless `traits` names another. */
  entry(host: string, path: string, perSecond: number, traits: Partial<Entry> = {}): void {
    const sizes = { requestBytes: 650, responseBytes: 4200 }
    this.entries.push({
      name: host,
      gateway: 'istio-system/istio-ingressgateway',
      host,
      path,
      perSecond,
      ...sizes,
      ...traits,
    })
  }

  namespace(name: string, labels: Readonly<Record<string, string>> = {}, proxy: ProxyStyle = 'none'): NamespaceBuilder {
    this.add(
      { apiVersion: 'v1', kind: 'Namespace', name, labels: { 'kubernetes.io/metadata.name': name, ...labels } },
      { spec: { finalizers: ['kubernetes'] }, status: { phase: 'Active' } },
    )
    return new NamespaceBuilder(this, name, proxy)
  }

  build(name: string): World {
    const { entries, behaviours, externals, strangers, incidents, bornMs } = this
    return {
      name,
      bornMs,
      objects: this.#objects,
      script: { entries, behaviours, externals, strangers },
      incidents,
    }
  }
}

/** Adds what belongs to one namespace. */
export class NamespaceBuilder {
  readonly world: WorldBuilder
  readonly name: string
  readonly #proxy: ProxyStyle
  readonly #accounts = new Set<string>()
  readonly #pods: KubeObject[] = []

  constructor(world: WorldBuilder, name: string, proxy: ProxyStyle) {
    this.world = world
    this.name = name
    this.#proxy = proxy
    this.#account('default')
  }

  /** A workload with its pods; `behaviour` says what it does with requests. */
  workload(spec: WorkloadSpec, behaviour?: Behaviour): this {
    this.#account(spec.serviceAccount ?? 'default', spec.owner)
    this.#pods.push(...workloadObjects(this.world, { proxy: this.#proxy, ...spec, namespace: this.name }))
    if (behaviour !== undefined) this.world.behaviours.set(`${this.name}/${spec.name}`, behaviour)
    return this
  }

  /** A service and its endpoint slice: the pods it selects must be there already. */
  service(spec: ServiceSpec): this {
    const service = serviceObject(this.world, this.name, spec)
    endpointSlice(this.world, service, this.#pods)
    return this
  }

  add(apiVersion: string, kind: string, name: string, body: Readonly<Record<string, unknown>>): this {
    this.world.add({ apiVersion, kind, namespace: this.name, name }, body)
    return this
  }
  networking(kind: string, name: string, spec: unknown, status?: unknown): this {
    return this.add('networking.istio.io/v1', kind, name, { spec, ...(status === undefined ? {} : { status }) })
  }
  /** Opens the ingress gateway for a host. */
  ingress(name: string, host: string): this {
    const servers = [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: [host] }]
    return this.networking('Gateway', name, { selector: { istio: 'ingressgateway' }, servers })
  }
  gatewayApi(kind: string, name: string, spec: unknown, status?: unknown): this {
    return this.add('gateway.networking.k8s.io/v1', kind, name, { spec, ...(status === undefined ? {} : { status }) })
  }

  /** A DestinationRule with one subset for each version. */
  subsets(name: string, versions: readonly string[], status?: unknown): this {
    const subsets = versions.map((version) => ({ name: version, labels: { version } }))
    return this.networking('DestinationRule', name, { host: name, subsets }, status)
  }

  #account(name: string, owner?: KubeObject): void {
    if (this.#accounts.has(name)) return
    this.#accounts.add(name)
    this.world.add({ apiVersion: 'v1', kind: 'ServiceAccount', namespace: this.name, name, ...ownedBy(owner) })
  }
}

type CallTraits = Partial<Omit<Call, 'protocol' | 'host' | 'port' | 'method' | 'path'>>

function call(protocol: Call['protocol'], address: string, method: string, path: string): Call {
  const [host = '', port = '80'] = address.split(':')
  const sizes =
    protocol === 'http' ? { requestBytes: 700, responseBytes: 1800 } : { requestBytes: 120, responseBytes: 480 }
  const always = { times: 1, connections: 1, awaited: true, repeated: false }
  return { protocol, host, port: Number(port), method, path, ...sizes, ...always }
}

/** `http('details:9080', '/details/0')`: one GET per incoming request. */
export function http(address: string, path: string, traits: CallTraits = {}): Call {
  return { ...call('http', address, 'GET', path), ...traits }
}
export function grpc(address: string, path: string, traits: CallTraits = {}): Call {
  return { ...call('grpc', address, 'POST', path), ...traits }
}
export function tcp(address: string, requestBytes: number, responseBytes: number, traits: CallTraits = {}): Call {
  return { ...call('tcp', address, '', ''), requestBytes, responseBytes, ...traits }
}
