import cardClasses from '@/components/layout/card.module.css'
import type { RowFault } from '@/lib/istio/split/judge-rows'
import type { SplitMove } from '@/lib/istio/split/split-draft'
import { hasPercentages, type SplitDestination } from '@/lib/istio/split/split-model'
import { visibleText } from '@/lib/std/visible-text'
import type { RoutingKind } from '@/lib/url/routing-types'
import { ActionIcon, Button, NumberInput } from '@mantine/core'
import { IconAlertTriangle, IconLock, IconLockOpen, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useId } from 'react'
import { useTranslations } from 'use-intl'
import classes from './split.module.css'

interface SplitRowProps {
  readonly row: SplitDestination
  readonly index: number
  readonly percent: number
  /** As it is applied, 0 to 1; null where it is not there yet. */
  readonly now: number | null
  readonly kind: RoutingKind
  readonly fault: RowFault | null
  /** Its missing subset will be defined. */
  readonly defined: boolean
  readonly locked: boolean
  readonly readOnly: boolean
  readonly onMove: (move: SplitMove) => void
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 10, ArrowUp: 10, ArrowLeft: -10, ArrowDown: -10 }

/** One destination: its share by slider or number, whether it is kept, and the pods that would take it. */
export function SplitRow(props: SplitRowProps) {
  const { row, index, percent, now, locked, readOnly, fault, onMove } = props
  const t = useTranslations('split')
  const about = useId()
  const name = visibleText(row.label)
  const set = (wanted: number) => onMove({ type: 'set', index, percent: wanted })
  const leap = (event: KeyboardEvent) => {
    const step = event.shiftKey ? STEPS[event.key] : undefined
    if (step === undefined) return
    event.preventDefault()
    event.stopPropagation()
    set(percent + step)
  }
  const fixed = readOnly || locked
  return (
    <li className={classes.row} data-fault={fault ?? undefined}>
      <div className={classes.name}>
        <span className={cardClasses.name}>{name}</span>
        <span id={about} className={cardClasses.aside}>
          <About {...props} />
        </span>
      </div>
      <ActionIcon
        variant={locked ? 'light' : 'subtle'}
        color="gray"
        size={32}
        aria-label={t('lock', { name })}
        aria-pressed={locked}
        disabled={readOnly}
        onClick={() => onMove({ type: 'lock', id: row.id })}
      >
        {locked ? <IconLock size={16} aria-hidden /> : <IconLockOpen size={16} aria-hidden />}
      </ActionIcon>
      <input
        type="range"
        className={classes.slider}
        min={0}
        max={100}
        step={1}
        value={percent}
        disabled={fixed}
        aria-label={t('share', { name })}
        aria-valuetext={t('value', { percent })}
        aria-describedby={about}
        onKeyDown={leap}
        onChange={(event) => set(event.currentTarget.valueAsNumber)}
      />
      <NumberInput
        className={classes.number}
        size="xs"
        min={0}
        max={100}
        clampBehavior="strict"
        allowDecimal={false}
        allowNegative={false}
        suffix=" %"
        value={percent}
        disabled={fixed}
        aria-label={t('percent', { name })}
        aria-describedby={about}
        onKeyDownCapture={leap}
        onChange={(value) => {
          if (typeof value === 'number' && value !== percent) set(value)
        }}
      />
      {row.added === undefined || readOnly ? null : (
        <ActionIcon
          variant="subtle"
          color="gray"
          size={32}
          className={classes.remove}
          aria-label={t('remove', { name })}
          onClick={() => onMove({ type: 'remove', id: row.id })}
        >
          <IconX size={16} aria-hidden />
        </ActionIcon>
      )}
      <Fault {...props} name={name} now={now} />
    </li>
  )
}

function About({ row: { weight, added, versions, missingSubset, subset }, now, kind }: SplitRowProps) {
  const t = useTranslations('split')
  const own = missingSubset === null || missingSubset === 'unknown' ? versions : [missingSubset]
  const sum = (count: 'readyPods' | 'desiredPods') => (own ?? []).reduce((total, one) => total + one[count], 0)
  const texts = [
    added !== undefined || now === null ? t('notYet') : t('was', { percent: now * 100 }),
    ...(added !== undefined || hasPercentages(kind)
      ? []
      : [weight === null ? t('unweighted') : t('weight', { weight })]),
    own === null ? t('podsUnknown') : t('pods', { ready: sum('readyPods'), desired: sum('desiredPods') }),
    ...(subset === null && (own?.length ?? 0) > 1 ? [t('allVersions')] : []),
  ]
  return texts.join(' · ')
}

/** What is wrong with the share, and what mends it. */
function Fault({ row, index, fault, defined, name, readOnly, onMove }: SplitRowProps & { readonly name: string }) {
  const t = useTranslations('split')
  const { missingSubset } = row
  const label = missingSubset === null || missingSubset === 'unknown' ? null : missingSubset.versionLabel
  if (fault === null) {
    if (label === null || !defined) return null
    return <p className={classes.remark}>{t('defined', { name, key: label.key, value: label.value })}</p>
  }
  const mend =
    fault === 'noSubset' ? ({ type: 'define', id: row.id } as const) : ({ type: 'set', index, percent: 0 } as const)
  return (
    <div className={classes.fault} role="status">
      <IconAlertTriangle size={16} aria-hidden />
      <span>{t(`faults.${fault}`, { name })}</span>
      {readOnly ? null : (
        <Button size="compact-xs" variant="default" onClick={() => onMove(mend)}>
          {fault === 'noSubset' ? t('define', { name }) : t('zero', { name })}
        </Button>
      )}
    </div>
  )
}
