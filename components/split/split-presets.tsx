import type { SplitDestination } from '@/lib/istio/split/split-model'
import type { SplitDraft, SplitMove } from '@/lib/istio/split/split-draft'
import { visibleText } from '@/lib/std/visible-text'
import { Button, Group, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import classes from './split.module.css'

/** Steps of a canary, the ends included. */
const PRESETS = [0, 1, 5, 10, 25, 50, 100] as const

interface SplitPresetsProps {
  readonly rows: readonly SplitDestination[]
  readonly draft: SplitDraft
  readonly readOnly: boolean
  readonly onMove: (move: SplitMove) => void
}

/** The shares that people set again and again; of the last row, which is the newest version by custom, unless another is chosen. */
export function SplitPresets({ rows, draft, readOnly, onMove }: SplitPresetsProps) {
  const t = useTranslations('split')
  const [wanted, choose] = useState<string>()
  const [first, second] = rows
  if (first === undefined || second === undefined) return null
  const found = rows.findIndex(({ id }) => id === wanted)
  const index = found === -1 ? rows.length - 1 : found
  const row = rows[index] ?? first
  const isLocked = (id: string) => draft.locked.includes(id)
  const name = visibleText(row.label)
  return (
    <div role="group" aria-label={t('presets')} className={classes.presets}>
      <NativeSelect
        size="xs"
        aria-label={t('presetOf')}
        value={row.id}
        data={rows.map(({ id, label }) => ({ value: id, label: visibleText(label) }))}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      <Group gap={4}>
        {PRESETS.map((percent) => (
          <Button
            key={percent}
            size="compact-sm"
            variant={draft.percents[index] === percent ? 'filled' : 'default'}
            aria-label={t('preset', { name, percent })}
            aria-pressed={draft.percents[index] === percent}
            disabled={readOnly || isLocked(row.id)}
            onClick={() => onMove({ type: 'set', index, percent })}
          >
            {t('value', { percent })}
          </Button>
        ))}
      </Group>
      <Group gap={4}>
        <Button size="compact-sm" variant="default" disabled={readOnly} onClick={() => onMove({ type: 'even' })}>
          {t('even')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          disabled={readOnly || isLocked(row.id)}
          onClick={() => onMove({ type: 'swap', index })}
        >
          {t('swap')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          disabled={readOnly || isLocked(first.id)}
          onClick={() => onMove({ type: 'stable' })}
        >
          {t('stable', { name: visibleText(first.label) })}
        </Button>
      </Group>
    </div>
  )
}
