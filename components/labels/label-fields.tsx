import type { JudgedRow, LabelRow } from '@/lib/istio/edit/labels/judge-rows'
import { visibleText } from '@/lib/std/visible-text'
import { ActionIcon, Textarea, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useEffect, useId, useRef } from 'react'
import { useTranslations } from 'use-intl'
import classes from './labels-form.module.css'

interface LabelFieldsProps {
  readonly row: LabelRow
  /** From 1. */
  readonly number: number
  readonly problems: JudgedRow | undefined
  readonly tried: boolean
  readonly readOnly: boolean
  /** The id of the list of keys that are suggested. */
  readonly keyList: string | undefined
  /** Values that are suggested. */
  readonly values: readonly string[]
  readonly onChange: (row: LabelRow) => void
  readonly onRemove: () => void
}

/** A key and its value. */
export function LabelFields(props: LabelFieldsProps) {
  const { row, number, problems, tried, readOnly, keyList, values, onChange, onRemove } = props
  const t = useTranslations('labels')
  const valueList = useId()
  const keyField = useRef<HTMLInputElement>(null)
  const isNew = useRef(row.key === '')
  useEffect(() => {
    if (isNew.current) keyField.current?.focus()
  }, [])
  const set = t(`set.${row.set}`)
  const key = visibleText(row.key)
  const isLabel = row.set === 'labels' || row.set === 'podLabels'
  const keyProblem = row.key === '' && !tried ? undefined : problems?.key
  const shared = {
    size: 'xs',
    disabled: readOnly,
    classNames: { input: classes.code },
    autoComplete: 'off',
    spellCheck: false,
  } as const
  const value = {
    ...shared,
    className: classes.value,
    'aria-label': key === '' ? t('valueOfNew', { set }) : t('valueOf', { set, key }),
    placeholder: t('empty'),
    value: row.value,
    error: problems?.value === undefined ? undefined : t(`problems.${problems.value}`),
  }
  return (
    <div className={classes.row}>
      <TextInput
        {...shared}
        ref={keyField}
        className={classes.key}
        aria-label={t('keyOf', { set, number })}
        placeholder={t('key')}
        {...(keyList === undefined ? {} : { list: keyList })}
        value={row.key}
        error={keyProblem === undefined ? undefined : t(`problems.${keyProblem}`)}
        onChange={(event) => onChange({ ...row, key: event.currentTarget.value })}
      />
      {isLabel ? (
        <>
          <TextInput
            {...value}
            {...(values.length === 0 ? {} : { list: valueList })}
            onChange={(event) => onChange({ ...row, value: event.currentTarget.value })}
          />
          <datalist id={valueList}>
            {values.map((each) => (
              <option key={each} value={each} />
            ))}
          </datalist>
        </>
      ) : (
        <Textarea
          {...value}
          autosize
          minRows={1}
          maxRows={8}
          onChange={(event) => onChange({ ...row, value: event.currentTarget.value })}
        />
      )}
      {readOnly ? null : (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="md"
          aria-label={key === '' ? t('removeNew') : t('remove', { key })}
          onClick={onRemove}
        >
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      )}
    </div>
  )
}
