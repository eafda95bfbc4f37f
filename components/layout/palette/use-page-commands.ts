import { useTranslations } from 'use-intl'
import { PAGES } from '../pages'
import { useLetterKeys } from '../use-shortcut'
import type { Command } from './command'

export function usePageCommands(): readonly Command[] {
  const t = useTranslations('shell.navigation')
  const [letters] = useLetterKeys()
  return PAGES.map(({ id, href, letter, Icon }) => ({
    id: `page ${id}`,
    label: t(id),
    Icon,
    ...(letters ? { keys: `g  ${letter}` } : {}),
    does: { href },
  }))
}
