import type { Description } from '@/lib/graph/display/describe-element'
import type { useTranslations } from 'use-intl'

type Translate = ReturnType<typeof useTranslations<'canvas'>>

/** One sentence about an element, for those who do not see it: *reviews v2, workload, degraded, 3 in, 1 out*. */
export function announcement(described: Description, t: Translate): string {
  const status = t(`status.${described.status ?? 'none'}`)
  switch (described.kind) {
    case 'node': {
      const { title, version, nodeKind, incoming, outgoing } = described
      const name = version === undefined ? title : `${title} ${version}`
      return t('announceNode', { name, kind: t(`kind.${nodeKind}`), status, incoming, outgoing })
    }
    case 'edge': {
      const { from, to, protocol, numbers } = described
      const known = numbers.filter(({ text }) => text !== '').map(({ name, text }) => `${t(`number.${name}`)} ${text}`)
      return t('announceEdge', { from, to, protocol, status, numbers: known.join(', ') })
    }
    case 'frame':
      return t('announceFrame', { name: described.title, level: t(`level.${described.level}`), status })
  }
}
