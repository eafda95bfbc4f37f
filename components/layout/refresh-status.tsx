import { Age } from '@/components/ui/age'
import { awaited, oldestShown, useCacheValue } from '@/lib/client/use-cache-value'
import { ActionIcon, Tooltip } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { useRefresh } from './refresh-context'
import classes from './shell.module.css'
import { useAwaitedWords } from './use-awaited-words'
import { useShortcut } from './use-shortcut'

/** How old the numbers on the page are, and the button that asks anew. */
export function RefreshStatus() {
  const t = useTranslations('shell.refresh')
  const { reload } = useRefresh()
  const receivedAt = useCacheValue(oldestShown)
  const waitingFor = useCacheValue(awaited) ?? ''
  const words = useAwaitedWords()
  useShortcut('r', reload)
  return (
    <>
      {receivedAt === undefined ? null : (
        <span className={`${classes.age} ${classes.fromSmall}`}>
          {receivedAt === 0 ? t('never') : t.rich('ago', { age: () => <Age since={receivedAt} /> })}
        </span>
      )}
      <Tooltip label={waitingFor === '' ? t('now') : words(waitingFor)}>
        <ActionIcon variant="subtle" color="gray" size={32} onClick={reload} aria-label={t('now')}>
          <IconRefresh size={18} />
        </ActionIcon>
      </Tooltip>
    </>
  )
}
