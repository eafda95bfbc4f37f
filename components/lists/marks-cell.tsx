import type { ListRow, RowMark } from '@/lib/lists/model'
import { visibleText } from '@/lib/std/visible-text'
import {
  IconArrowsShuffle,
  IconCloudQuestion,
  IconLock,
  IconMoonStars,
  IconRefreshDot,
  IconRoute,
  IconShieldOff,
  IconTagOff,
  type TablerIcon,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import classes from './list-table.module.css'

const LOOKS = {
  'missing-sidecar': { Icon: IconShieldOff, tone: 'degraded' },
  'missing-app': { Icon: IconTagOff, tone: 'degraded' },
  'missing-version': { Icon: IconTagOff, tone: 'neutral' },
  'scaled-to-zero': { Icon: IconMoonStars, tone: 'not-ready' },
  rollout: { Icon: IconRefreshDot, tone: 'neutral' },
  waypoint: { Icon: IconArrowsShuffle, tone: 'neutral' },
  'not-in-cluster': { Icon: IconCloudQuestion, tone: 'degraded' },
  generated: { Icon: IconLock, tone: 'neutral' },
} as const satisfies Record<RowMark, { Icon: TablerIcon; tone: string }>

/** What is worth knowing of a row, as signs with words. */
export function MarksCell({ row }: { readonly row: ListRow }) {
  const t = useTranslations('lists.marks')
  const { marks } = row
  // Services have a column for them.
  const config = row.list === 'services' ? [] : row.config
  if (marks.length === 0 && config.length === 0) return null
  const objects = config.map(({ kind, namespace, name }) => visibleText(`${kind} ${namespace}/${name}`)).join('\n')
  return (
    <span className={`${classes.marks} ${classes.above}`}>
      {marks.map((mark) => {
        const { Icon, tone } = LOOKS[mark]
        return (
          <Sign key={mark} name={t(mark)} tone={tone}>
            <Icon size={16} aria-hidden />
          </Sign>
        )
      })}
      {config.length === 0 ? null : (
        <Sign name={t('config', { count: config.length })} title={objects}>
          <IconRoute size={16} aria-hidden />
        </Sign>
      )}
    </span>
  )
}

interface SignProps {
  readonly name: string
  /** Says more than the name. */
  readonly title?: string
  readonly tone?: string
  readonly children: ReactNode
}

/** With the browser's own tooltip: hundreds of these come and go while a list is scrolled. */
function Sign({ name, title = name, tone, children }: SignProps) {
  return (
    <span className={classes.mark} data-tone={tone} role="img" aria-label={name} title={title}>
      {children}
    </span>
  )
}
