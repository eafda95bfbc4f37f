import { storedSetting, useStoredSetting } from '@/lib/client/stored-setting'
import { useEffect, useEffectEvent } from 'react'

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
    if (event.key !== key || event.defaultPrevented || hasModifier(event)) return
    if (isTyping(event.target) || document.querySelector('[aria-modal="true"]') !== null) return
    event.preventDefault()
    act()
  })
  useEffect(() => {
    if (!letters && key.length === 1) return
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [letters, key])
}

/** Brackets need AltGr on many keyboards, which some systems report as Ctrl and Alt. */
function hasModifier(event: KeyboardEvent): boolean {
  return event.metaKey || ((event.ctrlKey || event.altKey) && !event.getModifierState('AltGraph'))
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select, [role="menu"], [role="dialog"]') !== null)
  )
}
