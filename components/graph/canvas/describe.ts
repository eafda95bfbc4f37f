import type { Description } from '@/lib/graph/display/describe-element'
import type { Position } from '@/lib/graph/display/walk'
import type { useTranslations } from 'use-intl'

type Translate = ReturnType<typeof useTranslations<'canvas'>>

export interface ArrivedAt {
  readonly position?: Position | undefined
  readonly selected: boolean
}

/**
 * What is said of an element that the keyboard came to, for those who do not see it: name, kind, state with its reason, numbers,
 * neighbours, which of how many it is, and that it is selected.
 */
export function announcement(described: Description, { position, selected }: ArrivedAt, t: Translate): string {
  const sentences = [
    sentenceOf(described, t),
    position === undefined ? '' : t(`position.${position.among}`, { index: position.index, count: position.count }),
    selected ? t('selected') : '',
  ]
  return sentences.filter((text) => text !== '').join('. ')
}

/** The name of an element by itself. */
export function nameOf(described: Description, t: Translate): string {
  if (described.kind === 'edge') return t('edgeName', { from: described.from, to: described.to })
  if (described.kind === 'frame') return described.title
  return described.version === undefined ? described.title : `${described.title} ${described.version}`
}

function sentenceOf(described: Description, t: Translate): string {
  const name = nameOf(described, t)
  const status = statusOf(described, t)
  const numbers = described.numbers
    .filter(({ text }) => text !== '')
    .map((number) => t('spokenNumber', { name: t(`number.${number.name}`), text: number.text }))
  switch (described.kind) {
    case 'node': {
      const { nodeKind, incoming, outgoing, namespace } = described
      const kind = t(`kind.${nodeKind}`)
      const place = namespace === 'unknown' ? kind : t('inNamespace', { kind, namespace })
      const signs = described.signs.map((sign) => t(`sign.${sign}`))
      return [name, place, status, ...signs, ...numbers, t('edgesOf', { incoming, outgoing })].join(', ')
    }
    case 'edge':
      return [name, described.protocol, status, ...numbers].join(', ')
    case 'frame':
      return [name, t(`level.${described.level}`), status, ...numbers].join(', ')
  }
}

function statusOf(described: Description, t: Translate): string {
  const word = t(`status.${described.status ?? 'none'}`)
  // What is well needs no reason.
  const isUnwell = described.status !== null && described.status !== 'healthy'
  return described.kind === 'edge' || described.reason === '' || !isUnwell
    ? word
    : t('because', { status: word, reason: described.reason })
}
