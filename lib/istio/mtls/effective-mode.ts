import { JsonPlace } from '@/lib/istio/json-place'
import { byAge, type MtlsObject } from './mtls-config'

export const MODES = ['STRICT', 'PERMISSIVE', 'DISABLE'] as const
/** What a server's proxy takes: only mutual TLS, both, or only plain text. */
export type Mode = (typeof MODES)[number]

/** Where Istio looks, the widest first: what is narrower wins. */
export const LEVELS = ['mesh', 'namespace', 'workload', 'port'] as const
export type Level = (typeof LEVELS)[number]

/** A mode, and the policy that says it; null: nobody says anything, and Istio's default holds. */
export interface DecidedMode {
  readonly mode: Mode
  readonly by: { readonly level: Level; readonly policy: MtlsObject } | null
}

export interface WorkloadModes extends DecidedMode {
  /** Ports of the workload's containers for which something of their own is said. */
  readonly ports: ReadonlyMap<number, DecidedMode>
}

/** Pods as a selector finds them. */
export interface Selected {
  readonly namespace: string
  readonly labels: Readonly<Record<string, string>>
}

/** What Istio takes a policy to be about; undefined: about nothing, for it selects workloads from the root namespace. */
export interface PolicyScope {
  readonly level: Exclude<Level, 'port'>
  readonly selects: (workload: Selected) => boolean
}

const DEFAULT: DecidedMode = { mode: 'PERMISSIVE', by: null }

/**
 * The mode of every port of a workload: port before workload before namespace before mesh. Of several policies of one level the oldest
 * counts alone, and what it leaves UNSET it inherits from the level above.
 *
 * @param policies the PeerAuthentications of one cluster, in any order
 * @see https://istio.io/latest/docs/reference/config/security/peer_authentication/
 */
export function readModes(policies: readonly MtlsObject[], rootNamespace: string): (of: Selected) => WorkloadModes {
  const scoped = byAge(policies).flatMap((policy) => {
    const scope = scopeOf(policy, rootNamespace)
    return scope === undefined ? [] : [{ policy, ...scope }]
  })
  return (workload) => {
    const decide = (above: DecidedMode, level: 'mesh' | 'namespace' | 'workload'): DecidedMode => {
      const policy = scoped.find((one) => one.level === level && one.selects(workload))?.policy
      const mode = policy === undefined ? undefined : modeAt(specOf(policy).field('mtls'))
      return policy === undefined || mode === undefined ? above : { mode, by: { level, policy } }
    }
    const own = (['mesh', 'namespace', 'workload'] as const).reduce(decide, DEFAULT)
    const oldest = scoped.find((one) => one.level === 'workload' && one.selects(workload))?.policy
    return { ...own, ports: oldest === undefined ? new Map() : portsOf(oldest) }
  }
}

/** What a policy is about. In the root namespace a policy without a selector is that of the mesh, and one with a selector is ignored. */
export function scopeOf(policy: MtlsObject, rootNamespace: string): PolicyScope | undefined {
  const labels = Object.entries(specOf(policy).field('selector').field('matchLabels').textMap())
  const isRoot = policy.namespace === rootNamespace
  if (labels.length === 0) {
    if (isRoot) return { level: 'mesh', selects: () => true }
    return { level: 'namespace', selects: ({ namespace }) => namespace === policy.namespace }
  }
  if (isRoot) return undefined
  return {
    level: 'workload',
    selects: (one) => one.namespace === policy.namespace && labels.every(([key, value]) => one.labels[key] === value),
  }
}

/** The mode of a port. */
export function modeOfPort({ mode, by, ports }: WorkloadModes, port: number | null): DecidedMode {
  return (port === null ? undefined : ports.get(port)) ?? { mode, by }
}

/** The mode that is written; undefined where it is UNSET, absent or none that Istio knows. */
function modeAt(mtls: JsonPlace): Mode | undefined {
  const text = mtls.field('mode').text()
  return MODES.find((mode) => mode === text)
}

function portsOf(policy: MtlsObject): ReadonlyMap<number, DecidedMode> {
  const ports = specOf(policy).field('portLevelMtls')
  return new Map(
    Object.keys(ports.record()).flatMap((key): readonly (readonly [number, DecidedMode])[] => {
      const mode = modeAt(ports.field(key))
      return mode === undefined ? [] : [[Number(key), { mode, by: { level: 'port', policy } }]]
    }),
  )
}

function specOf({ spec }: MtlsObject): JsonPlace {
  return JsonPlace.root(spec, 'spec')
}
