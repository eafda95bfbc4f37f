import type { IstiodEvidence } from './evidence'
import { clear, found, row, rows, type Rule, unknown } from './judgement'

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
const syncRule: Rule<IstiodEvidence> = {
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

/** S30: the API server would not trust istiod where it asks it to inject or to check. */
const webhookRule: Rule<IstiodEvidence> = {
  cause: 'S30',
  severity: 'error',
  despiteFailure: true,
  judge({ webhooks }) {
    if (webhooks === null) return unknown('The webhooks of the control plane could not be read.')
    if (webhooks.length === 0) return unknown('No webhook of a control plane was found.')
    const wrong = webhooks.filter(({ trust }) => trust === 'differs' || trust === 'unreadable')
    if (wrong.length > 0) {
      const names = [...new Set(wrong.map(({ configuration }) => configuration))]
      return found(
        [
          `The caBundle of ${names.join(', ')} is not the root of istiod, so that the API server refuses what istiod says.`,
          'istiod writes it by itself. Restart it, and see that nothing else (GitOps, another istiod) writes the webhooks:',
          'kubectl --namespace istio-system rollout restart deployment/istiod',
        ],
        wrong.map(({ configuration, name, trust }) => row(`${configuration} ${name}`, trust)),
      )
    }
    return webhooks.some(({ trust }) => trust === 'trusts')
      ? clear('The webhooks trust the root of istiod.')
      : unknown('It is not known which root istiod has.')
  },
}

export const ISTIOD_RULES: readonly Rule<IstiodEvidence>[] = [syncRule, webhookRule]
