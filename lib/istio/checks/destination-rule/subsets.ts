import type { CheckOfObject, Problem, Rule } from '../check'
import { destinationsOf } from '../model/destinations'
import { hosts } from '../model/host'
import { field, isFilled, list, textEntries, textOr, texts } from '../model/json'
import { knownHosts } from '../model/known-hosts'
import { listed } from '../model/listed'
import { derived } from '../model/mesh'
import { subsetEndpoints } from '../model/subset-endpoints'

const NOTHING: Rule = {
  slug: 'destination-rule/subset-matches-nothing',
  aliases: { KIA0203: 'error', IST0173: 'error' },
  severity: 'error',
  needs: ['services', 'pods', 'deployments.apps', 'serviceentries.networking.istio.io'],
}
const NO_LABELS: Rule = {
  slug: 'destination-rule/subset-without-labels',
  aliases: { KIA0209: 'warning' },
  severity: 'warning',
}

/** Subsets: do their labels select any of the host's endpoints, and do they have labels at all? */
export const destinationRuleSubsets: CheckOfObject = {
  kinds: ['destinationrules.networking.istio.io'],
  rules: [NOTHING, NO_LABELS],
  *run(object, mesh): Generator<Problem> {
    const { spec, namespace } = object
    const host = textOr(field(spec, 'host'))
    if (host === '') return
    const read = hosts(mesh).read(host, namespace)
    const { isKnown, find } = knownHosts(mesh)
    const target = find(host, namespace, texts(field(spec, 'exportTo')))
    const known = !read.wildcard && isKnown(read, namespace)
    const { matches, matchesPod } = subsetEndpoints(mesh)
    const all = list(field(spec, 'subsets')).map((subset, i) => ({
      i,
      name: textOr(field(subset, 'name')),
      labels: textEntries(field(subset, 'labels')),
      bare: !isFilled(field(subset, 'labels')),
    }))
    const someMatch = (): boolean => all.some(({ labels }) => labels.length > 0 && matches(read, labels, namespace))
    for (const { i, name, labels, bare } of all) {
      const path = ['spec', 'subsets', i]
      if (bare) {
        if (!known && target === undefined) continue
        yield {
          rule: NO_LABELS,
          path,
          message: `The subset ${name} has no labels, so it is every endpoint of ${host}.`,
          vars: { subset: name },
          fixes: [{ title: 'Give the subset the labels of its version.' }],
          ...(someMatch() ? { severity: 'info' } : {}),
        }
        continue
      }
      const forKiali = known && !matches(read, labels, namespace)
      const forIstioctl = target !== undefined && !matchesPod(labels, target.object)
      if (!forKiali && !forIstioctl) continue
      const used = usedSubsets(mesh).has(`${read.fqdn}\n${name}`)
      const words = labels.map(([key, value]) => `${key}=${value}`)
      yield {
        rule: NOTHING,
        path,
        aliases: [...(forKiali ? ['KIA0203'] : []), ...(forIstioctl ? ['IST0173'] : [])],
        message: `Nothing behind ${host} has the labels ${words.join(', ')} of the subset ${name}${used ? '' : ', which no route uses'}.`,
        vars: { subset: name, labels: words },
        fixes: [{ title: 'Correct the labels, or remove the subset.' }],
        // Nobody is sent there: Kiali tells it as something to know.
        ...(!forIstioctl && !used ? { severity: 'info' } : {}),
      }
    }
  },
}

/** Subsets that destinations of VirtualServices name, each host resolved in its own namespace. */
const usedSubsets = derived((mesh): ReadonlySet<string> => {
  const reader = hosts(mesh)
  const used = new Set<string>()
  for (const object of listed(mesh, 'virtualservices.networking.istio.io')) {
    for (const { host, subset } of destinationsOf(object.spec)) {
      if (subset !== '') used.add(`${reader.read(host, object.namespace).fqdn}\n${subset}`)
    }
  }
  return used
})
