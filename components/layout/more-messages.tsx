import type { en } from '@/lib/i18n/messages/en'
import type { everywhere } from '@/lib/i18n/messages/everywhere'
import { type ReactNode, useMemo } from 'react'
import { IntlProvider, useLocale, useMessages } from 'use-intl'

interface MoreMessagesProps {
  /** Of those that a page does not bring anyhow. */
  readonly messages: Partial<Omit<typeof en, keyof typeof everywhere>>
  readonly children: ReactNode
}

/** Gives texts to what stands in it that do not come with every page: what is loaded later brings its own. */
export function MoreMessages({ messages, children }: MoreMessagesProps) {
  const locale = useLocale()
  const known = useMessages()
  const all = useMemo(() => ({ ...known, ...messages }), [known, messages])
  return (
    <IntlProvider locale={locale} messages={all}>
      {children}
    </IntlProvider>
  )
}
