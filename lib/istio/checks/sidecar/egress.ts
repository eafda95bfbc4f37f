import type { CheckOfObject, Problem, Rule } from '../check'
import { hosts } from '../model/host'
import { at, field, list, text, textOr } from '../model/json'
import { knownHosts } from '../model/known-hosts'
import type { CheckedObject } from '../model/checked-object'
import type { Mesh } from '../model/mesh'
import { quoted } from '../values/quoted'

const HOST: Rule = {
  slug: 'sidecar/egress-host-not-found',
  aliases: { KIA1004: 'warning' },
  severity: 'warning',
  needs: ['services', 'serviceentries.networking.istio.io'],
}
const MODE: Rule = { slug: 'sidecar/outbound-mode-ambiguous', aliases: { KIA1007: 'info' }, severity: 'info' }
const PROXY: Rule = { slug: 'sidecar/deprecated-egress-proxy', aliases: { IST0002: 'warning' }, severity: 'warning' }

/** Where a Sidecar lets its proxies go. */
export const sidecarEgress: CheckOfObject = {
  kinds: ['sidecars.networking.istio.io'],
  rules: [HOST, MODE, PROXY],
  *run(sidecar, mesh): Generator<Problem> {
    const policy = field(sidecar.spec, 'outboundTrafficPolicy')
    if (policy !== undefined && textOr(field(policy, 'mode')) === '') {
      const message = 'The policy names no mode, which reads as REGISTRY_ONLY: say which one is meant.'
      yield { rule: MODE, path: ['spec', 'outboundTrafficPolicy'], message }
    }
    if (at(policy, 'egressProxy') !== undefined) {
      const message = 'egressProxy is deprecated: write a VirtualService and a gateway for what leaves the mesh.'
      yield { rule: PROXY, path: ['spec', 'outboundTrafficPolicy', 'egressProxy'], message }
    }
    for (const [i, listener] of list(field(sidecar.spec, 'egress')).entries()) {
      for (const [j, value] of list(field(listener, 'hosts')).entries()) {
        const host = text(value)
        if (host === undefined || isKnown(host, sidecar, mesh)) continue
        const message = `Nothing in the mesh is called ${quoted(host.slice(host.indexOf('/') + 1))}, so this lets nothing in.`
        yield { rule: HOST, path: ['spec', 'egress', i, 'hosts', j], message, vars: { host } }
      }
    }
  },
}

/** What is written wrongly is judged elsewhere. */
function isKnown(item: string, { namespace }: CheckedObject, mesh: Mesh): boolean {
  const [place, dns, ...more] = item.split('/')
  if (place === undefined || dns === undefined || dns === '' || dns === '*' || more.length > 0 || place.startsWith('~'))
    return true
  const host = hosts(mesh).readStrictly(dns, namespace)
  const { isKnown: known, coversSomething } = knownHosts(mesh)
  if (!host.wildcard) return known(host, namespace)
  return host.service === '*' && host.internal && host.namespace === namespace
    ? true
    : coversSomething(host.fqdn, namespace)
}
