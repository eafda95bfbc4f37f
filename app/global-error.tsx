'use client'

import { Crash, type CrashProps } from '@/components/layout/crash'
import { Messages } from '@/components/layout/messages'
import { theme, themeVariables } from '@/components/ui/theme'
import '@mantine/core/styles.layer.css'
import { MantineProvider } from '@mantine/core'
import './theme.css'

/** In the place of the whole document when even its layout failed; so it brings what the layout would have given. */
export default function GlobalError(props: CrashProps) {
  return (
    <html lang="en">
      <body>
        <Messages>
          <MantineProvider theme={theme} cssVariablesResolver={themeVariables} defaultColorScheme="auto">
            <Crash {...props} />
          </MantineProvider>
        </Messages>
      </body>
    </html>
  )
}
