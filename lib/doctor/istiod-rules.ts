import { portForwardRole } from '@/lib/access/port-forward-role'
import { isDnsLabel } from '@/lib/graph/request/is-dns-label'
import type { IstiodEvidence } from './evidence'
import { clear, found, row, rows, type Rule, unknown } from './judgement'

/** S29: istiod does not tell which proxies are in sync. */
const syncRule: Rule<IstiodEvidence> = {
  cause: 'S29',
  severity: 'info',
  despiteFailure: true,
  judge({ source, failure, denied, proxies, address, namespace }) {
    if (source.state === 'off') return unknown(source.message ?? 'It is switched off.')
    if (denied !== null) {
      return found([denied, 'It is asked with your own rights. Have somebody grant you:', portForwardRole(namespace)])
    }
    if (failure !== null) {
      return found(
        [
          failure.message,
          'See that istiod runs, and that its port for monitoring is open:',
          `${kubectl(namespace)} get pods --selector app=istiod\n${kubectl(namespace)} logs --selector app=istiod --tail 50`,
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
  judge({ webhooks, namespace }) {
    if (webhooks === null) return unknown('The webhooks of the control plane could not be read.')
    if (webhooks.length === 0) return unknown('No webhook of a control plane was found.')
    const wrong = webhooks.filter(({ trust }) => trust === 'differs' || trust === 'unreadable')
    if (wrong.length > 0) {
      const names = [...new Set(wrong.map(({ configuration }) => configuration))]
      return found(
        [
          `The caBundle of ${names.join(', ')} is not the root of istiod, so that the API server refuses what istiod says.`,
          'istiod writes it by itself. Restart it, and see that nothing else (GitOps, another istiod) writes the webhooks:',
          `${kubectl(namespace)} rollout restart deployment/istiod`,
        ],
        wrong.map(({ configuration, name, trust }) => row(`${configuration} ${name}`, trust)),
      )
    }
    return webhooks.some(({ trust }) => trust === 'trusts')
      ? clear('The webhooks trust the root of istiod.')
      : unknown('It is not known which root istiod has.')
  },
}

function kubectl(namespace: string): string {
  return `kubectl --namespace ${isDnsLabel(namespace) ? namespace : '<namespace>'}`
}

export const ISTIOD_RULES: readonly Rule<IstiodEvidence>[] = [syncRule, webhookRule]
