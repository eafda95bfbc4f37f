import { Band } from '@/components/ui/band'
import { LABEL_SETS, type LabelSet } from '@/lib/istio/edit/editable-kinds'
import { isKept, judgeRows, type LabelRow, readRows } from '@/lib/istio/edit/labels/judge-rows'
import { type LabelsAnswer, writeLabelText } from '@/lib/istio/edit/labels/labels-answer'
import { sameJson } from '@/lib/std/json'
import { visibleText } from '@/lib/std/visible-text'
import type { EditRequest } from '@/lib/url/edit-types'
import { Button, Group } from '@mantine/core'
import { IconEyeCheck, IconLock } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { LabelRows } from './label-rows'
import classes from './labels-form.module.css'

interface LabelsFormProps {
  readonly answer: LabelsAnswer
  readonly onPreview: (request: EditRequest) => void
  readonly onClose: () => void
}

/** A row for each key; what Kubernetes would refuse is said at the field. Nothing is written from here: it ends in the preview. */
export function LabelsForm({ answer, onPreview, onClose }: LabelsFormProps) {
  const t = useTranslations('labels')
  const form = useRef<HTMLFormElement>(null)
  const [rows, setRows] = useState(() => rowsOf(answer))
  const [tried, setTried] = useState(false)
  useEffect(() => form.current?.focus(), [])
  const { kind, namespace, name, sets, missingRight } = answer
  const judged = judgeRows(rows)
  const isSound = [...judged.values()].every((row) => row.key === undefined && row.value === undefined)
  const wanted = readRows(rows, sets)
  const isChanged = !sameJson(sets, wanted)
  const preview = () => {
    setTried(true)
    if (!isSound || !isChanged) return
    const [before, after] = [writeLabelText(answer, sets), writeLabelText(answer, wanted)]
    onPreview({ action: 'update', kind, namespace, name, before, after })
  }
  // The field is marked once the form has been drawn again.
  useEffect(() => {
    if (tried && !isSound) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the first wrong field is gone to once, not at every stroke
  }, [tried])
  return (
    <form
      ref={form}
      tabIndex={-1}
      className={classes.form}
      aria-label={t('form', { name: visibleText(name) })}
      onSubmit={(event) => {
        event.preventDefault()
        preview()
      }}
    >
      {missingRight === null ? null : (
        <Band icon={<IconLock size={16} aria-hidden />}>{t('missingRight', { right: missingRight })}</Band>
      )}
      {LABEL_SETS.filter((set) => sets[set] !== undefined).map((set) => (
        <LabelRows
          key={set}
          kind={kind}
          set={set}
          rows={rows.filter((row) => row.set === set && !isKept(row.key))}
          kept={rows.filter((row) => row.set === set && isKept(row.key)).map(({ key }) => key)}
          judged={judged}
          tried={tried}
          readOnly={missingRight !== null}
          onChange={(changed) => setRows(rows.map((row) => (row.id === changed.id ? changed : row)))}
          onRemove={(id) => setRows(rows.filter((row) => row.id !== id))}
          onAdd={() => {
            setTried(false)
            setRows([...rows, { id: Math.max(-1, ...rows.map(({ id }) => id)) + 1, set, key: '', value: '' }])
          }}
        />
      ))}
      <Group gap={8}>
        {missingRight === null ? (
          <Button type="submit" leftSection={<IconEyeCheck size={16} aria-hidden />} disabled={!isChanged}>
            {t('preview')}
          </Button>
        ) : null}
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
      </Group>
    </form>
  )
}

function rowsOf({ sets }: LabelsAnswer): readonly LabelRow[] {
  return LABEL_SETS.flatMap((set) => entriesOf(set, sets[set] ?? {})).map((row, id) => ({ ...row, id }))
}

function entriesOf(set: LabelSet, texts: Readonly<Record<string, string>>): readonly Omit<LabelRow, 'id'>[] {
  return Object.entries(texts)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => ({ set, key, value }))
}
