import { overlapHosts } from '../overlap-hosts'
import type { FieldPlace } from '../field-place'
import { type FieldProblems, judgeText, wrong } from '../field-problem'
import { ipVersion } from '../ip-address'
import { gatewayNameRule, isWildcardDomain } from '../name-rules'
import { quoted } from '../quoted'
import { isBoundToMesh } from './routes'

/** The name that a gateway with SNI routes gives to a port of a service. */
const SNI_NAME = /^outbound_\.\d{1,5}_\._\.(.+)$/

export function* checkHosts(object: FieldPlace): FieldProblems {
  const spec = object.field('spec')
  const mesh = isBoundToMesh(spec)
  const sni = !mesh && spec.field('tls').filled
  for (const host of spec.field('hosts').items()) {
    const text = host.text()
    if (text === undefined) continue
    const name = sni ? (SNI_NAME.exec(text)?.[1] ?? text) : text
    if (text === '*' && mesh)
      yield wrong(
        host,
        '"*" cannot be a host for the sidecars of the mesh: name hosts, or bind the rule to gateways only.',
      )
    else if (!isWildcardDomain(name) && ipVersion(name) === undefined)
      yield wrong(
        host,
        `${quoted(text)} is no host: write a domain name, one whose first part is "*", or an IP address.`,
      )
  }
}

export function* checkOverlappingHosts(object: FieldPlace): FieldProblems {
  const hosts = object.at('spec', 'hosts').items()
  for (const overlap of overlapHosts(hosts.map((host) => host.text() ?? ''))) {
    const place = hosts[overlap.index]
    if (place !== undefined)
      yield wrong(place, `${quoted(overlap.host)} overlaps ${quoted(overlap.earlier)} of the same rule.`)
  }
}

export function* checkGatewayNames(object: FieldPlace): FieldProblems {
  const spec = object.field('spec')
  const matches = spec
    .field('http')
    .items()
    .flatMap((rule) => rule.field('match').items())
  for (const list of [spec, ...matches].map((place) => place.field('gateways')))
    for (const gateway of list.items()) if (gateway.text() !== 'mesh') yield* judgeText(gateway, gatewayNameRule)
}
