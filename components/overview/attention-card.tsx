import { useOverviewView } from '@/lib/client/use-overview-view'
import type { Attention, OverviewAnswer } from '@/lib/overview/model'
import { visibleText } from '@/lib/std/visible-text'
import { formatDuration } from '@/lib/time/duration'
import { writeListView } from '@/lib/url/list-view'
import { IconCircleCheckFilled } from '@tabler/icons-react'
import { useFormatter, useTranslations } from 'use-intl'
import { AttentionSourceLine } from './attention-source-line'
import { AttentionThingLine } from './attention-thing-line'
import { OverviewCard } from './overview-card'
import own from './attention-card.module.css'
import classes from './overview.module.css'
import type { ShownPart } from './use-overview'

/** What an operator has to look at, the worst first. */
export function AttentionCard({ part }: { readonly part: ShownPart }) {
  const t = useTranslations('overview.attention')
  const [{ duration, at, refresh }] = useOverviewView()
  const attention = part.data?.traffic?.attention
  const cut = attention !== undefined && attention.items.length < attention.total
  const list = { duration, at, refresh, namespaces: ['*'], health: ['failure', 'degraded'] }
  return (
    <OverviewCard
      title={t('title')}
      part={part}
      pick={({ traffic }) => traffic?.attention ?? null}
      height={120}
      note={
        attention === undefined || attention.total === 0 ? null : (
          <span className={classes.quiet}>
            {cut ? t('shown', { shown: attention.items.length, total: attention.total }) : attention.total}
          </span>
        )
      }
      {...(cut ? { all: { href: `/workloads${writeListView(list)}`, label: t('all') } } : {})}
    >
      {(cards, answer) => (cards.items.length === 0 ? <Nothing answer={answer} /> : <Items attention={cards} />)}
    </OverviewCard>
  )
}

function Items({ attention: { items } }: { readonly attention: Attention }) {
  return (
    <ol className={own.list}>
      {items.map((item) =>
        item.about === 'source' ? (
          <AttentionSourceLine key={item.id} item={item} />
        ) : (
          <AttentionThingLine key={item.id} item={item} />
        ),
      )}
    </ol>
  )
}

/** Nothing is only said of what was looked at. */
function Nothing({ answer: { to, durationSeconds, sources } }: { readonly answer: OverviewAnswer }) {
  const t = useTranslations('overview.attention')
  const format = useFormatter()
  const off = sources.find(({ source, state }) => source === 'prometheus' && state === 'unused')
  const time = format.dateTime(Date.parse(to), 'instant')
  return (
    <div className={own.nothing}>
      <IconCircleCheckFilled size={20} aria-hidden />
      <div>
        <strong>{t('nothing')}</strong>
        <p className={classes.quiet}>
          {off === undefined
            ? t('asOf', { time, duration: formatDuration(durationSeconds) })
            : t('nothingTraffic', { time, message: visibleText(off.message ?? '') })}
        </p>
      </div>
    </div>
  )
}
