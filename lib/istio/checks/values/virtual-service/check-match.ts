import type { FieldPlace } from '../field-place'
import { doubtful, type FieldProblems, judgeText, judgeTexts, wrong } from '../field-problem'
import { headerNameRule, isClaimKey } from '../header-name'
import { isInsideHost } from '../inside-host'
import { ipVersion, isIpOrCidr } from '../ip-address'
import { judgeLabels } from '../labels-map'
import { gatewayNameRule, isWildcardDomain, labelRule } from '../name-rules'
import { judgePort } from '../port-rule'
import { quoted } from '../quoted'
import { judgeStringMatch } from '../string-match'
import { isBoundToMesh, rulesOf } from './routes'

export function* checkHttpMatches(object: FieldPlace): FieldProblems {
  const spec = object.field('spec')
  for (const rule of rulesOf(spec, 'http'))
    for (const match of rule.field('match').items()) yield* checkHttpMatch(match, isBoundToMesh(spec))
}

/** @param inMesh the whole object is: gateways of a match make no difference to claims. */
function* checkHttpMatch(match: FieldPlace, inMesh: boolean): FieldProblems {
  yield* judgeStringMatch(match.field('uri'), { emptyPrefix: true })
  for (const name of ['scheme', 'method', 'authority']) yield* judgeStringMatch(match.field(name))
  for (const param of match.field('queryParams').entries()) yield* judgeStringMatch(param)
  for (const name of ['headers', 'withoutHeaders']) {
    for (const header of match.field(name).entries()) {
      yield* checkHeader(header, inMesh)
      yield* judgeStringMatch(header, { starRegex: name === 'withoutHeaders' })
    }
  }
  yield* judgePort(match.field('port'))
  yield* judgeLabels(match.field('sourceLabels'))
  const namespace = match.field('sourceNamespace')
  if (namespace.filled) yield* judgeText(namespace, labelRule)
}

function* checkHeader(header: FieldPlace, inMesh: boolean): FieldProblems {
  const name = String(header.key)
  const fault = headerNameRule(name)
  if (fault !== undefined) yield wrong(header, `${quoted(name)} ${fault}.`)
  else if (isClaimKey(name) && inMesh)
    yield wrong(
      header,
      `${quoted(name)} is a claim of a token: only a VirtualService that is bound to gateways alone can match it.`,
    )
  if (!header.present) yield wrong(header, `The match of the header ${quoted(name)} is null: write {} for "is there".`)
}

export function* checkSniHosts(object: FieldPlace): FieldProblems {
  const spec = object.field('spec')
  const hosts = spec.field('hosts').texts()
  for (const rule of rulesOf(spec, 'tls')) {
    for (const match of rule.field('match').items()) {
      const names = match.field('sniHosts')
      if (!names.filled) yield wrong(names, 'A match of TLS must name the SNI hosts that it is for.')
      for (const name of names.items()) yield* checkSniHost(name, hosts)
    }
  }
}

function* checkSniHost(place: FieldPlace, hosts: readonly string[]): FieldProblems {
  const name = place.text()
  // What a gateway names so is found in the hosts as it is.
  if (name === undefined || hosts.includes(name)) return
  if (ipVersion(name) !== undefined)
    yield doubtful(place, `${quoted(name)} is an IP address: clients send no address as SNI.`)
  else if (!isWildcardDomain(name)) yield wrong(place, `${quoted(name)} is no host name.`)
  else if (!hosts.some((host) => isInsideHost(name, host)))
    yield wrong(place, `${quoted(name)} is covered by none of the hosts of this rule.`)
}

export function* checkL4Matches(object: FieldPlace): FieldProblems {
  const spec = object.field('spec')
  for (const match of [...rulesOf(spec, 'tcp'), ...rulesOf(spec, 'tls')].flatMap((rule) =>
    rule.field('match').items(),
  )) {
    yield* judgeTexts(match.field('destinationSubnets'), (text) =>
      isIpOrCidr(text) ? undefined : 'is neither an IP address nor a CIDR range',
    )
    yield* judgePort(match.field('port'))
    yield* judgeLabels(match.field('sourceLabels'))
    for (const gateway of match.field('gateways').items())
      if (gateway.text() !== 'mesh') yield* judgeText(gateway, gatewayNameRule)
  }
}
