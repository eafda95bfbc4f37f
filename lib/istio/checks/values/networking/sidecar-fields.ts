import type { CheckOfObject } from '@/lib/istio/checks/check'
import { fieldCheck } from '../field-check'
import type { FieldPlace } from '../field-place'
import { doubtful, type FieldProblems, type TextRule, wrong } from '../field-problem'
import { isFqdn, isLabel, isWildcardDomain } from '../name-rules'
import { judgeDestination } from '../destination'
import { quoted } from '../quoted'
import { judgeSelector } from '../selector'
import { checkEgress, checkIngress } from './check-sidecar-listeners'

function* checkEmpty(object: FieldPlace): FieldProblems {
  const spec = object.field('spec')
  if (!spec.present) return
  const parts = ['egress', 'ingress', 'outboundTrafficPolicy', 'inboundConnectionPool']
  if (
    !parts.some((name) => (Array.isArray(spec.field(name).value) ? spec.field(name).filled : spec.field(name).present))
  )
    yield wrong(spec, `The sidecar sets nothing: write one of ${parts.join(', ')}.`)
}

const egressHostRule: TextRule = (text) => {
  const slash = text.indexOf('/')
  const [namespace, host] = [text.slice(0, slash).replace(/^~/, ''), text.slice(slash + 1)]
  if (slash === -1) return 'is no host of a sidecar: write "namespace/host", such as "./*" or "*/example.com"'
  if (!['*', '.', ''].includes(namespace) && !isLabel(namespace))
    return 'has no namespace before the "/": write "*", "." or a name'
  if (namespace === '' && !text.startsWith('~/')) return 'has nothing before the "/": write "*", "." or a namespace'
  if (host === '*') return undefined
  if (!isWildcardDomain(host)) return 'has no host behind the "/"'
  if (!host.includes('.')) return 'has a short name behind the "/": write the whole domain name'
  return /^\*[^.]/.test(host) ? 'has a "*" that is no whole part of the name: write "*."' : undefined
}

function* checkEgressHosts(object: FieldPlace): FieldProblems {
  for (const listener of object.at('spec', 'egress').items()) {
    const hosts = listener.field('hosts').items()
    const texts = new Set(hosts.flatMap((host) => host.text() ?? []))
    const seen = new Set<string>()
    for (const host of hosts) {
      const text = host.text()
      if (text === undefined) continue
      const fault = egressHostRule(text)
      if (fault !== undefined) yield wrong(host, `${quoted(text)} ${fault}.`)
      else if (seen.has(text)) yield doubtful(host, `${quoted(text)} is listed twice.`)
      else if (text !== '*/*' && !text.startsWith('~')) yield* checkShadowed(host, text, texts)
      seen.add(text)
    }
  }
}

function* checkShadowed(host: FieldPlace, text: string, others: ReadonlySet<string>): FieldProblems {
  const [namespace = '', name = ''] = text.split('/')
  const wider = ['*/*', `${namespace}/*`, `*/${name}`].find((other) => other !== text && others.has(other))
  if (wider !== undefined) yield doubtful(host, `${quoted(text)} adds nothing: ${quoted(wider)} covers it.`)
}

function* checkOutboundPolicy(object: FieldPlace): FieldProblems {
  const policy = object.at('spec', 'outboundTrafficPolicy')
  const [mode, proxy] = [policy.field('mode'), policy.field('egressProxy')]
  const text = mode.text()
  if (text === 'ALLOW_ANY_DYNAMIC_DNS') yield wrong(mode, `${text} is not possible for a single sidecar.`)
  if (!proxy.present) return
  if (text !== 'ALLOW_ANY') yield wrong(proxy, 'An egress proxy needs the mode ALLOW_ANY.')
  const host = proxy.field('host')
  if (host.filled && !isFqdn(host.text() ?? '')) yield wrong(host, `${quoted(host.text() ?? '')} is no domain name.`)
  else yield* judgeDestination(proxy)
  if (!proxy.at('port', 'number').present) yield wrong(proxy.at('port', 'number'), 'The egress proxy has no port.')
}

/** config-checks.md 4.4 */
export const sidecarFields: CheckOfObject = fieldCheck(['sidecars.networking.istio.io'], 'sidecar', {
  empty: checkEmpty,
  ingress: checkIngress,
  egress: checkEgress,
  'egress-host': checkEgressHosts,
  'outbound-policy': checkOutboundPolicy,
  selector: (object) => judgeSelector(object.at('spec', 'workloadSelector'), 'labels'),
})
