'use client'

import { formats } from '@/lib/i18n/formats'
import { everywhere } from '@/lib/i18n/messages/everywhere'
import { type ReactNode, useSyncExternalStore } from 'react'
import { IntlProvider } from 'use-intl'

/** Gives texts and formats to what stands in it. Times are the browser's; the server, which does not know its zone, renders UTC. */
export function Messages({ children }: { readonly children: ReactNode }) {
  const timeZone = useSyncExternalStore(neverChanges, browserTimeZone, () => 'UTC')
  return (
    <IntlProvider locale="en" messages={everywhere} formats={formats} timeZone={timeZone}>
      {children}
    </IntlProvider>
  )
}

function browserTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

function neverChanges(): () => void {
  return () => undefined
}
