import type { CheckedObject, Labels } from '../model/checked-object'
import { at, field, list, textOr, texts } from '../model/json'
import { fitsLabelSelector } from '../model/label-selector'
import { listed } from '../model/listed'
import { derived } from '../model/mesh'

const REVISION = 'istio.io/rev'

interface Webhook {
  readonly configuration: CheckedObject
  readonly index: number
  readonly namespaceSelector: unknown
  readonly objectSelector: unknown
}

export interface WebhookOverlap {
  readonly index: number
  readonly others: readonly CheckedObject[]
}

/** Whether a configuration is about injection: it mentions a revision, or a webhook of it is named after Istio. */
export function isInjector({ labels, root }: CheckedObject): boolean {
  const webhooks = list(at(root, 'webhooks'))
  return (
    Object.hasOwn(labels, REVISION) ||
    webhooks.some(
      (webhook) =>
        textOr(field(webhook, 'name')).endsWith('istio.io') ||
        revisionsIn(field(webhook, 'namespaceSelector')).length > 0 ||
        revisionsIn(field(webhook, 'objectSelector')).length > 0,
    )
  )
}

/**
 * Webhooks of injection that take one and the same pod, for some labels of a namespace and of a pod that people set: with and
 * without injection, with every revision that a webhook mentions.
 */
export const overlappingWebhooks = derived((mesh): ReadonlyMap<CheckedObject, readonly WebhookOverlap[]> => {
  const configurations = listed(mesh, 'mutatingwebhookconfigurations.admissionregistration.k8s.io').filter(isInjector)
  const webhooks = configurations.flatMap(webhooksOf)
  const revisions = [...new Set(configurations.flatMap(revisionsOf))].slice(0, 50)
  const partners = new Map<Webhook, Set<CheckedObject>>()
  for (const ofNamespace of labelSets('istio-injection', ['enabled', 'disabled'], revisions)) {
    const asked = webhooks.filter(({ namespaceSelector }) => fitsLabelSelector(namespaceSelector, ofNamespace))
    if (asked.length < 2) continue
    for (const ofObject of labelSets('sidecar.istio.io/inject', ['true', 'false'], revisions)) {
      const taking = asked.filter(({ objectSelector }) => fitsLabelSelector(objectSelector, ofObject))
      for (const one of taking.length < 2 ? [] : taking) {
        const others = partners.get(one) ?? new Set()
        partners.set(one, others)
        taking.filter((other) => other !== one).forEach((other) => others.add(other.configuration))
      }
    }
  }
  return new Map(
    configurations.map((configuration) => [
      configuration,
      [...partners].flatMap(([webhook, others]) =>
        webhook.configuration === configuration ? [{ index: webhook.index, others: [...others] }] : [],
      ),
    ]),
  )
})

function webhooksOf(configuration: CheckedObject): readonly Webhook[] {
  return list(at(configuration.root, 'webhooks')).map((webhook, index) => ({
    configuration,
    index,
    namespaceSelector: field(webhook, 'namespaceSelector'),
    objectSelector: field(webhook, 'objectSelector'),
  }))
}

function revisionsOf(configuration: CheckedObject): readonly string[] {
  const own = configuration.labels[REVISION]
  const mentioned = webhooksOf(configuration).flatMap(({ namespaceSelector, objectSelector }) => [
    ...revisionsIn(namespaceSelector),
    ...revisionsIn(objectSelector),
  ])
  return own === undefined ? mentioned : [own, ...mentioned]
}

function revisionsIn(selector: unknown): readonly string[] {
  const exact = field(field(selector, 'matchLabels'), REVISION)
  const listedThere = list(field(selector, 'matchExpressions'))
    .filter((expression) => field(expression, 'key') === REVISION)
    .flatMap((expression) => texts(field(expression, 'values')))
  return typeof exact === 'string' ? [exact, ...listedThere] : listedThere
}

/** No label, each value of one, and each of these with every revision. */
function labelSets(label: string, values: readonly string[], revisions: readonly string[]): readonly Labels[] {
  const plain: readonly Labels[] = [{}, ...values.map((value) => ({ [label]: value }))]
  return plain.flatMap((labels) => [labels, ...revisions.map((revision) => ({ ...labels, [REVISION]: revision }))])
}
