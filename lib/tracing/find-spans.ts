import type { Span } from './model'

/**
 * Ids of the spans in which every word of the text stands, in whatever case: in service, operation, or an attribute's key or value.
 * Undefined when there is no word to look for.
 */
export function findSpans(spans: readonly Span[], text: string): ReadonlySet<string> | undefined {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return undefined
  return new Set(
    spans.filter((span) => words.every((word) => textsOf(span).some((own) => own.includes(word)))).map(({ id }) => id),
  )
}

function textsOf({ service, operation, attributes }: Span): readonly string[] {
  const own = attributes.map(({ key, value }) => `${key}=${String(value)}`)
  return [service ?? '', operation ?? '', ...own].map((text) => text.toLowerCase())
}
