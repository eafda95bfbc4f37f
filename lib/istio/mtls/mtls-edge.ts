import type { Selected } from './effective-mode'

/** A workload as mutual TLS sees it. */
export interface MtlsWorkload extends Selected {
  readonly name: string
  readonly pods: number
  readonly sidecarPods: number
  readonly ambientPods: number
  /** It is a proxy itself: a gateway or a waypoint. Policies do not decide what its listeners take. */
  readonly isProxy: boolean
  /** Ports of its containers by name. What differs between its pods is left out. */
  readonly namedPorts: ReadonlyMap<string, number>
}

export interface MtlsService {
  readonly namespace: string
  readonly name: string
  /** Names of the workloads that it selects. */
  readonly workloads: readonly string[]
  readonly ports: readonly MtlsPort[]
}

export interface MtlsPort {
  readonly number: number
  /** Of the container: a number, or a name that each workload gives to a port of its own. */
  readonly target: number | string
  /** What it carries, as far as the service says so. */
  readonly carries: 'requests' | 'bytes' | null
}

/** A caller and a server between whom traffic was seen. */
export interface SeenEdge {
  /** Null: the server's proxy did not learn who called, as of callers without a proxy. */
  readonly source: { readonly namespace: string; readonly workload: string } | null
  readonly target: {
    readonly namespace: string
    /** Null: the requests reached no workload. */
    readonly workload: string | null
    readonly service: { readonly namespace: string; readonly name: string } | null
  }
  readonly protocol: 'http' | 'grpc' | 'tcp'
  /** Rates in the newest window in which it was seen, by what the server's side said: requests per second, bytes for tcp. */
  readonly mutual: number
  readonly plain: number
  /** Nobody on the server's side said anything. */
  readonly unsaid: number
  /** Length of that window: it was seen within the last so many seconds. */
  readonly seenSeconds: number
}

/** Why calls fail. */
export type FailureReason =
  'callerWithoutProxy' | 'plainSeen' | 'ruleDisables' | 'ruleSimple' | 'autoOff' | 'plainOnly' | 'serverWithoutProxy'
/** Why nobody can know. */
export type DoubtReason =
  'callerUnknown' | 'callerGone' | 'serverGone' | 'ports' | 'subsets' | 'sourceOnly' | 'ownCertificates' | 'simple' // prettier-ignore

export type Verdict =
  | { readonly kind: 'works' }
  | { readonly kind: 'fails'; readonly reason: FailureReason; readonly rule: RuleRef | null }
  | { readonly kind: 'unknown'; readonly reason: DoubtReason }

export interface RuleRef {
  readonly namespace: string
  readonly name: string
}

/** The number of the container's port that a port of a service leads to at a workload; null: nobody knows. */
export function targetAt({ target }: MtlsPort, { namedPorts }: Pick<MtlsWorkload, 'namedPorts'>): number | null {
  return typeof target === 'number' ? target : (namedPorts.get(target) ?? null)
}

/** Whether a proxy stands before at least one of its pods. */
export function isCovered({ sidecarPods, ambientPods, isProxy }: MtlsWorkload): boolean {
  return isProxy || sidecarPods + ambientPods > 0
}

/** Whether it is taken care of by ztunnel alone. */
export function isAmbient({ sidecarPods, ambientPods, isProxy }: MtlsWorkload): boolean {
  return !isProxy && sidecarPods === 0 && ambientPods > 0
}
