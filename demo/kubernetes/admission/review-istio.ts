import { ApiFailure } from '../api-failure'
import { itemsAt, textAt, textsAt } from '../json'
import type { ResourceType } from '../resource-types'
import type { ObjectStore } from '../store'
import { destinationRuleFaults } from './destination-rule-faults'
import { virtualServiceFaults } from './virtual-service-faults'
import type { KubeObject } from '@/demo/kube-object'

/** By resource, what istiod finds wrong with a spec that its schema lets through. It looks for much more. */
const FAULTS: ReadonlyMap<string, (spec: unknown) => readonly string[]> = new Map([
  ['virtualservices.networking.istio.io', virtualServiceFaults],
  ['destinationrules.networking.istio.io', destinationRuleFaults],
  [
    'gateways.networking.istio.io',
    (spec: unknown) => (itemsAt(spec, 'servers').length === 0 ? ['gateway must have at least one server'] : []),
  ],
])

const WEBHOOKS = 'validatingwebhookconfigurations.admissionregistration.k8s.io'

/**
 * Plays the validating webhook of istiod, for as long as one is registered for the group.
 *
 * @throws 400 with istiod's words.
 */
export function reviewByIstio(store: ObjectStore, type: ResourceType, object: KubeObject): void {
  const faults = FAULTS.get(type.id)
  const webhook = faults === undefined ? undefined : webhookFor(store, type.group)
  if (faults === undefined || webhook === undefined) return
  const found = faults(object.spec)
  if (found.length === 0) return
  const message = `admission webhook ${JSON.stringify(webhook)} denied the request: configuration is invalid: ${joined(found)}`
  throw new ApiFailure(400, undefined, message)
}

/** The name of the webhook of istiod that is asked about this group. */
function webhookFor(store: ObjectStore, group: string): string | undefined {
  const webhooks = store.list(WEBHOOKS).flatMap((configuration) => itemsAt(configuration, 'webhooks'))
  const asked = webhooks.find(
    (webhook) =>
      textAt(webhook, 'name').endsWith('validation.istio.io') &&
      itemsAt(webhook, 'rules').some((rule) => textsAt(rule, 'apiGroups').some((one) => one === group || one === '*')),
  )
  return asked === undefined ? undefined : textAt(asked, 'name')
}

function joined(faults: readonly string[]): string {
  if (faults.length === 1) return faults.join()
  return `${faults.length} errors occurred:\n${faults.map((fault) => `\t* ${fault}\n`).join('')}\n`
}
