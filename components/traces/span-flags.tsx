import { isResponseFlag, splitFlags } from '@/lib/graph/panel/response-flags'
import { visibleText } from '@/lib/std/visible-text'
import type { Span } from '@/lib/tracing/model'
import { useTranslations } from 'use-intl'
import classes from './span-panel.module.css'

/** Envoy's reasons for a failure, in words. */
export function SpanFlags({ span }: { readonly span: Span }) {
  const t = useTranslations('traces.span')
  const meaning = useTranslations('graph.responseFlags')
  const flags = splitFlags(String(span.attributes.find(({ key }) => key === 'response_flags')?.value ?? ''))
  if (flags.length === 0) return null
  return (
    <>
      <h3>{t('flags')}</h3>
      <dl className={classes.flags}>
        {flags.map((flag) => (
          <div key={flag}>
            <dt>{visibleText(flag)}</dt>
            {isResponseFlag(flag) ? <dd>{meaning(flag)}</dd> : null}
          </div>
        ))}
      </dl>
    </>
  )
}
