import { Band } from '@/components/ui/band'
import { visibleText } from '@/lib/std/visible-text'
import type { ReadyPlan, RefusedPlan } from '@/lib/url/edit-types'
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

/** What a change would do: words first, then what speaks against it, then the texts. */
export function PlanView({ plan }: { readonly plan: ReadyPlan | RefusedPlan }) {
  const t = useTranslations('edit')
  const { words, merged, owners, pointedAtBy, before, after } = plan
  return (
    <>
      {plan.state === 'refused' && plan.refusal !== null ? (
        <RefusalView refusal={plan.refusal} title={t('refusedTitle')} />
      ) : null}
      <Part title={t('whatHappens')}>
        <WordsList words={words} />
      </Part>
      {pointedAtBy === null ? null : (
        <Part title={t('pointers')}>
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
        <Part title={plan.state === 'refused' && plan.reason === 'owned' ? t('ownedTitle') : t('owners')}>
          <OwnersList owners={owners} />
        </Part>
      )}
      {plan.state === 'ready' ? <Judgement plan={plan} /> : null}
      <Part title={t('difference')}>
        <DiffView before={before} after={after} />
      </Part>
    </>
  )
}

/** What the checks and the dry run said. */
function Judgement({ plan: { findings, serverChanges } }: { readonly plan: ReadyPlan }) {
  const t = useTranslations('edit')
  return (
    <>
      <Part title={t('checks')}>
        <FindingsList findings={findings} />
      </Part>
      <Part title={t('dryRun')}>
        <p className={classes.quiet}>{serverChanges.length === 0 ? t('dryRunFine') : t('serverChanges')}</p>
        {serverChanges.length === 0 ? null : (
          <ul className={classes.words}>
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
    </>
  )
}
