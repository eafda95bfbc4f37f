import { IstiodLines, IstiodNote } from './istiod-note'
import { StatusMark } from '@/components/ui/status-mark'
import type { ConfigRow } from '@/lib/lists/model'
import { visibleText } from '@/lib/std/visible-text'
import { Popover } from '@mantine/core'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import classes from './list-table.module.css'
import { useTabIndex } from './row-stop'

const MOST = 8

/** What the checks say of an object, and on demand each of their findings. */
export function ConfigStatusCell({ row: { status, findings, broken, istiod } }: { readonly row: ConfigRow }) {
  const t = useTranslations('lists.config')
  const tabIndex = useTabIndex()
  const [opened, setOpened] = useState(false)
  const id = useId()
  return (
    <span className={classes.above}>
      <button
        type="button"
        className={classes.health}
        tabIndex={tabIndex}
        aria-expanded={opened}
        aria-controls={opened ? id : undefined}
        onMouseEnter={() => setOpened(true)}
        onMouseLeave={() => setOpened(false)}
        onClick={() => setOpened(true)}
        onBlur={() => setOpened(false)}
        onKeyDown={(event) => event.key === 'Escape' && setOpened(false)}
      >
        <StatusMark status={status}>
          {t(`status.${status}`)}
          {findings.length > 1 ? <span className={classes.quiet}> {findings.length}</span> : null}
        </StatusMark>
        <IstiodNote word={istiod} />
      </button>
      {opened ? (
        <Popover opened position="bottom-start" withinPortal floatingStrategy="fixed" trapFocus={false}>
          <Popover.Target>
            <span />
          </Popover.Target>
          <Popover.Dropdown id={id} role="status">
            <ul className={classes.items}>
              {findings.length === 0 ? <li>{t(`statusWhy.${status}`)}</li> : null}
              {findings.slice(0, MOST).map(({ check, aliases, severity, message }, at) => (
                // A check may find the same twice.
                <li key={`${at} ${check}`} className={classes.item}>
                  <StatusMark status={severity} />
                  <span>{visibleText(message)}</span>
                  <span className={classes.rule}>{[check, ...aliases].join(' · ')}</span>
                </li>
              ))}
              {broken > 0 ? <li>{t('broken', { count: broken })}</li> : null}
              <IstiodLines word={istiod} />
            </ul>
          </Popover.Dropdown>
        </Popover>
      ) : null}
    </span>
  )
}
