import { Snippet } from '@/components/layout/finding'
import { Facts } from '@/components/layout/facts'
import { SOURCE_LOOKS } from '@/components/layout/source-state'
import { SourceWords } from '@/components/layout/source-words'
import { useSourceFacts } from '@/components/layout/use-source-facts'
import { Chip } from '@/components/ui/chip'
import { useMeshSourcesView } from '@/lib/client/use-mesh-sources-view'
import type { SourceReport } from '@/lib/doctor/model'
import { visibleText } from '@/lib/std/visible-text'
import { useEffect, useId, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { CheckLists } from './check-lists'
import classes from './sources.module.css'
import { TryButton } from './try-button'
import { useReportFacts } from './use-report-facts'

/** One source: how it does, where it is, and what was looked for in it. */
export function SourceCard({ report }: { readonly report: SourceReport }) {
  const { source, pin, checks } = report
  const t = useTranslations('meshSources')
  const shell = useTranslations('shell.sources')
  const facts = [...useReportFacts(report), ...useSourceFacts(source)]
  const [{ sel, cause }] = useMeshSourcesView()
  const card = useRef<HTMLElement>(null)
  const linked = sel === source.id && cause === null
  useEffect(() => {
    if (linked) card.current?.scrollIntoView({ block: 'start' })
  }, [linked])
  const title = useId()
  const { tone, Icon } = SOURCE_LOOKS[source.state]
  return (
    <section ref={card} className={classes.card} aria-labelledby={title} data-linked={linked || undefined}>
      <header className={classes.head} role="presentation">
        <h2 id={title} className={classes.title}>
          {visibleText(source.name)}
          <span className={classes.type}>{shell(`types.${source.type}`)}</span>
        </h2>
        <Chip tone={tone} icon={<Icon size={14} aria-hidden />}>
          {shell(`states.${source.state}`)}
        </Chip>
        <TryButton report={report} />
      </header>
      <SourceWords source={source} />
      <div className={classes.halves}>
        <div>
          <Facts facts={facts} />
          {pin === null ? null : (
            <>
              <p className={classes.quiet}>{t('pin')}</p>
              <Snippet name={t('pin')} text={pin} />
            </>
          )}
        </div>
        <CheckLists checks={checks} />
      </div>
    </section>
  )
}
