import cardClasses from '@/components/layout/card.module.css'
import { useFailureText } from '@/components/layout/use-failure-text'
import { Band } from '@/components/ui/band'
import { POLICY_TEMPLATES } from '@/lib/config-objects/examples/policy-templates'
import type { KnownCaller, ObjectStart } from '@/lib/config-objects/start/object-start'
import { visibleText } from '@/lib/std/visible-text'
import { NativeSelect } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useFormatter, useTranslations } from 'use-intl'
import type { NewObject } from './use-new-object'

const SHOWN = 5

/** What could not be found out of the place that an object is begun at, and what comes of it. */
export function StartNotices({ start, failure }: Pick<NewObject, 'start' | 'failure'>) {
  const t = useTranslations('config.create')
  const format = useFormatter()
  const words = useFailureText()
  if (failure !== null) {
    const { message, sentence } = words(failure)
    return (
      <Band tone="degraded" role="alert" icon={<IconAlertTriangle size={16} aria-hidden />}>
        {t('unplaced', { reason: visibleText(message ?? sentence) })}
      </Band>
    )
  }
  if (start?.unselected === true) {
    const { namespace, workload, service } = start
    return (
      <Band tone="degraded" icon={<IconAlertTriangle size={16} aria-hidden />}>
        {t('unselected', { name: visibleText(workload ?? service ?? ''), namespace })}
      </Band>
    )
  }
  if (start === undefined || start.shared.length === 0) return null
  const { shared } = start
  const more = shared.length > SHOWN ? ['…'] : []
  const names = format.list([...shared.slice(0, SHOWN).map(visibleText), ...more])
  return <p className={cardClasses.quiet}>{t('shared', { names })}</p>
}

/** With what a policy begins: what it does, and whom it is about. */
export function PolicyStart({ view, change, start }: Pick<NewObject, 'view' | 'change' | 'start'>) {
  const t = useTranslations('config.create')
  const { template, caller } = view
  return (
    <>
      <NativeSelect
        label={t('template')}
        value={template}
        data={POLICY_TEMPLATES.map((value) => ({ value, label: t(`templates.${value}`) }))}
        onChange={(event) => {
          const chosen = POLICY_TEMPLATES.find((one) => one === event.currentTarget.value)
          if (chosen !== undefined) change({ template: chosen })
        }}
        w={240}
      />
      {start === undefined || template !== 'allow-caller' ? null : (
        <Callers start={start} caller={caller} onChange={(chosen) => change({ caller: chosen })} />
      )}
    </>
  )
}

interface CallersProps {
  readonly start: ObjectStart
  readonly caller: string | null
  readonly onChange: (principal: string) => void
}

function Callers({ start: { callers, callersUnknown }, caller, onChange }: CallersProps) {
  const t = useTranslations('config.create')
  const format = useFormatter()
  const isOther = caller !== null && callers.every(({ principal }) => principal !== caller)
  const offered: readonly KnownCaller[] = isOther ? [{ principal: caller, workloads: [] }, ...callers] : callers
  const unknown = callersUnknown === null ? null : t('callersUnknown', { reason: visibleText(callersUnknown) })
  if (offered.length === 0) return <p className={cardClasses.quiet}>{unknown ?? t('noCallers')}</p>
  const labelOf = ({ principal, workloads }: KnownCaller): string =>
    workloads.length === 0
      ? visibleText(principal)
      : visibleText(t('callerOf', { principal, workloads: format.list(workloads.slice(0, SHOWN)) }))
  return (
    <NativeSelect
      label={t('caller')}
      description={unknown ?? t('callerHint')}
      inputWrapperOrder={['label', 'input', 'description']}
      value={caller ?? offered[0]?.principal}
      data={offered.map((one) => ({ value: one.principal, label: labelOf(one) }))}
      onChange={(event) => onChange(event.currentTarget.value)}
      maw={560}
    />
  )
}
