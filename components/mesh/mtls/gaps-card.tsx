import { Card } from '@/components/layout/card'
import cardClasses from '@/components/layout/card.module.css'
import { ObjectLink } from '@/components/layout/object-link'
import type { Column } from '@/components/table/column'
import { SortedTable } from '@/components/table/sorted-table'
import type { Sort } from '@/components/table/use-sorted-rows'
import { Chip } from '@/components/ui/chip'
import type { Tone } from '@/components/ui/tone'
import { useThingHref } from '@/lib/client/use-details-view'
import { type CoverageAnswer, POLICY_GAPS, type PolicyGap, type PolicyGapKind } from '@/lib/coverage/model'
import { visibleText } from '@/lib/std/visible-text'
import { mtlsPath } from '@/lib/url/mtls-view'
import { Anchor } from '@mantine/core'
import Link from 'next/link'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Share } from './share'

const TONES: Readonly<Record<PolicyGapKind, Tone>> = {
  'strict-but-plain': 'failure',
  'disabled-but-secured': 'degraded',
  'could-be-strict': 'neutral',
}

/** Workloads whose policy says something else than what came. */
export function GapsCard({ gaps: { first, count } }: Pick<CoverageAnswer, 'gaps'>) {
  const t = useTranslations('meshMtls.gaps')
  const [sort, setSort] = useState<Sort | null>(null)
  const columns = useColumns()
  const rows = useMemo(() => first.map((gap) => ({ ...gap, id: `${gap.namespace}/${gap.workload}` })), [first])
  return (
    <Card title={t('title')} count={count}>
      {count === 0 ? (
        <p className={cardClasses.quiet}>{t('none')}</p>
      ) : (
        <SortedTable label={t('title')} columns={columns} rows={rows} sort={sort} onSort={setSort} />
      )}
    </Card>
  )
}

function useColumns(): readonly Column<PolicyGap>[] {
  const t = useTranslations('meshMtls.gaps')
  return useMemo(
    () => [
      {
        id: 'workload',
        title: t('workload'),
        value: ({ namespace, workload }) => `${namespace}/${workload}`,
        cell: (gap) => <WorkloadCell gap={gap} />,
      },
      {
        id: 'what',
        title: t('what'),
        value: ({ kind }) => POLICY_GAPS.indexOf(kind),
        cell: ({ kind }) => (
          <Chip tone={TONES[kind]} title={t(`kindsWhy.${kind}`)}>
            {t(`kinds.${kind}`)}
          </Chip>
        ),
      },
      {
        id: 'policy',
        title: t('policy'),
        value: ({ level }) => level ?? '',
        cell: (gap) => <PolicyCell gap={gap} />,
      },
      {
        id: 'seen',
        title: t('seen'),
        unsortable: true,
        value: () => undefined,
        cell: ({ seen }) => <Share of={seen.requests ?? seen.bytes} />,
      },
      {
        id: 'set',
        title: t('action'),
        unsortable: true,
        value: () => undefined,
        cell: ({ namespace, workload }) => (
          <Anchor
            component={Link}
            href={mtlsPath({ namespace, workload })}
            prefetch={false}
            inherit
            aria-label={t('setOf', { name: visibleText(`${namespace}/${workload}`) })}
          >
            {t('set')}
          </Anchor>
        ),
      },
    ],
    [t],
  )
}

function WorkloadCell({ gap: { namespace, workload } }: { readonly gap: PolicyGap }) {
  const href = useThingHref()
  return (
    <span className={cardClasses.line}>
      <Anchor component={Link} href={href({ kind: 'workload', namespace, name: workload })} prefetch={false} inherit>
        {visibleText(workload)}
      </Anchor>
      <span className={cardClasses.quiet}>{visibleText(namespace)}</span>
    </span>
  )
}

function PolicyCell({ gap: { level, policy } }: { readonly gap: PolicyGap }) {
  const t = useTranslations('meshMtls.gaps')
  if (level === null) return t('byDefault')
  if (policy === null) return t(`levels.${level}`)
  return (
    <span className={cardClasses.line}>
      <ObjectLink object={{ kind: 'peerauthentications.security.istio.io', ...policy }}>
        {visibleText(`${policy.namespace}/${policy.name}`)}
      </ObjectLink>
      <span className={cardClasses.quiet}>{t(`levels.${level}`)}</span>
    </span>
  )
}
