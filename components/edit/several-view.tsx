import cardClasses from '@/components/layout/card.module.css'
import { Band } from '@/components/ui/band'
import { ObjectLink } from '@/components/layout/object-link'
import { visibleText } from '@/lib/std/visible-text'
import type { ConflictPlan, PlannedStep, SeveralPlan } from '@/lib/url/edit-types'
import { IconBan } from '@tabler/icons-react'
import { useFormatter, useTranslations } from 'use-intl'
import classes from './edit.module.css'
import { objectName } from './object-name'
import { Part } from './part'
import { Checks, Mtls, PlanView } from './plan-view'

/** What a plan of several objects would do: the objects in their order, each with its words and texts. */
export function SeveralView({ plan: { steps, findings, mtls, ready } }: { readonly plan: SeveralPlan }) {
  const t = useTranslations('edit.several')
  const blocking = steps.filter(({ plan: { state } }) => state === 'refused' || state === 'conflict')
  return (
    <>
      {blocking.length > 0 ? (
        <Band tone="failure" role="alert" icon={<IconBan size={16} aria-hidden />}>
          {t('blocked', { names: blocking.map(objectName).join(', ') })}
        </Band>
      ) : null}
      <p className={cardClasses.quiet}>{t('order')}</p>
      {ready === null ? null : <Mtls outlook={mtls} />}
      {ready === null ? null : <Checks findings={findings} />}
      {steps.map((step, i) => (
        <Part
          key={`${step.kind} ${step.namespace}/${step.name}`}
          title={t('step', { place: i + 1, name: objectName(step) })}
        >
          <Step step={step} />
        </Part>
      ))}
    </>
  )
}

function Step({ step }: { readonly step: PlannedStep }) {
  const t = useTranslations('edit.several')
  const { plan, unseen } = step
  if (plan.state === 'unchanged') return <p className={cardClasses.quiet}>{t('unchanged')}</p>
  if (plan.state === 'conflict') return <Conflict step={step} plan={plan} />
  return (
    <div className={classes.step}>
      {unseen.length === 0 ? null : (
        <p className={cardClasses.quiet}>{t('unseen', { names: unseen.map(objectName).join(', ') })}</p>
      )}
      <PlanView plan={plan} heading="h3" />
    </div>
  )
}

function Conflict({ step, plan: { conflicts, by } }: { readonly step: PlannedStep; readonly plan: ConflictPlan }) {
  const t = useTranslations('edit.several')
  const format = useFormatter()
  const paths = visibleText(conflicts.map(({ path }) => path).join(', '))
  return (
    <p className={cardClasses.quiet}>
      {by === null
        ? t('conflictUnknown', { paths })
        : t('conflict', { paths, by: visibleText(by.manager), at: format.dateTime(new Date(by.at), 'full') })}{' '}
      <ObjectLink object={step}>{objectName(step)}</ObjectLink>
    </p>
  )
}
