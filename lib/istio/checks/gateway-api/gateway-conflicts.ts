import type { CheckOfObject, Problem, Rule } from '../check'
import type { CheckedObject } from '../model/checked-object'
import { field, list, number, textOr } from '../model/json'
import { listed } from '../model/listed'
import { derived } from '../model/mesh'

const LISTENER: Rule = {
  slug: 'kubernetes-gateway/duplicate-listener',
  aliases: { KIA1501: 'warning' },
  severity: 'warning',
}
const ADDRESS: Rule = {
  slug: 'kubernetes-gateway/duplicate-address',
  aliases: { KIA1502: 'warning' },
  severity: 'warning',
}
const UNIQUE: Rule = {
  slug: 'kubernetes-gateway/listener-not-unique',
  aliases: { KIA1503: 'error' },
  severity: 'error',
}

/** Gateways of the Gateway API, and listeners of one, that claim the same. */
export const gatewayConflicts: CheckOfObject = {
  kinds: ['gateways.gateway.networking.k8s.io'],
  rules: [LISTENER, ADDRESS, UNIQUE],
  *run(object, mesh): Generator<Problem> {
    const { listeners: claimed, addresses } = claims(mesh)
    const own = listenersOf(object)
    for (const { i, hostname, key, name } of own) {
      const path = ['spec', 'listeners', i]
      const others = hostname === '' ? [] : othersOf(claimed.get(key), object)
      if (others.length > 0) {
        const message = `${others.length === 1 ? 'Another Gateway listens' : `${others.length} other Gateways listen`} for ${hostname} on the same port with the same protocol.`
        const vars = { hostname }
        yield { rule: LISTENER, path: [...path, 'hostname'], message, vars, references: others.map(({ ref }) => ref) }
      }
      const twin = own.find((other) => other.i !== i && other.name !== name && other.key === key)
      if (twin === undefined) continue
      yield {
        rule: UNIQUE,
        path: [...path, 'name'],
        ...(hostname === '' ? { aliases: [] } : {}),
        message: `The listeners ${name} and ${twin.name} have the same port, protocol and hostname${hostname === '' ? ' (none)' : ` (${hostname})`}.`,
        vars: { listener: name },
      }
    }
    for (const [i, address] of list(field(object.spec, 'addresses')).entries()) {
      const value = textOr(field(address, 'value'))
      const others = othersOf(addresses.get(addressKey(address)), object)
      if (others.length === 0) continue
      const message = `${others.length === 1 ? 'Another Gateway asks' : `${others.length} other Gateways ask`} for the address ${value} as well.`
      const path = ['spec', 'addresses', i, 'value']
      yield { rule: ADDRESS, path, message, vars: { address: value }, references: others.map(({ ref }) => ref) }
    }
  },
}

interface Listener {
  readonly i: number
  readonly name: string
  readonly hostname: string
  readonly key: string
}

function listenersOf({ spec }: CheckedObject): readonly Listener[] {
  return list(field(spec, 'listeners')).map((listener, i) => {
    const hostname = textOr(field(listener, 'hostname'))
    const key = `${hostname}\n${number(field(listener, 'port')) ?? ''}\n${textOr(field(listener, 'protocol'))}`
    return { i, hostname, key, name: textOr(field(listener, 'name')) }
  })
}

/** Empty: not to be compared. */
function addressKey(address: unknown): string {
  const [type, value] = [textOr(field(address, 'type')), textOr(field(address, 'value'))]
  return type === '' || value === '' ? '' : `${type}\n${value}`
}

const claims = derived((mesh) => {
  const listeners = new Map<string, Set<CheckedObject>>()
  const addresses = new Map<string, Set<CheckedObject>>()
  for (const object of listed(mesh, 'gateways.gateway.networking.k8s.io')) {
    for (const { hostname, key } of listenersOf(object)) if (hostname !== '') add(listeners, key, object)
    for (const address of list(field(object.spec, 'addresses'))) {
      const key = addressKey(address)
      if (key !== '') add(addresses, key, object)
    }
  }
  return { listeners, addresses }
})

function add(map: Map<string, Set<CheckedObject>>, key: string, object: CheckedObject): void {
  const some = map.get(key)
  if (some === undefined) map.set(key, new Set([object]))
  else some.add(object)
}

function othersOf(all: ReadonlySet<CheckedObject> | undefined, own: CheckedObject): readonly CheckedObject[] {
  return all === undefined || all.size < 2 ? [] : [...all].filter((object) => object !== own)
}
