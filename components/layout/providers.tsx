'use client'

import { theme, themeVariables } from '@/components/ui/theme'
import { createQueryClient } from '@/lib/client/query-client'
import { COLOR_SCHEME_KEY } from '@/lib/client/storage-key'
import { localStorageColorSchemeManager, type MantineColorScheme, MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { AddressAdapter } from './address-adapter'
import { Messages } from './messages'
import { Notices } from './notices'

const colorSchemes = localStorageColorSchemeManager({ key: COLOR_SCHEME_KEY })

export interface ProvidersProps {
  readonly nonce: string
  readonly defaultColorScheme: MantineColorScheme
  readonly children: ReactNode
}

/** What every page stands in: texts, theme, answers, the URL. */
export function Providers({ nonce, defaultColorScheme, children }: ProvidersProps) {
  // The document keeps the policy it was loaded with; a soft navigation would bring another nonce.
  const [heldNonce] = useState(nonce)
  const [queryClient] = useState(createQueryClient)
  return (
    <Messages>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={themeVariables}
        defaultColorScheme={defaultColorScheme}
        colorSchemeManager={colorSchemes}
        getStyleNonce={() => heldNonce}
      >
        <QueryClientProvider client={queryClient}>
          <AddressAdapter>{children}</AddressAdapter>
        </QueryClientProvider>
        <Notices />
      </MantineProvider>
    </Messages>
  )
}
