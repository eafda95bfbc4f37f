import { JsonPlace } from '@/lib/istio/json-place'
import { type Mode, MODES, readModes, scopeOf } from '@/lib/istio/mtls/effective-mode'
import { byAge, type MtlsObject } from '@/lib/istio/mtls/mtls-config'
import { compareText } from '@/lib/std/compare-text'
import type { MeshMode, MeshMtls, MtlsOverride } from './model'

interface MtlsContext {
  readonly rootNamespace: string
  readonly autoMtls: boolean
  readonly sees: (namespace: string) => boolean
}

const WORDS = { STRICT: 'strict', PERMISSIVE: 'permissive', DISABLE: 'disabled' } as const satisfies Record<
  Mode,
  MeshMode
>

/**
 * What mutual TLS the mesh as a whole asks for, and which policies say something for a part of it. Only policies of namespaces that the
 * user may see are told, and counted.
 *
 * @param policies the PeerAuthentications of one cluster, in any order
 */
export function readMeshMtls(policies: readonly MtlsObject[], context: MtlsContext): MeshMtls {
  const { rootNamespace, autoMtls, sees } = context
  const { mode, by } = readModes(policies, rootNamespace)({ namespace: rootNamespace, labels: {} })
  const visible = byAge(policies).filter(({ namespace }) => sees(namespace))
  const decided = new Set<string>()
  const overrides = visible.flatMap((policy): readonly MtlsOverride[] => {
    const level = scopeOf(policy, rootNamespace)?.level
    if (level === undefined || level === 'mesh') return []
    // Of several policies for a namespace the oldest counts alone.
    if (level === 'namespace' && decided.has(policy.namespace)) return []
    if (level === 'namespace') decided.add(policy.namespace)
    return overridesOf(policy, level, mode)
  })
  const policy = by === null || !sees(by.policy.namespace) ? null : { namespace: by.policy.namespace, name: by.policy.name } // prettier-ignore
  return {
    mode: overrides.some(({ differs }) => differs) ? 'partly' : WORDS[mode],
    usual: mode,
    policy,
    autoMtls,
    overrides: overrides.toSorted(
      (a, b) =>
        Number(b.differs) - Number(a.differs) ||
        compareText(a.namespace, b.namespace) ||
        compareText(a.name, b.name) ||
        (a.port ?? 0) - (b.port ?? 0),
    ),
  }
}

function overridesOf(
  { namespace, name, spec }: MtlsObject,
  level: 'namespace' | 'workload',
  usual: Mode,
): readonly MtlsOverride[] {
  const place = JsonPlace.root(spec, 'spec')
  const ports = place.field('portLevelMtls')
  const own = modeAt(place.field('mtls'))
  const make = (mode: Mode, port: number | null): MtlsOverride => ({
    ...{ namespace, name, mode, port, differs: mode !== usual },
    level: port === null ? level : 'port',
  })
  // Istio reads ports of policies that select workloads only.
  const ofPorts = level === 'workload' ? Object.keys(ports.record()) : []
  return [
    ...(own === undefined ? [] : [make(own, null)]),
    ...ofPorts.flatMap((key) => {
      const mode = modeAt(ports.field(key))
      return mode === undefined || !Number.isInteger(Number(key)) ? [] : [make(mode, Number(key))]
    }),
  ]
}

/** Undefined where it is UNSET, absent or none that Istio knows: then what is above holds. */
function modeAt(mtls: JsonPlace): Mode | undefined {
  const text = mtls.field('mode').text()
  return MODES.find((mode) => mode === text)
}
