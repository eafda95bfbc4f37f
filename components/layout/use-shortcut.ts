import { storedSetting, useStoredSetting } from '@/lib/client/stored-setting'
import { useEffect, useEffectEvent } from 'react'
import { isForPage } from './is-for-page'

const lettersSetting = storedSetting<boolean>({
  name: 'single-letter-keys',
  version: 1,
  fallback: true,
  read: (value) => (typeof value === 'boolean' ? value : undefined),
})

/** Whether single-letter keys act at all: people who speak to their computer may need them off. */
export function useLetterKeys(): readonly [boolean, (on: boolean) => void] {
  return useStoredSetting(lettersSetting)
}

/** Acts on a key, unless something is being typed, a dialog is open, or it is a single letter and those are switched off. */
export function useShortcut(key: string, act: () => void): void {
  const [letters] = useLetterKeys()
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== key || !isForPage(event)) return
    event.preventDefault()
    act()
  })
  useEffect(() => {
    if (!letters && key.length === 1) return
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [letters, key])
}
