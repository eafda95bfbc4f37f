import { useTraceView } from '@/lib/client/use-traces-view'
import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconSearch } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import classes from './waterfall.module.css'

interface WaterfallBarProps {
  /** How many spans are found; undefined while nothing is looked for. */
  readonly found: number | undefined
  readonly onVisit: (step: 1 | -1) => void
  readonly onFoldAll: () => void
  readonly onUnfoldAll: () => void
}

/** The find box of the waterfall with the way through what is found. */
export function WaterfallBar({ found, onVisit, onFoldAll, onUnfoldAll }: WaterfallBarProps) {
  const t = useTranslations('traces.waterfall')
  const [{ q }, change] = useTraceView()
  return (
    <div className={classes.bar}>
      <TextInput
        type="search"
        size="xs"
        className={classes.find}
        aria-label={t('find')}
        placeholder={t('find')}
        leftSection={<IconSearch size={14} aria-hidden />}
        value={q}
        onChange={(event) => change({ q: event.currentTarget.value || null })}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onVisit(event.shiftKey ? -1 : 1)
        }}
      />
      <span role="status" className={classes.found}>
        {found === undefined ? null : t('found', { count: found })}
      </span>
      {found === undefined || found === 0 ? null : (
        <>
          <ActionIcon variant="default" size={26} aria-label={t('previous')} onClick={() => onVisit(-1)}>
            <IconChevronUp size={16} />
          </ActionIcon>
          <ActionIcon variant="default" size={26} aria-label={t('next')} onClick={() => onVisit(1)}>
            <IconChevronDown size={16} />
          </ActionIcon>
        </>
      )}
      <span className={classes.spring} />
      <Button variant="subtle" size="compact-xs" onClick={onFoldAll}>
        {t('foldAll')}
      </Button>
      <Button variant="subtle" size="compact-xs" onClick={onUnfoldAll}>
        {t('unfoldAll')}
      </Button>
    </div>
  )
}
