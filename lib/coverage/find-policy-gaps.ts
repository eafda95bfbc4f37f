import { type Mode, readModes } from '@/lib/istio/mtls/effective-mode'
import type { MtlsObject } from '@/lib/istio/mtls/mtls-config'
import { isCovered, type MtlsWorkload } from '@/lib/istio/mtls/mtls-edge'
import { compareText } from '@/lib/std/compare-text'
import type { MeasuredTarget } from './measure-coverage'
import { POLICY_GAPS, type PolicyGap, type PolicyGapKind, type SecuredTraffic } from './model'

/** What decides about mutual TLS, and about whom. */
export interface PolicyScene {
  /** PeerAuthentications of the cluster. */
  readonly policies: readonly MtlsObject[]
  readonly rootNamespace: string
  readonly workloads: readonly MtlsWorkload[]
  readonly sees: (namespace: string) => boolean
}

/**
 * Workloads whose policy says something else than what was seen, the weightiest first. Those with a mode of its own for a port are
 * left out, since metrics do not tell the port.
 */
export function findPolicyGaps(targets: readonly MeasuredTarget[], scene: PolicyScene): readonly PolicyGap[] {
  const modesOf = readModes(scene.policies, scene.rootNamespace)
  const known = new Map(scene.workloads.map((one) => [`${one.namespace}/${one.name}`, one]))
  return targets
    .flatMap(({ namespace, workload, seen }): readonly PolicyGap[] => {
      const server = known.get(`${namespace}/${workload ?? ''}`)
      if (server === undefined || server.isProxy || !isCovered(server) || !scene.sees(namespace)) return []
      const { mode, by, ports } = modesOf(server)
      const kind = ports.size > 0 ? undefined : gapOf(mode, seen)
      if (kind === undefined) return []
      const policy = by === null || !scene.sees(by.policy.namespace) ? null : by.policy
      return [
        {
          kind,
          namespace,
          workload: server.name,
          mode,
          level: by?.level ?? null,
          policy: policy === null ? null : { namespace: policy.namespace, name: policy.name },
          seen,
        },
      ]
    })
    .sort(byWeight)
}

function gapOf(mode: Mode, { requests, bytes }: SecuredTraffic): PolicyGapKind | undefined {
  const all = [requests, bytes].flatMap((one) => one ?? [])
  const secured = all.some((one) => one.secured > 0)
  const plain = all.some((one) => one.told > one.secured)
  switch (mode) {
    case 'STRICT':
      return plain ? 'strict-but-plain' : undefined
    case 'DISABLE':
      return secured ? 'disabled-but-secured' : undefined
    case 'PERMISSIVE':
      return secured && !plain && all.every(({ untold }) => untold === 0) ? 'could-be-strict' : undefined
  }
}

function byWeight(a: PolicyGap, b: PolicyGap): number {
  return (
    POLICY_GAPS.indexOf(a.kind) - POLICY_GAPS.indexOf(b.kind) ||
    compareText(a.namespace, b.namespace) ||
    compareText(a.workload, b.workload)
  )
}
