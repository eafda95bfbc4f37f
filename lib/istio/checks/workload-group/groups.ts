import { groupBy } from '@/lib/std/group-by'
import type { CheckOfObject, Problem, Rule } from '../check'
import type { CheckedObject } from '../model/checked-object'
import { at, field, textEntries, textOr } from '../model/json'
import { listed } from '../model/listed'
import { derived } from '../model/mesh'
import { meshFacts } from '../model/mesh-facts'
import { workloads } from '../model/workloads'
import { quoted } from '../values/quoted'

const ACCOUNT: Rule = {
  slug: 'workload-group/service-account-not-found',
  aliases: { KIA1701: 'warning' },
  severity: 'warning',
  needs: ['serviceaccounts'],
}
const LABELS: Rule = { slug: 'workload-group/duplicate-labels', aliases: { KIA1702: 'warning' }, severity: 'warning' }

const byLabels = derived((mesh) =>
  groupBy(
    listed(mesh, 'workloadgroups.networking.istio.io').filter(({ spec }) => field(spec, 'metadata') !== undefined),
    (group) => `${group.namespace} ${labelsText(group)}`,
  ),
)

/** Accounts that something else than a WorkloadGroup uses, or that exist: a group does not prove its own. */
const realAccounts = derived((mesh): ReadonlySet<string> => {
  const used = workloads(mesh).all.filter(({ kind }) => kind !== 'WorkloadGroup')
  return new Set([
    ...used.flatMap(({ namespace, serviceAccounts }) => serviceAccounts.map((account) => `${namespace}/${account}`)),
    ...listed(mesh, 'serviceaccounts').map(({ key }) => key),
  ])
})

/** Groups of workloads outside Kubernetes. */
export const workloadGroups: CheckOfObject = {
  kinds: ['workloadgroups.networking.istio.io'],
  rules: [ACCOUNT, LABELS],
  *run(group, mesh): Generator<Problem> {
    const account = textOr(at(group.spec, 'template', 'serviceAccount'))
    if (account !== '' && !realAccounts(mesh).has(`${group.namespace}/${account}`)) {
      const principal = `${meshFacts(mesh).trustDomain}/ns/${group.namespace}/sa/${account}`
      const message = `There is no service account ${quoted(account)} in the namespace ${group.namespace}: nothing can have the identity ${principal}.`
      yield { rule: ACCOUNT, path: ['spec', 'template', 'serviceAccount'], message, vars: { account } }
    }
    if (field(group.spec, 'metadata') === undefined) return
    const others = (byLabels(mesh).get(`${group.namespace} ${labelsText(group)}`) ?? []).filter((one) => one !== group)
    if (others.length === 0) return
    const names = others.map(({ name }) => name)
    yield {
      rule: LABELS,
      path: ['spec', 'metadata', 'labels'],
      message: `${names.slice(0, 3).join(', ')} has the same labels: workloads of the two cannot be told apart.`,
      vars: { others: names },
      references: others.map(({ ref }) => ref),
    }
  },
}

function labelsText({ spec }: CheckedObject): string {
  const pairs = textEntries(at(spec, 'metadata', 'labels'))
  return JSON.stringify(pairs.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
