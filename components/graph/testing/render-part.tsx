import { en } from '@/lib/i18n/messages/en'
import { formats } from '@/lib/i18n/formats'
import { MantineProvider } from '@mantine/core'
import { render, type RenderResult } from '@testing-library/react'
import { NuqsTestingAdapter } from 'nuqs/adapters/testing'
import type { ReactNode } from 'react'
import { IntlProvider } from 'use-intl'

/** Draws a part of the graph page with its texts, its theme and a URL. */
export function renderPart(part: ReactNode, query = ''): RenderResult {
  return render(
    <IntlProvider locale="en" messages={en} formats={formats} timeZone="UTC">
      <MantineProvider env="test">
        <NuqsTestingAdapter searchParams={query} hasMemory>
          {part}
        </NuqsTestingAdapter>
      </MantineProvider>
    </IntlProvider>,
  )
}
