import { isVisibleIn } from '@/lib/access/visible'
import { JsonPlace } from '@/lib/istio/json-place'
import { compareText } from '@/lib/std/compare-text'
import type { RetriedCaller } from '@/lib/url/callers-types'
import { meansService } from './acting-objects'
import { actingSettings, type DetailsSource } from './details-source'

type Place = RetriedCaller['caller']
/** Beyond, nobody reads them. */
const MOST = 20

/** Which workloads are behind a service to which a rule of a VirtualService sends requests again; the most retried first. */
export function findRetriedCallers(source: DetailsSource, workloads: readonly Place[]): readonly RetriedCaller[] {
  const { visible, snapshot, facts } = source
  const { domains } = actingSettings(source)
  const isSeen = (namespace: string): boolean => isVisibleIn(visible, namespace)
  const routes = snapshot('virtualservices.networking.istio.io').filter(({ metadata }) => isSeen(metadata.namespace))
  return workloads
    .filter(({ namespace }) => isSeen(namespace))
    .flatMap((caller) => {
      const { namespace, name } = caller
      const services = facts.services
        .filter((one) => one.namespace === namespace && one.workloads.includes(name))
        .map((one) => one.name)
      const means = meansService({ namespace, services }, domains)
      return routes.flatMap(({ spec, metadata }): readonly RetriedCaller[] => {
        const attempts = JsonPlace.root(spec, 'spec')
          .field('http')
          .items()
          .filter((rule) =>
            rule
              .field('route')
              .items()
              .some((to) => means(to.field('destination').field('host').text() ?? '', metadata.namespace)),
          )
          .map((rule) => rule.field('retries').field('attempts').number() ?? 0)
          .filter((count) => Number.isInteger(count))
          .reduce((most, count) => Math.max(most, count), 0)
        return attempts > 0 ? [{ caller, route: { namespace: metadata.namespace, name: metadata.name }, attempts }] : []
      })
    })
    .toSorted((a, b) => b.attempts - a.attempts || compareText(a.caller.name, b.caller.name))
    .slice(0, MOST)
}
