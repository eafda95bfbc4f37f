import { Autocomplete, TextInput } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'

interface DraftFieldProps {
  readonly label: string
  readonly placeholder: string
  readonly value: string
  readonly isGood: (text: string) => boolean
  /** Said of a text that is not good. */
  readonly refusal: string
  readonly onChange: (text: string) => void
  readonly className?: string | undefined
  /** Texts to choose from. */
  readonly offers?: readonly string[] | undefined
}

/** A field whose text counts when it is left or Enter is pressed, and only if it is understood. */
export function DraftField({
  label,
  placeholder,
  value,
  isGood,
  refusal,
  onChange,
  className,
  offers,
}: DraftFieldProps) {
  const [draft, setDraft] = useState<{ readonly of: string; readonly text: string }>()
  // What was typed holds until the value changes from elsewhere, as by Back.
  const text = draft?.of === value ? draft.text : value
  const good = isGood(text.trim())
  const take = (): void => {
    if (good && text.trim() !== value) onChange(text.trim())
  }
  const shared = {
    ...{ label, placeholder, size: 'xs' as const, ...(className === undefined ? {} : { className }) },
    ...{ value: text, error: good ? undefined : refusal, spellCheck: false, autoComplete: 'off' },
    onBlur: take,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Enter') take()
    },
  }
  const type = (typed: string): void => setDraft({ of: value, text: typed })
  return offers === undefined ? (
    <TextInput {...shared} onChange={(event) => type(event.currentTarget.value)} />
  ) : (
    <Autocomplete
      {...shared}
      data={[...offers]}
      // All of them, whatever stands there: they are another way to say it.
      filter={({ options }) => options}
      onChange={type}
      onOptionSubmit={onChange}
    />
  )
}
