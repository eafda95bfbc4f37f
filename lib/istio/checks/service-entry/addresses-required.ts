import type { CheckOfObject, Problem, Rule } from '../check'
import type { CheckedObject } from '../model/checked-object'
import { at, field, isFilled, list, textOr } from '../model/json'
import { derived, type Mesh } from '../model/mesh'
import { meshFacts } from '../model/mesh-facts'
import { istiodEnvironment } from '../control-plane/istiod-environment'

const RULE: Rule = {
  slug: 'service-entry/addresses-required',
  aliases: { IST0134: 'warning', IST0133: 'warning' },
  severity: 'warning',
}

/** TCP without an address: its connections cannot be told from others. */
export const addressesRequired: CheckOfObject = {
  kinds: ['serviceentries.networking.istio.io'],
  rules: [RULE],
  *run(entry, mesh): Generator<Problem> {
    const { spec, status } = entry
    if (isFilled(field(spec, 'addresses'))) return
    const captured = isFilled(field(status, 'addresses')) || capturesDns(mesh)
    const unallocated = allocatesNothing(entry, mesh)
    for (const [i, port] of list(field(spec, 'ports')).entries()) {
      const protocol = textOr(field(port, 'protocol'))
      if (protocol !== '' && protocol.toUpperCase() !== 'TCP') continue
      const exact = protocol === '' || protocol === 'TCP'
      const aliases = [...(captured ? [] : ['IST0134']), ...(unallocated && exact ? ['IST0133'] : [])]
      if (aliases.length === 0) continue
      const number = field(port, 'number')
      yield {
        rule: RULE,
        path: ['spec', 'ports', i],
        aliases,
        message: `Port ${typeof number === 'number' ? number : ''} carries TCP and the entry has no addresses: its proxies take all traffic of this port for it. List addresses, or let Istio allocate them.`,
        vars: { port: typeof number === 'number' ? number : '' },
      }
    }
  },
}

/** The mesh's proxies answer DNS and give out addresses of their own. */
const capturesDns = derived((mesh): boolean => {
  const metadata = at(meshFacts(mesh).config, 'defaultConfig', 'proxyMetadata')
  const isTrue = (name: string): boolean => String(field(metadata, name)) === 'true'
  return (
    isTrue('ISTIO_META_DNS_CAPTURE') &&
    (isTrue('ISTIO_META_DNS_AUTO_ALLOCATE') || isTrue('PILOT_ENABLE_IP_AUTOALLOCATE'))
  )
})

function allocatesNothing({ spec, labels }: CheckedObject, mesh: Mesh): boolean {
  const resolution = textOr(field(spec, 'resolution'))
  if (resolution === '' || resolution === 'NONE') return true
  if (labels['networking.istio.io/enable-autoallocate-ip'] === 'false') return true
  return istiodEnvironment(mesh).get('PILOT_ENABLE_IP_AUTOALLOCATE') === 'false'
}
