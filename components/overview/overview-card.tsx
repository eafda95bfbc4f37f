import { Region } from '@/components/layout/region'
import type { OverviewAnswer } from '@/lib/overview/model'
import { Anchor, Skeleton } from '@mantine/core'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import classes from './overview.module.css'
import type { ShownPart } from './use-overview'

interface OverviewCardProps<T> {
  readonly title: string
  readonly part: ShownPart
  /** What of the answer the card shows; null where that is not in it. */
  readonly pick: (answer: OverviewAnswer) => T | null
  /** Height of the skeleton, about that of the final shape. */
  readonly height: number
  /** Behind the title. */
  readonly note?: ReactNode
  readonly tools?: ReactNode
  /** To the page that has all of it. */
  readonly all?: { readonly href: string; readonly label: string }
  readonly children: (cards: T, answer: OverviewAnswer) => ReactNode
}

/** A titled card that owns its state: whatever fails, fails in it alone. */
export function OverviewCard<T>({ title, part, pick, height, note, tools, all, children }: OverviewCardProps<T>) {
  const t = useTranslations('overview')
  const { data: answer, region } = part
  const cards = answer === undefined ? null : pick(answer)
  return (
    <section className={classes.card} aria-label={title}>
      <header className={classes.head} role="presentation">
        <h2 className={classes.title}>{title}</h2>
        {note}
        {answer?.limited === true ? <span className={classes.quiet}>{t('limited')}</span> : null}
        <span className={classes.spring} />
        {all === undefined ? null : (
          <Anchor component={Link} href={all.href} prefetch={false} className={classes.all}>
            {all.label}
          </Anchor>
        )}
        {tools}
      </header>
      <Region region={region} waitingFor={t('waitingFor')} skeleton={<Skeleton height={height} />} empty={null}>
        {answer === undefined || cards === null ? null : children(cards, answer)}
      </Region>
    </section>
  )
}
