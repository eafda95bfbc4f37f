import { duplicateRule, insertRule, moveRule, removeRule } from '@/lib/istio/wizards/change-rules'
import { listPlaces, takesRules } from '@/lib/istio/wizards/list-places'
import type { WizardTarget } from '@/lib/istio/wizards/choose-targets'
import type { WizardId } from '@/lib/istio/wizards/wizard-ids'
import type { Json } from '@/lib/std/json'
import { Button } from '@mantine/core'
import { useTranslations } from 'use-intl'
import classes from './wizards.module.css'

interface RuleActionsProps {
  readonly wizard: WizardId
  readonly target: WizardTarget
  readonly object: Json
  /** Of the chosen rule; undefined: there is none. */
  readonly index: number | undefined
  /** The object as it is made, and the rule that is chosen then. */
  readonly onChange: (object: Json, index: number) => void
}

/** What can be done with the order of rules. */
export function RuleActions({ wizard, target: { kind, refusal }, object, index, onChange }: RuleActionsProps) {
  const t = useTranslations('wizards')
  if (refusal !== null || !takesRules(kind, object)) return null
  const places = listPlaces(wizard, kind, object)
  const button = (label: string, act: () => void, disabled = false) => (
    <Button size="compact-xs" variant="default" disabled={disabled} onClick={act}>
      {label}
    </Button>
  )
  if (index === undefined) {
    const add = () => onChange(insertRule(kind, object, places.length, undefined), places.length)
    return <div className={classes.actions}>{button(t('addRule'), add)}</div>
  }
  const { value } = places[index] ?? {}
  const last = places.length - 1
  return (
    <div className={classes.actions}>
      {button(t('before'), () => onChange(insertRule(kind, object, index, value), index))}
      {button(t('after'), () => onChange(insertRule(kind, object, index + 1, value), index + 1))}
      {button(t('duplicate'), () => onChange(duplicateRule(kind, object, index), index + 1))}
      {button(t('up'), () => onChange(moveRule(kind, object, index, index - 1), index - 1), index === 0)}
      {button(t('down'), () => onChange(moveRule(kind, object, index, index + 1), index + 1), index === last)}
      {button(t('remove'), () => onChange(removeRule(kind, object, index), Math.max(0, index - 1)))}
    </div>
  )
}
