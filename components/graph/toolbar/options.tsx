import { Checkbox, Radio, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './options.module.css'

export interface Option<V extends string> {
  readonly value: V
  readonly label: string
  readonly description?: string | undefined
  /** Why it cannot be chosen. */
  readonly unavailable?: string | undefined
}

interface ChoiceProps<V extends string> {
  readonly label: string
  readonly value: V
  readonly options: readonly Option<V>[]
  readonly onChange: (value: V) => void
}

/** One of several. */
export function Choice<V extends string>({ label, value, options, onChange }: ChoiceProps<V>) {
  return (
    <Radio.Group
      label={label}
      value={value}
      classNames={{ label: classes.legend }}
      onChange={(text) => {
        const chosen = options.find((option) => option.value === text)
        if (chosen !== undefined) onChange(chosen.value)
      }}
    >
      <Stack gap={6} mt={4}>
        {options.map((option) => (
          <Radio
            key={option.value}
            size="xs"
            classNames={{ description: classes.description }}
            value={option.value}
            label={option.label}
            description={option.unavailable ?? option.description}
            disabled={option.unavailable !== undefined}
          />
        ))}
      </Stack>
    </Radio.Group>
  )
}

interface SwitchOptionProps {
  readonly label: string
  readonly checked: boolean
  readonly description?: string | undefined
  /** Why it cannot be switched. */
  readonly unavailable?: string | undefined
  readonly onChange: (checked: boolean) => void
}

/** On or off. */
export function SwitchOption({ label, checked, description, unavailable, onChange }: SwitchOptionProps) {
  return (
    <Checkbox
      size="xs"
      classNames={{ description: classes.description }}
      label={label}
      checked={checked}
      description={unavailable ?? description}
      disabled={unavailable !== undefined}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  )
}

/** Options that belong together, under a title. */
export function OptionGroup({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{label}</legend>
      <Stack gap={6}>{children}</Stack>
    </fieldset>
  )
}

/** The list with one word more or less, in the order of the words. */
export function toggled<V extends string>(words: readonly V[], list: readonly V[], word: V, on: boolean): V[] {
  return words.filter((each) => (each === word ? on : list.includes(each)))
}
