import type { IstiodEvidence } from './evidence'
import { clear, found, rows, type Rule, unknown } from './judgement'

const ROLE = `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: pharos-istiod
  namespace: istio-system
rules:
  - apiGroups: ['']
    resources: [pods/portforward]
    verbs: [create]`

/** S29: istiod does not tell which proxies are in sync. */
export const istiodRule: Rule<IstiodEvidence> = {
  cause: 'S29',
  severity: 'info',
  despiteFailure: true,
  judge({ source, failure, denied, proxies, address }) {
    if (source.state === 'off') return unknown(source.message ?? 'It is switched off.')
    if (denied !== null) {
      return found([denied, 'It is asked with your own rights. Have somebody grant you:', ROLE])
    }
    if (failure !== null) {
      return found(
        [
          failure.message,
          'See that istiod runs, and that its port for monitoring is open:',
          'kubectl --namespace istio-system get pods --selector app=istiod\nkubectl --namespace istio-system logs --selector app=istiod --tail 50',
        ],
        rows({ Address: address, 'Its own words': failure.upstream, Since: source.since }),
      )
    }
    return proxies === null ? unknown('It was not asked.') : clear(`It tells of ${proxies} proxies.`)
  },
}
