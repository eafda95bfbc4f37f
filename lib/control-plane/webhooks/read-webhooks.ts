import { JsonPlace } from '@/lib/istio/json-place'
import { compareText } from '@/lib/std/compare-text'

/** A webhook through which the API server asks istiod. */
export interface IstiodWebhook {
  /** Injectors change pods, validators judge Istio's objects. */
  readonly kind: 'injector' | 'validator'
  /** The configuration that it stands in. */
  readonly configuration: string
  readonly name: string
  /** Null: it says none. */
  readonly revision: string | null
  readonly tag: string | null
  /** What happens while istiod does not answer: `Fail` or `Ignore`; null where the server did not tell. */
  readonly failurePolicy: string | null
  readonly service: { readonly namespace: string; readonly name: string; readonly port: number } | null
  /** Where it is asked if not at a Service. */
  readonly url: string | null
  /** Whom the API server trusts when it asks, in PEM; empty: nobody put it there yet. Null: it is no base64. */
  readonly authority: string | null
}

const KINDS: ReadonlyMap<string | undefined, IstiodWebhook['kind']> = new Map([
  ['MutatingWebhookConfiguration', 'injector'],
  ['ValidatingWebhookConfiguration', 'validator'],
])
const HTTPS = 443

/**
 * The webhooks of Istio among objects that nobody checked: those of configurations with Istio's labels, or webhooks named after it.
 * Sorted by kind, configuration and name.
 */
export function readWebhooks(objects: readonly unknown[]): readonly IstiodWebhook[] {
  return objects
    .flatMap((object): readonly IstiodWebhook[] => {
      const place = JsonPlace.root(object, '')
      const kind = KINDS.get(place.field('kind').text())
      if (kind === undefined) return []
      const metadata = place.field('metadata')
      const labels = metadata.field('labels').textMap()
      const configuration = metadata.field('name').text() ?? ''
      return place
        .field('webhooks')
        .items()
        .filter((webhook) => isOfIstio(labels, webhook.field('name').text() ?? ''))
        .map((webhook) => ({
          kind,
          configuration,
          name: webhook.field('name').text() ?? '',
          revision: labels['istio.io/rev'] ?? null,
          tag: labels['istio.io/tag'] ?? null,
          failurePolicy: webhook.field('failurePolicy').text() ?? null,
          ...askedAt(webhook.field('clientConfig')),
        }))
    })
    .toSorted(
      (a, b) =>
        compareText(a.kind, b.kind) || compareText(a.configuration, b.configuration) || compareText(a.name, b.name),
    )
}

function isOfIstio(labels: Readonly<Record<string, string>>, name: string): boolean {
  return 'istio.io/rev' in labels || labels.app === 'istiod' || labels.app === 'sidecar-injector' || name.endsWith('.istio.io') // prettier-ignore
}

function askedAt(config: JsonPlace): Pick<IstiodWebhook, 'service' | 'url' | 'authority'> {
  const service = config.field('service')
  const { name, namespace, port } = service.record()
  const named = typeof name === 'string' && typeof namespace === 'string'
  return {
    service: named ? { namespace, name, port: typeof port === 'number' ? port : HTTPS } : null,
    url: config.field('url').text() ?? null,
    authority: fromBase64(config.field('caBundle').text() ?? ''),
  }
}

function fromBase64(text: string): string | null {
  try {
    return atob(text)
  } catch {
    return null // a value that anybody wrote
  }
}
