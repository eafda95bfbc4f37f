import { groupBy } from '@/lib/std/group-by'
import type { CheckOfObject, Problem, Rule } from '../check'
import type { CheckedObject } from '../model/checked-object'
import { exports } from '../model/export-scope'
import { field, list, number, texts, textOr } from '../model/json'
import { listed } from '../model/listed'
import { derived, type Mesh } from '../model/mesh'
import { sharedView } from '../model/shared-view'
import { readWith } from '../model/views'
import { quoted } from '../values/quoted'

const DUPLICATE: Rule = {
  slug: 'service-entry/duplicate-host-port',
  aliases: { KIA1211: 'warning' },
  severity: 'warning',
}
const CONFLICT: Rule = {
  slug: 'service-entry/conflicting-protocol',
  aliases: { KIA1212: 'warning', IST0177: 'warning' },
  severity: 'warning',
}
const MAX_PARTNERS = 100

interface Slot {
  readonly entry: CheckedObject
  readonly index: number
  readonly host: string
  readonly port: number
  /** In upper case. */
  readonly protocol: string
}

/** The same host and port in several service entries, or twice in one. */
export const sameHostPort: CheckOfObject = {
  kinds: ['serviceentries.networking.istio.io'],
  rules: [DUPLICATE, CONFLICT],
  *run(entry, mesh): Generator<Problem> {
    const { meet } = sharedView(mesh)
    const readers = readWith(entry, mesh)
    let toldForIstioctl = false
    for (const slot of slotsOf(entry)) {
      const partners = partnersOf(slot, readers).filter((other) => other.entry === entry || meet(entry, other.entry))
      const protocols = new Set([slot, ...partners].map(({ protocol }) => protocol))
      if (partners.length > 0 && protocols.size === 1) yield duplicate(slot, partners)
      const differing = scopePartners(slot, readers)
      const ist: boolean = !toldForIstioctl && differing.length > 0
      if (protocols.size > 1 || ist) {
        toldForIstioctl ||= ist
        const aliases = [...(protocols.size > 1 ? ['KIA1212'] : []), ...(ist ? ['IST0177'] : [])]
        yield conflict(slot, aliases, protocols.size > 1 ? partners : differing)
      }
    }
  },
}

function slotsOf(entry: CheckedObject): readonly Slot[] {
  const hosts = new Set(texts(field(entry.spec, 'hosts')))
  return list(field(entry.spec, 'ports')).flatMap((one, index) => {
    const port = number(field(one, 'number'))
    const protocol = textOr(field(one, 'protocol')).toUpperCase()
    return port === undefined ? [] : [...hosts].map((host) => ({ entry, index, host, port, protocol }))
  })
}

const slots = derived((mesh) => listed(mesh, 'serviceentries.networking.istio.io').flatMap(slotsOf))
const byLowerHost = derived((mesh) => groupBy(slots(mesh), ({ host, port }) => `${host.toLowerCase()} ${port}`))
const byHost = derived((mesh) => groupBy(slots(mesh), ({ host, port }) => `${host} ${port}`))

function partnersOf(slot: Slot, mesh: Mesh): readonly Slot[] {
  const all = byLowerHost(mesh).get(`${slot.host.toLowerCase()} ${slot.port}`) ?? []
  return all
    .filter((other) => other.entry !== slot.entry || other.index !== slot.index || other.host !== slot.host)
    .slice(0, MAX_PARTNERS)
}

/** Of the scopes of istioctl: two entries meet in a namespace that both are exported to. */
function scopePartners(slot: Slot, mesh: Mesh): readonly Slot[] {
  const { scopeOf } = exports(mesh)
  const own = scopeOf(slot.entry)
  return (byHost(mesh).get(`${slot.host} ${slot.port}`) ?? []).slice(0, MAX_PARTNERS).filter((other) => {
    if (other.protocol === slot.protocol) return false
    const scope = scopeOf(other.entry)
    return own.everywhere || scope.everywhere || [...own.namespaces].some((one) => scope.namespaces.has(one))
  })
}

function duplicate({ host, port, index, entry }: Slot, partners: readonly Slot[]): Problem {
  const others = othersOf(entry, partners)
  const message = `${quoted(host)} has port ${port} ${others.names.length === 0 ? 'twice here' : `in ${others.names.slice(0, 3).join(', ')} as well`}: only one of them counts.`
  return {
    rule: DUPLICATE,
    path: ['spec', 'ports', index],
    message,
    vars: { host, port, others: others.names },
    references: others.refs,
  }
}

function conflict(
  { host, port, index, entry, protocol }: Slot,
  aliases: readonly string[],
  partners: readonly Slot[],
): Problem {
  const others = othersOf(entry, partners)
  const protocols = [...new Set([protocol, ...partners.map((one) => one.protocol)])].map((one) =>
    one === '' ? 'none' : one,
  )
  return {
    rule: CONFLICT,
    path: ['spec', 'ports', index, 'protocol'],
    aliases,
    message: `${quoted(host)} has port ${port} with the protocols ${protocols.join(' and ')}${others.names.length === 0 ? '' : ` (see ${others.names.slice(0, 3).join(', ')})`}: one of them wins.`,
    vars: { host, port, protocols, others: others.names },
    references: others.refs,
  }
}

function othersOf(
  entry: CheckedObject,
  partners: readonly Slot[],
): { readonly names: readonly string[]; readonly refs: readonly CheckedObject['ref'][] } {
  const objects = [...new Set(partners.map((slot) => slot.entry))].filter((other) => other !== entry)
  return { names: objects.map(({ key }) => key), refs: objects.map(({ ref }) => ref) }
}
