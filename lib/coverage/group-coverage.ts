import { readModes } from '@/lib/istio/mtls/effective-mode'
import { compareText } from '@/lib/std/compare-text'
import { groupBy } from '@/lib/std/group-by'
import type { PolicyScene } from './find-policy-gaps'
import type { MeasuredTarget } from './measure-coverage'
import type { CoveredNamespace, SecuredTraffic } from './model'
import { addSecured, NOTHING_SEEN } from './secured'

/** The same by namespace, each with its workloads; both sorted by name, what met no workload last. */
export function groupCoverage(
  targets: readonly MeasuredTarget[],
  { policies, rootNamespace, workloads }: Pick<PolicyScene, 'policies' | 'rootNamespace' | 'workloads'>,
): readonly CoveredNamespace[] {
  const modesOf = readModes(policies, rootNamespace)
  const servers = new Map(workloads.map((one) => [`${one.namespace}/${one.name}`, one]))
  return [...groupBy(targets, ({ namespace }) => namespace)]
    .map(([name, own]) => ({
      name,
      ...sumOf(own),
      workloads: own
        .map(({ workload, seen }) => {
          const server = servers.get(`${name}/${workload ?? ''}`)
          return { name: workload, ...seen, mode: server === undefined || server.isProxy ? null : modesOf(server).mode }
        })
        .sort((a, b) => Number(a.name === null) - Number(b.name === null) || compareText(a.name ?? '', b.name ?? '')),
    }))
    .sort((a, b) => compareText(a.name, b.name))
}

/** All of it. */
export function sumOf(targets: readonly Pick<MeasuredTarget, 'seen'>[]): SecuredTraffic {
  return targets.reduce((sum, { seen }) => addSecured(sum, seen), NOTHING_SEEN)
}
