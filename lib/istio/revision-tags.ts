import { compareText } from '@/lib/std/compare-text'

/** A MutatingWebhookConfiguration, as far as it tells of a tag. Labels are JSON that nobody checked. */
export interface TaggingWebhook {
  readonly name: string
  readonly labels: Readonly<Record<string, unknown>>
}

/**
 * The names that stand for a revision, each with its revision: the webhook through which istiod injects into what asks for a tag
 * (`istio-revision-tag-…`) says both. Of several webhooks for a tag the first by name counts.
 *
 * @see https://istio.io/latest/docs/setup/upgrade/canary/#stable-revision-labels
 */
export function readRevisionTags(webhooks: readonly TaggingWebhook[]): ReadonlyMap<string, string> {
  const tags = new Map<string, string>()
  for (const { labels } of webhooks.toSorted((a, b) => compareText(a.name, b.name))) {
    const [tag, revision] = [textOf(labels['istio.io/tag']), textOf(labels['istio.io/rev'])]
    if (tag !== '' && revision !== '' && !tags.has(tag)) tags.set(tag, revision)
  }
  return tags
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
