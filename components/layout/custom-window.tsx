import { serverNow } from '@/lib/client/clock'
import { unixSeconds } from '@/lib/std/units'
import { customWindow } from '@/lib/time/custom-window'
import { Button, Group, Stack } from '@mantine/core'
import { DateTimePicker, type DateTimePickerProps } from '@mantine/dates'
import '@mantine/dates/styles.layer.css'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import classes from './picker.module.css'

const SHAPE = 'YYYY-MM-DD HH:mm:ss'

export interface CustomWindowProps {
  readonly duration: number
  readonly at: number | null
  readonly onChoose: (window: { readonly duration: number; readonly at: number }) => void
}

/** From and to, in local time; begins with the window that is shown. */
export function CustomWindow({ duration, at, onChoose }: CustomWindowProps) {
  const t = useTranslations('shell.window')
  const [end] = useState(() => at ?? Math.floor(serverNow() / 1_000))
  const [from, setFrom] = useState<string | null>(dayjs.unix(end - duration).format(SHAPE))
  const [to, setTo] = useState<string | null>(dayjs.unix(end).format(SHAPE))
  const window = customWindow(secondsOf(from), secondsOf(to), unixSeconds(end))
  const field = {
    withSeconds: true,
    valueFormat: SHAPE,
    highlightToday: true,
    size: 'xs',
    // The weekend of many people lies elsewhere.
    weekendDays: [],
    classNames: { day: classes.day },
    previousLabel: t('previous'),
    nextLabel: t('next'),
    submitButtonProps: { 'aria-label': t('takeTime') },
    timePickerProps: {
      hoursInputLabel: t('hours'),
      minutesInputLabel: t('minutes'),
      secondsInputLabel: t('seconds'),
    },
  } satisfies DateTimePickerProps
  // The calendar takes its name from the element with its own id, which the field does not have by itself.
  const named = (id: string) => ({ id, popoverProps: { id, withinPortal: false } })
  return (
    <Stack gap="xs">
      <DateTimePicker
        {...field}
        {...named('window-from')}
        label={t('from')}
        value={from}
        onChange={setFrom}
        data-autofocus
      />
      <DateTimePicker
        {...field}
        {...named('window-to')}
        label={t('to')}
        value={to}
        onChange={setTo}
        error={window.ok ? undefined : t(window.error)}
      />
      <Group justify="flex-end">
        <Button disabled={!window.ok} onClick={() => window.ok && onChoose(window.value)}>
          {t('apply')}
        </Button>
      </Group>
    </Stack>
  )
}

function secondsOf(text: string | null) {
  return unixSeconds(text === null ? NaN : dayjs(text).unix())
}
