import type { Description } from '@/lib/graph/display/describe-element'
import { useTranslations } from 'use-intl'
import { factsOf } from './describe'
import classes from './canvas.module.css'

const WIDTH = 300
const HEIGHT = 150
const OFFSET = 14

interface TooltipProps {
  readonly described: Description
  /** In pixels from the corner of the canvas. */
  readonly at: { readonly x: number; readonly y: number }
  readonly room: { readonly width: number; readonly height: number }
}

/** Name and three key numbers of what is under the pointer. */
export function Tooltip({ described, at, room }: TooltipProps) {
  const t = useTranslations('canvas')
  const left = at.x + OFFSET + WIDTH > room.width ? { right: room.width - at.x + OFFSET } : { left: at.x + OFFSET }
  const top = at.y + OFFSET + HEIGHT > room.height ? { bottom: room.height - at.y + OFFSET } : { top: at.y + OFFSET }
  const numbers = factsOf(described, t)
  return (
    <div role="tooltip" className={classes.tooltip} style={{ ...left, ...top }}>
      <div className={classes.title}>{titleOf(described, t)}</div>
      <div className={classes.subtitle}>{subtitlesOf(described, t).join(' · ')}</div>
      {numbers.length > 0 && (
        <dl className={classes.numbers}>
          {numbers.map(({ name, text }) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  )
}

type Translate = ReturnType<typeof useTranslations<'canvas'>>

function titleOf(described: Description, t: Translate): string {
  if (described.kind === 'edge') return t('edgeTitle', { from: described.from, to: described.to })
  if (described.kind === 'frame') return described.title
  return described.version === undefined ? described.title : `${described.title} ${described.version}`
}

function subtitlesOf(described: Description, t: Translate): string[] {
  const { own } = described
  const status = own !== undefined ? [own.status] : described.status === null ? [] : [t(`status.${described.status}`)]
  switch (described.kind) {
    case 'edge':
      return [own?.kind ?? described.protocol, ...status]
    case 'frame':
      return [own?.kind ?? t(`level.${described.level}`), ...status]
    case 'node': {
      const namespace = described.namespace === 'unknown' ? [] : [described.namespace]
      const signs = described.signs.map((sign) => t(`sign.${sign}`))
      return [own?.kind ?? t(`kind.${described.nodeKind}`), ...namespace, ...status, ...signs]
    }
  }
}
