'use client'

import type { PageSettings } from '@/lib/config/page-settings'
import { createContext, type ReactNode, useContext } from 'react'

const SettingsContext = createContext<PageSettings | undefined>(undefined)

export interface SettingsProviderProps {
  readonly settings: PageSettings
  readonly children: ReactNode
}

export function SettingsProvider({ settings, children }: SettingsProviderProps) {
  return <SettingsContext value={settings}>{children}</SettingsContext>
}

/** What the installation is set to, as far as pages need it. */
export function useSettings(): PageSettings {
  const settings = useContext(SettingsContext)
  if (settings === undefined) throw new Error('useSettings outside of SettingsProvider')
  return settings
}
