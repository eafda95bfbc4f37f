import type { LabelSet } from '@/lib/istio/edit/editable-kinds'
import type { JudgedRow, LabelRow } from '@/lib/istio/edit/labels/judge-rows'
import { knownKeys } from '@/lib/istio/edit/labels/known-keys'
import { visibleText } from '@/lib/std/visible-text'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useId, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { LabelFields } from './label-fields'
import classes from './labels-form.module.css'

interface LabelRowsProps {
  /** Kind id. */
  readonly kind: string
  readonly set: LabelSet
  readonly rows: readonly LabelRow[]
  /** Keys that are not to be changed here. */
  readonly kept: readonly string[]
  readonly judged: ReadonlyMap<number, JudgedRow>
  /** Whether a row without a key is wrong already, or only new. */
  readonly tried: boolean
  readonly readOnly: boolean
  readonly onChange: (row: LabelRow) => void
  readonly onRemove: (id: number) => void
  readonly onAdd: () => void
}

/** One map: a line per key, and the way to another one. */
export function LabelRows(props: LabelRowsProps) {
  const { kind, set, rows, kept, judged, tried, readOnly, onChange, onRemove, onAdd } = props
  const t = useTranslations('labels')
  const list = useId()
  const add = useRef<HTMLButtonElement>(null)
  const known = knownKeys(kind, set)
  return (
    <fieldset className={classes.set}>
      <legend className={classes.legend}>{t(`set.${set}`)}</legend>
      {set === 'podLabels' || set === 'podAnnotations' ? <p className={classes.quiet}>{t('ofPods')}</p> : null}
      {rows.length === 0 ? <p className={classes.quiet}>{t('none')}</p> : null}
      <datalist id={list}>
        {known.map(({ key }) => (
          <option key={key} value={key} />
        ))}
      </datalist>
      {rows.map((row, i) => (
        <LabelFields
          key={row.id}
          row={row}
          number={i + 1}
          problems={judged.get(row.id)}
          tried={tried}
          readOnly={readOnly}
          keyList={known.length === 0 ? undefined : list}
          values={known.find(({ key }) => key === row.key)?.values ?? []}
          onChange={onChange}
          onRemove={() => {
            onRemove(row.id)
            add.current?.focus()
          }}
        />
      ))}
      {kept.length === 0 ? null : (
        <p className={classes.quiet}>{t('kept', { count: kept.length, keys: visibleText(kept.join(', ')) })}</p>
      )}
      {readOnly ? null : (
        <Button
          ref={add}
          size="compact-sm"
          variant="default"
          className={classes.add}
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={onAdd}
        >
          {t(`add.${set}`)}
        </Button>
      )}
    </fieldset>
  )
}
