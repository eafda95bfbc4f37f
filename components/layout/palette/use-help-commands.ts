import { safeHref } from '@/lib/std/safe-href'
import { IconBook2, IconInfoCircle, IconKeyboard } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { useSettings } from '../settings-context'
import type { Command } from './command'

export type HelpDialog = 'keys' | 'about'

/** Where help is found. */
export function useHelpCommands(onHelp: (dialog: HelpDialog) => void): readonly Command[] {
  const t = useTranslations('shell.help')
  const { documentationUrl } = useSettings()
  const documentation = documentationUrl === null ? undefined : safeHref(documentationUrl)
  return [
    { id: 'help keys', label: t('keys'), Icon: IconKeyboard, keys: '?', does: { run: () => onHelp('keys') } },
    ...(documentation === undefined
      ? []
      : [
          {
            id: 'help documentation',
            label: t('documentation'),
            detail: documentation.target,
            Icon: IconBook2,
            does: { run: () => void window.open(documentation.href, '_blank', 'noopener,noreferrer') },
          },
        ]),
    { id: 'help about', label: t('about'), Icon: IconInfoCircle, does: { run: () => onHelp('about') } },
  ]
}
