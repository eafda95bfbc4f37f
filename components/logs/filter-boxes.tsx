import { useLogView } from '@/lib/client/use-log-view'
import type { FilterProblem } from '@/lib/logs/line-filter'
import { ActionIcon, TextInput, Tooltip } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconEye, IconEyeOff, IconLetterCase, IconRegex } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import classes from './filter-boxes.module.css'

const TYPING_MS = 250

/** What lines must hold, and must not hold, to be shown. */
export function FilterBoxes({ problem }: { readonly problem: FilterProblem | undefined }) {
  const t = useTranslations('logs.filter')
  const [view, change] = useLogView()
  return (
    <div className={classes.boxes} role="search" aria-label={t('show')}>
      <FilterBox box="show" value={view.show} problem={problem} onChange={(show) => change({ show })} />
      <FilterBox box="hide" value={view.hide} problem={problem} onChange={(hide) => change({ hide })} />
      <Tooltip label={t('case')}>
        <ActionIcon
          variant={view.case ? 'light' : 'default'}
          size={30}
          aria-label={t('case')}
          aria-pressed={view.case}
          onClick={() => change({ case: !view.case })}
        >
          <IconLetterCase size={16} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('regex')}>
        <ActionIcon
          variant={view.mode === 'regex' ? 'light' : 'default'}
          size={30}
          aria-label={t('regex')}
          aria-pressed={view.mode === 'regex'}
          onClick={() => change({ mode: view.mode === 'regex' ? 'text' : 'regex' })}
        >
          <IconRegex size={16} />
        </ActionIcon>
      </Tooltip>
    </div>
  )
}

interface FilterBoxProps {
  readonly box: 'show' | 'hide'
  readonly value: string
  readonly problem: FilterProblem | undefined
  readonly onChange: (value: string) => void
}

/** What is typed holds after a moment's rest; what the address says from elsewhere replaces it. */
function FilterBox({ box, value, problem, onChange }: FilterBoxProps) {
  const t = useTranslations('logs.filter')
  const [typed, setTyped] = useState({ text: value, of: value })
  if (typed.of !== value) setTyped({ text: value, of: value })
  const tell = useDebouncedCallback(onChange, TYPING_MS)
  const wrong = problem?.box === box ? t('broken', { message: problem.message }) : undefined
  return (
    <TextInput
      size="xs"
      className={classes.box}
      aria-label={t(box)}
      placeholder={t(box)}
      leftSection={box === 'show' ? <IconEye size={14} aria-hidden /> : <IconEyeOff size={14} aria-hidden />}
      value={typed.text}
      error={wrong}
      spellCheck={false}
      autoComplete="off"
      maxLength={1_000}
      onChange={(event) => {
        setTyped({ text: event.currentTarget.value, of: value })
        tell(event.currentTarget.value)
      }}
    />
  )
}
