import type { Description } from '@/lib/graph/display/describe-element'
import type { OwnWords } from '@/lib/graph/model'
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

/** The key numbers with their names; those that are known. */
export function factsOf({ own, numbers }: Description, t: Translate): OwnWords['facts'] {
  const facts = own?.facts ?? numbers.map(({ name, text }) => ({ name: t(`number.${name}`), text }))
  return facts.filter(({ text }) => text !== '')
}

function sentenceOf(described: Description, t: Translate): string {
  const name = nameOf(described, t)
  const status = statusOf(described, t)
  const numbers = factsOf(described, t).map((fact) => t('spokenNumber', fact))
  switch (described.kind) {
    case 'node': {
      const { nodeKind, incoming, outgoing, namespace } = described
      const kind = described.own?.kind ?? t(`kind.${nodeKind}`)
      const place = namespace === 'unknown' ? kind : t('inNamespace', { kind, namespace })
      const signs = described.signs.map((sign) => t(`sign.${sign}`))
      return [name, place, status, ...signs, ...numbers, t('edgesOf', { incoming, outgoing })].join(', ')
    }
    case 'edge':
      return [name, described.own?.kind ?? described.protocol, status, ...numbers].join(', ')
    case 'frame':
      return [name, described.own?.kind ?? t(`level.${described.level}`), status, ...numbers].join(', ')
  }
}

function statusOf(described: Description, t: Translate): string {
  const word = described.own?.status ?? t(`status.${described.status ?? 'none'}`)
  // What is well needs no reason.
  const isUnwell = described.status !== null && described.status !== 'healthy'
  return described.kind === 'edge' || described.reason === '' || !isUnwell
    ? word
    : t('because', { status: word, reason: described.reason })
}
