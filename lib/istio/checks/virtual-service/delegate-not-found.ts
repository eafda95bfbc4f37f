import type { CheckOfObject, Problem, Rule } from '../check'
import { field, isFilled, list, textOr } from '../model/json'
import { listed } from '../model/listed'
import { derived } from '../model/mesh'

const RULE: Rule = { slug: 'virtual-service/delegate-not-found', aliases: {}, severity: 'error' }

/** A route that hands over to a VirtualService that is not there, or that is none to hand over to. */
export const delegateNotFound: CheckOfObject = {
  kinds: ['virtualservices.networking.istio.io'],
  rules: [RULE],
  *run({ spec, namespace }, mesh): Generator<Problem> {
    for (const [i, rule] of list(field(spec, 'http')).entries()) {
      const delegate = field(rule, 'delegate')
      const name = textOr(field(delegate, 'name'))
      if (name === '') continue
      const key = `${textOr(field(delegate, 'namespace')) || namespace}/${name}`
      const hasHosts = delegates(mesh).get(key)
      if (hasHosts === false) continue
      yield {
        rule: RULE,
        path: ['spec', 'http', i, 'delegate'],
        message:
          hasHosts === undefined
            ? `There is no VirtualService ${key}, so the requests of this rule have nowhere to go.`
            : `The VirtualService ${key} has hosts of its own: only one without hosts can be a delegate.`,
        vars: { delegate: key },
      }
    }
  },
}

/** Whether each VirtualService has hosts, by its key. */
const delegates = derived(
  (mesh): ReadonlyMap<string, boolean> =>
    new Map(
      listed(mesh, 'virtualservices.networking.istio.io').map(({ key, spec }) => [key, isFilled(field(spec, 'hosts'))]),
    ),
)
