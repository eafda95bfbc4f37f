import type { CheckOfObject, Problem, Rule } from '../check'
import { nearestFixes } from '../fix/nearest-fixes'
import { destinationsOf } from '../model/destinations'
import { hosts } from '../model/host'
import { sharedView } from '../model/shared-view'
import { subsets } from '../model/subsets'

const RULE: Rule = {
  slug: 'virtual-service/subset-not-found',
  aliases: { KIA1107: 'warning', IST0101: 'error' },
  severity: 'error',
  needs: ['destinationrules.networking.istio.io'],
}

/** A subset that no DestinationRule defines: requests to it are answered with 503. */
export const subsetNotFound: CheckOfObject = {
  kinds: ['virtualservices.networking.istio.io'],
  rules: [RULE],
  *run(object, mesh): Generator<Problem> {
    const { namespace } = object
    const reader = hosts(mesh)
    const { reaches } = sharedView(mesh)
    const { isDefined, isDefinedAnywhere, namesOf } = subsets(mesh)
    for (const { host, subset, path, mirror } of destinationsOf(object.spec)) {
      if (subset === '') continue
      const { fqdn } = reader.read(host, namespace)
      const forKiali = !mirror && reaches(object, namespace) && !isDefined(fqdn, subset, namespace)
      const aliases = [
        ...(forKiali ? ['KIA1107'] : []),
        ...(isDefinedAnywhere(reader.nameOf(host, namespace), subset) ? [] : ['IST0101']),
      ]
      if (aliases.length === 0) continue
      yield {
        rule: RULE,
        path: [...path, 'subset'],
        aliases,
        message: `No DestinationRule that ${namespace} can see defines the subset ${subset} of ${host}.`,
        vars: { host, subset },
        fixes: [
          ...nearestFixes(subset, namesOf(fqdn), [...path, 'subset']),
          { title: 'Define the subset in a DestinationRule for the host, or remove it here.' },
        ],
      }
    }
  },
}
