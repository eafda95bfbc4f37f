import { isJsonRecord } from '@/lib/istio/edit/json-shape'
import type { JsonSteps } from '@/lib/istio/edit/json-pointer'
import type { MatchWay } from '@/lib/istio/forms/form-field'
import type { Json } from '@/lib/std/json'
import { NativeSelect, TextInput } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useForm } from './form-context'
import classes from './object-form.module.css'

interface MatchInputProps {
  readonly label: string
  readonly help?: string
  readonly ways: readonly MatchWay[]
  readonly at: JsonSteps
  readonly value: Json | undefined
  /** An empty match, or none, asks for the key alone. */
  readonly ofKey?: boolean
}

/** How a text is matched, and the text. */
export function MatchInput({ label, help, ways, at, value, ofKey = false }: MatchInputProps) {
  const t = useTranslations('forms')
  const { change, readOnly } = useForm()
  const [way, text] = isJsonRecord(value) ? (Object.entries(value)[0] ?? []) : []
  const held = typeof text === 'string' ? text : ''
  const choose = (next: string) => {
    const chosen = ways.find((one) => one === next)
    if (chosen !== undefined) change(at, { [chosen]: held })
    else change(at, ofKey ? {} : undefined)
  }
  return (
    <div className={classes.match} role="group" aria-label={label}>
      <NativeSelect
        size="xs"
        label={label}
        aria-label={t('matchWay', { label })}
        value={way ?? ''}
        disabled={readOnly}
        data={[
          { value: '', label: t(ofKey ? 'ways.present' : 'ways.none') },
          ...ways.map((one) => ({ value: one, label: t(`ways.${one}`) })),
        ]}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      {way === undefined ? null : (
        <TextInput
          size="xs"
          className={classes.grow}
          aria-label={t('matchText', { label })}
          value={held}
          disabled={readOnly}
          onChange={(event) => change(at, { [way]: event.currentTarget.value })}
        />
      )}
      {help === undefined ? null : <p className={classes.help}>{help}</p>}
    </div>
  )
}
