import type { CheckOfObject, Path, Problem, Rule } from '../check'
import { at, field, list, textOr } from '../model/json'
import { templateOf } from '../model/proxy-presence'

const RULE: Rule = { slug: 'workload/reserved-uid', aliases: { IST0144: 'warning' }, severity: 'warning' }
const PROXY_UID = 1337
const OF_ISTIO = ['istio-proxy', 'istio-operator']

/** Containers that run as the user of the proxy: their traffic goes past it. */
export const reservedUser: CheckOfObject = {
  kinds: ['pods', 'deployments.apps'],
  rules: [RULE],
  *run({ kindId, labels, spec }): Generator<Problem> {
    if (Object.hasOwn(labels, 'istio') || labels.release === 'istio') return
    const isPod = kindId === 'pods'
    const podSpec = isPod ? spec : templateOf(spec).spec
    const path: Path = isPod ? ['spec'] : ['spec', 'template', 'spec']
    if (at(podSpec, 'securityContext', 'runAsUser') === PROXY_UID)
      yield { rule: RULE, path: [...path, 'securityContext', 'runAsUser'], message: messageFor('The pod runs') }
    for (const [i, container] of list(field(podSpec, 'containers')).entries()) {
      const name = textOr(field(container, 'name'))
      if (!OF_ISTIO.includes(name) && at(container, 'securityContext', 'runAsUser') === PROXY_UID)
        yield {
          rule: RULE,
          path: [...path, 'containers', i, 'securityContext', 'runAsUser'],
          message: messageFor(`The container ${name} runs`),
        }
    }
  },
}

function messageFor(who: string): string {
  return `${who} as user ${PROXY_UID}, which is the proxy's: its traffic is not taken into the mesh.`
}
