import { DensityScript } from '@/components/layout/density-script'
import { Providers } from '@/components/layout/providers'
import { COLOR_SCHEME_KEY } from '@/lib/client/storage-key'
import { en } from '@/lib/i18n/messages/en'
import { getConfig } from '@/lib/server/process/config'
import '@fontsource-variable/inter/index.css'
import '@fontsource-variable/jetbrains-mono/index.css'
import { ColorSchemeScript } from '@mantine/core'
import '@mantine/core/styles.layer.css'
import '@mantine/dates/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import './theme.css'

export function generateMetadata(): Metadata {
  const { title } = getConfig().ui
  return { title: { default: title, template: `%s · ${title}` }, description: en.shell.description }
}

/** cytoscape adds a style element of its own, which the policy refuses, unless one with this id is there. */
const CYTOSCAPE_STYLE_ID = '__________cytoscape_stylesheet'

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  // Read here only: a soft navigation is answered with another nonce, and the document keeps its policy.
  const nonce = (await headers()).get('x-nonce') ?? ''
  const { theme } = getConfig().ui
  const defaultColorScheme = theme === 'system' ? 'auto' : theme
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        {/* The browser hides nonces from scripts, so what was rendered can never be found again. */}
        <ColorSchemeScript
          nonce={nonce}
          defaultColorScheme={defaultColorScheme}
          localStorageKey={COLOR_SCHEME_KEY}
          suppressHydrationWarning
        />
        <DensityScript nonce={nonce} />
        <style id={CYTOSCAPE_STYLE_ID} nonce={nonce} suppressHydrationWarning />
      </head>
      <body>
        <Providers nonce={nonce} defaultColorScheme={defaultColorScheme}>
          {children}
        </Providers>
      </body>
    </html>
  )
}
