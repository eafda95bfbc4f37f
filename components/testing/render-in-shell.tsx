import { RefreshProvider } from '@/components/layout/refresh-context'
import { SettingsProvider } from '@/components/layout/settings-context'
import type { PageSettings } from '@/lib/config/page-settings'
import { createQueryClient } from '@/lib/client/query-client'
import { en } from '@/lib/i18n/messages/en'
import { formats } from '@/lib/i18n/formats'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import { NuqsTestingAdapter } from 'nuqs/adapters/testing'
import type { ReactNode } from 'react'
import { IntlProvider } from 'use-intl'

const SETTINGS: PageSettings = {
  title: 'Pharos',
  banner: null,
  windows: [15, 60, 300, 3_600, 604_800],
  refreshes: ['pause', '30s'],
  defaultWindow: 300,
  defaultRefresh: '30s',
  presets: { find: [], hide: [] },
  logs: { defaultLines: 3_000, maxLines: 25_000 },
  groupings: [],
  traceLimit: 100,
  documentationUrl: null,
  anonymous: true,
  viewOnly: true,
  version: '0.0.0',
  userName: 'anonymous',
  userKey: 'user-0',
}

export interface Shown {
  /** The query string of the page at present, as the pickers left it. */
  readonly url: () => string
}

/**
 * Draws a part of the shell in everything it stands in, at the URL with this query string.
 *
 * @param answers what the API says, by query key; what is not in it is never answered.
 */
export function renderInShell(
  children: ReactNode,
  options: {
    readonly search?: string
    readonly answers?: readonly (readonly [readonly string[], unknown])[]
    readonly settings?: Partial<PageSettings>
  } = {},
): Shown {
  const { search = '', answers = [], settings = {} } = options
  const client = createQueryClient()
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, staleTime: Infinity } })
  for (const [key, answer] of answers) client.setQueryData(key, answer)
  let url = search
  render(
    <IntlProvider locale="en" messages={en} formats={formats} timeZone="UTC">
      <MantineProvider env="test">
        <QueryClientProvider client={client}>
          <NuqsTestingAdapter
            searchParams={search}
            hasMemory
            onUrlUpdate={({ queryString }) => {
              url = queryString
            }}
          >
            <SettingsProvider settings={{ ...SETTINGS, ...settings }}>
              <RefreshProvider>{children}</RefreshProvider>
            </SettingsProvider>
          </NuqsTestingAdapter>
        </QueryClientProvider>
      </MantineProvider>
    </IntlProvider>,
  )
  return { url: () => url }
}
