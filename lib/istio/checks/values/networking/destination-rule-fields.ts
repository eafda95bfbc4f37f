import type { CheckOfObject } from '@/lib/istio/checks/check'
import { judgeClientTls } from '../client-tls'
import { judgeConnectionPool } from '../connection-pool'
import { judgeExportTo } from '../export-to'
import { fieldCheck } from '../field-check'
import type { FieldPlace } from '../field-place'
import { type FieldCheck, type FieldProblems, judgeText, wrong } from '../field-problem'
import { ipVersion } from '../ip-address'
import { judgeLabels } from '../labels-map'
import { judgeLoadBalancer } from '../load-balancer'
import { isFqdn, labelRule, wildcardDomainRule } from '../name-rules'
import { judgeOutlierDetection } from '../outlier-detection'
import { isPort, judgePort } from '../port-rule'
import { quoted } from '../quoted'
import { judgeSelector } from '../selector'

function* checkHost(object: FieldPlace): FieldProblems {
  yield* judgeText(object.at('spec', 'host'), wildcardDomainRule)
}

function* checkDuplicateSubsets(object: FieldPlace): FieldProblems {
  const seen = new Set<string>()
  for (const subset of object.at('spec', 'subsets').items()) {
    const name = subset.field('name').text() ?? ''
    if (seen.has(name))
      yield wrong(subset.field('name'), `The subset ${quoted(name)} is there twice: only the first counts.`)
    seen.add(name)
  }
}

function* checkSubsets(object: FieldPlace): FieldProblems {
  for (const subset of object.at('spec', 'subsets').items()) {
    if (!subset.present) yield wrong(subset, 'This subset is null.')
    yield* judgeText(subset.field('name'), labelRule)
    yield* judgeLabels(subset.field('labels'))
  }
}

function* checkPolicies(object: FieldPlace): FieldProblems {
  for (const policy of policiesOf(object)) {
    if (policy.present && !policy.filled) yield wrong(policy, 'This traffic policy sets nothing.')
    yield* checkTunnel(policy)
    for (const item of policy.field('portLevelSettings').items()) {
      if (!item.field('port').present) yield wrong(item.field('port'), 'These settings name no port.')
      yield* judgePort(item.at('port', 'number'))
      if (!item.entries().some(({ key, present }) => key !== 'port' && present))
        yield wrong(item, 'Nothing is set for this port.')
    }
  }
}

function* checkTunnel(policy: FieldPlace): FieldProblems {
  const tunnel = policy.field('tunnel')
  if (!tunnel.present) return
  if (policy.field('proxyProtocol').present) yield wrong(tunnel, 'tunnel and proxyProtocol cannot be set together.')
  const protocol = tunnel.field('protocol')
  const text = protocol.text() ?? ''
  if (text !== '' && text !== 'CONNECT' && text !== 'POST')
    yield wrong(protocol, `${quoted(text)} is no protocol of a tunnel: write CONNECT or POST.`)
  yield* judgeText(tunnel.field('targetHost'), (host) =>
    isFqdn(host) || ipVersion(host) !== undefined ? undefined : 'is neither a domain name nor an IP address',
  )
  const port = tunnel.field('targetPort').number()
  if (port !== undefined && !isPort(port))
    yield wrong(tunnel.field('targetPort'), `${port} is no port: ports are 1 to 65535.`)
}

/** The policy of the rule and those of its subsets. */
function policiesOf(object: FieldPlace): readonly FieldPlace[] {
  const spec = object.field('spec')
  return [spec, ...spec.field('subsets').items()]
    .map((place) => place.field('trafficPolicy'))
    .filter(({ isMap }) => isMap)
}

/** A check of each policy, those for single ports included. */
function eachPolicy(check: (policy: FieldPlace, object: FieldPlace) => FieldProblems): FieldCheck {
  return function* checkEach(object) {
    for (const policy of policiesOf(object))
      for (const part of [policy, ...policy.field('portLevelSettings').items()]) yield* check(part, object)
  }
}

/** config-checks.md 4.3 */
export const destinationRuleFields: CheckOfObject = fieldCheck(
  ['destinationrules.networking.istio.io'],
  'destination-rule',
  {
    host: checkHost,
    'duplicate-subset': checkDuplicateSubsets,
    subset: checkSubsets,
    'traffic-policy': checkPolicies,
    tls: eachPolicy((policy, object) =>
      judgeClientTls(policy.field('tls'), object.at('metadata', 'namespace').text() ?? ''),
    ),
    'connection-pool': eachPolicy((policy) => judgeConnectionPool(policy.field('connectionPool'))),
    'outlier-detection': eachPolicy((policy) => judgeOutlierDetection(policy.field('outlierDetection'))),
    'load-balancer': eachPolicy((policy) =>
      judgeLoadBalancer(policy.field('loadBalancer'), policy.field('outlierDetection')),
    ),
    selector: (object) => judgeSelector(object.at('spec', 'workloadSelector'), 'matchLabels'),
    'export-to': (object) => judgeExportTo(object, { ownOnly: object.at('spec', 'workloadSelector').present }),
  },
)
