import { Band } from '@/components/ui/band'
import type { TraceTree } from '@/lib/tracing/build-trace-tree'
import { MAX_SPANS, type Trace } from '@/lib/tracing/model'
import { IconClockExclamation, IconEyeOff, IconPuzzleOff, IconScissors } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'

interface TraceRemarksProps {
  readonly trace: Trace
  readonly tree: TraceTree
}

/** What is not as it should be, and what is not shown. */
export function TraceRemarks({ trace, tree }: TraceRemarksProps) {
  const t = useTranslations('traces.trace')
  const skewed = tree.rows.filter(({ skew }) => skew !== null).length
  const hidden = trace.spans.filter(({ service }) => service === null).length
  return (
    <>
      {tree.missing > 0 ? (
        <Band tone="degraded" icon={<IconPuzzleOff size={16} aria-hidden />}>
          {t('missing', { count: tree.missing })}
        </Band>
      ) : null}
      {skewed > 0 ? (
        <Band tone="degraded" icon={<IconClockExclamation size={16} aria-hidden />}>
          {t('skew', { count: skewed })}
        </Band>
      ) : null}
      {trace.cut > 0 ? (
        <Band tone="degraded" icon={<IconScissors size={16} aria-hidden />}>
          {t('cut', { count: trace.cut, most: MAX_SPANS })}
        </Band>
      ) : null}
      {trace.partial === true ? (
        <Band tone="degraded" icon={<IconScissors size={16} aria-hidden />}>
          {t('partial')}
        </Band>
      ) : null}
      {hidden > 0 ? (
        <Band icon={<IconEyeOff size={16} aria-hidden />}>{t('hiddenSpans', { count: hidden })}</Band>
      ) : null}
    </>
  )
}
