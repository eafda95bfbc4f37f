import type { CheckOfObject, Problem, Rule } from '../check'
import type { Severity } from '../finding'
import { nearestFixes } from '../fix/nearest-fixes'
import { hosts } from '../model/host'
import { field, textOr, texts } from '../model/json'
import { knownHosts } from '../model/known-hosts'
import { meshFacts } from '../model/mesh-facts'
import { workloads } from '../model/workloads'

const RULE: Rule = {
  slug: 'destination-rule/host-not-found',
  aliases: { KIA0202: 'error', IST0174: 'warning' },
  severity: 'error',
  needs: ['services', 'serviceentries.networking.istio.io'],
}

/** A DestinationRule for nothing that exists. */
export const destinationRuleHost: CheckOfObject = {
  kinds: ['destinationrules.networking.istio.io'],
  rules: [RULE],
  *run({ spec, namespace }, mesh): Generator<Problem> {
    const host = textOr(field(spec, 'host'))
    if (host === '') return
    const read = hosts(mesh).read(host, namespace)
    const { isKnown, find, coversSomething, servicesOf } = knownHosts(mesh)
    const aliases: string[] = []
    // An app of that name is what people mean when the Service is still to come.
    if (!host.startsWith('*') && !isKnown(read, namespace) && !workloads(mesh).hasApp(namespace, read.service)) {
      aliases.push('KIA0202')
    }
    const target = find(host, namespace, texts(field(spec, 'exportTo')))
    if (target === undefined && !(host.startsWith('*') && coversSomething(host, namespace))) aliases.push('IST0174')
    if (aliases.length === 0) return
    const severity: { readonly severity?: Severity } = meshFacts(mesh).allowsAnyOutbound ? { severity: 'warning' } : {}
    yield {
      rule: RULE,
      path: ['spec', 'host'],
      aliases,
      message:
        aliases.includes('KIA0202') || host.startsWith('*')
          ? `There is no Service and no ServiceEntry for the host ${host} that ${namespace} can see, so the rule is for nothing.`
          : `The host ${host} names nothing as it is written: Istio expands names without a dot only. Write the full name.`,
      vars: { host },
      fixes: [
        ...nearestFixes(host, servicesOf(namespace), ['spec', 'host']),
        { title: 'Correct the host, or create the Service or a ServiceEntry for it.' },
      ],
      ...severity,
    }
  },
}
