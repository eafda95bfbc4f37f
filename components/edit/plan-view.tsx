import cardClasses from '@/components/layout/card.module.css'
import { MtlsOutlookView } from '@/components/layout/mtls-outlook'
import { Band } from '@/components/ui/band'
import { visibleText } from '@/lib/std/visible-text'
import type { AcceptedPlan, ReadyPlan, RefusedPlan } from '@/lib/url/edit-types'
import { IconGitMerge } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { DiffView } from './diff-view'
import classes from './edit.module.css'
import { FindingsList } from './findings-list'
import { OwnersList } from './owners-list'
import { Part } from './part'
import { PointersList } from './pointers-list'
import { RefusalView } from './refusal-view'
import { WordsList } from './words-list'

interface PlanViewProps {
  readonly plan: ReadyPlan | AcceptedPlan | RefusedPlan
  /** Of its parts: one of several objects stands in a part of its own. */
  readonly heading?: 'h2' | 'h3'
}

/** What a change of one object would do: words first, then what speaks against it, then the texts. */
export function PlanView({ plan, heading = 'h2' }: PlanViewProps) {
  const t = useTranslations('edit')
  const { words, merged, owners, pointedAtBy, before, after } = plan
  return (
    <>
      {plan.state === 'refused' && plan.refusal !== null ? (
        <RefusalView refusal={plan.refusal} title={t('refusedTitle')} />
      ) : null}
      <Part heading={heading} title={t('whatHappens')}>
        <WordsList words={words} />
      </Part>
      {pointedAtBy === null ? null : (
        <Part heading={heading} title={t('pointers')}>
          <PointersList pointers={pointedAtBy} />
        </Part>
      )}
      {merged === null ? null : (
        <Band icon={<IconGitMerge size={16} aria-hidden />}>
          {merged.by === null
            ? t('mergedUnknown', { paths: visibleText(merged.paths.join(', ')) })
            : t('merged', { by: visibleText(merged.by.manager), paths: visibleText(merged.paths.join(', ')) })}
        </Band>
      )}
      {owners.length === 0 ? null : (
        <Part
          heading={heading}
          title={plan.state === 'refused' && plan.reason === 'owned' ? t('ownedTitle') : t('owners')}
        >
          <OwnersList owners={owners} />
        </Part>
      )}
      {plan.state === 'ready' ? <Mtls outlook={plan.mtls} /> : null}
      {plan.state === 'ready' ? <Checks findings={plan.findings} /> : null}
      {plan.state === 'refused' ? null : <DryRun plan={plan} heading={heading} />}
      <Part heading={heading} title={t('difference')}>
        <DiffView before={before} after={after} />
      </Part>
    </>
  )
}

/** What becomes of the traffic that was seen, where mutual TLS changes. */
export function Mtls({ outlook }: { readonly outlook: ReadyPlan['mtls'] }) {
  const t = useTranslations('mtls')
  if (outlook === null) return null
  return (
    <Part title={t('title')}>
      <MtlsOutlookView outlook={outlook} />
    </Part>
  )
}

/** What the checks say of the mesh as it will be. */
export function Checks({ findings }: Pick<ReadyPlan, 'findings'>) {
  const t = useTranslations('edit')
  return (
    <Part title={t('checks')}>
      <FindingsList findings={findings} />
    </Part>
  )
}

function DryRun({
  plan: { serverChanges },
  heading,
}: {
  readonly plan: Pick<AcceptedPlan, 'serverChanges'>
  readonly heading: 'h2' | 'h3'
}) {
  const t = useTranslations('edit')
  return (
    <Part heading={heading} title={t('dryRun')}>
      <p className={cardClasses.quiet}>{serverChanges.length === 0 ? t('dryRunFine') : t('serverChanges')}</p>
      {serverChanges.length === 0 ? null : (
        <ul className={cardClasses.words}>
          {serverChanges.map(({ path, from, to }) => (
            <li key={path} className={classes.code}>
              {t('valueChange', {
                path: visibleText(path),
                from: visibleText(from ?? t('absent')),
                to: visibleText(to ?? t('absent')),
              })}
            </li>
          ))}
        </ul>
      )}
    </Part>
  )
}
