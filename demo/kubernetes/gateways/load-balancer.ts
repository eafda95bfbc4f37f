import type { KubeObject } from '@/demo/kube-object'
import { nameHash } from '@/demo/random'
import type { Controller } from '../controller'
import { itemsAt, textAt } from '../json'
import type { ObjectStore } from '../store'

/** Addresses for documentation: nobody is behind them. */
const NET = '203.0.113.'
const FIRST = 12
const LAST = 254

/** Gives each Service of type LoadBalancer an address of its own, as long as there are some. */
export function createLoadBalancer(store: ObjectStore): Controller {
  const touched = new Map<string, KubeObject>()
  return {
    noticed({ type, object }) {
      if (object.kind === 'Service' && type !== 'DELETED') touched.set(object.metadata.uid ?? '', object)
    },
    tick() {
      const services = [...touched.values()]
      touched.clear()
      for (const service of services) {
        const current = store.current(service)
        if (current !== undefined) balance(store, current)
      }
    },
  }
}

function balance(store: ObjectStore, service: KubeObject): void {
  const isBalanced = textAt(service, 'spec', 'type') === 'LoadBalancer'
  const addresses = addressesOf(service)
  if (isBalanced === addresses.length > 0) return
  const address = isBalanced ? freeAddress(store, service) : undefined
  if (isBalanced && address === undefined) return
  const ingress = address === undefined ? {} : { ingress: [{ ip: address }] }
  store.update({ ...service, status: { loadBalancer: ingress } })
}

/** What outsiders reach the Service by; none unless it is balanced. */
export function addressesOf(service: KubeObject | undefined): readonly string[] {
  return itemsAt(service, 'status', 'loadBalancer', 'ingress').map((one) => textAt(one, 'ip'))
}

function freeAddress(store: ObjectStore, { metadata }: KubeObject): string | undefined {
  const taken = new Set(store.list('services').flatMap(addressesOf))
  const size = LAST - FIRST + 1
  const start = nameHash(`${metadata.namespace ?? ''}/${metadata.name}`) % size
  for (let step = 0; step < size; step++) {
    const address = `${NET}${FIRST + ((start + step) % size)}`
    if (!taken.has(address)) return address
  }
  return undefined
}
