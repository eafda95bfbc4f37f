import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent, useRef } from 'react'
import { isForPage } from './is-for-page'
import { PAGES } from './pages'
import { useLetterKeys } from './use-shortcut'

const WAITS_MS = 1_500

/** `g`, then the letter of a page, goes there (product.md 3.8). */
export function useGoKeys(): void {
  const router = useRouter()
  const [letters] = useLetterKeys()
  const begunMs = useRef(-Infinity)
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const begun = event.timeStamp - begunMs.current < WAITS_MS
    // Shift and the like come before the letter they belong to.
    if (event.key.length > 1) return
    begunMs.current = -Infinity
    if (!isForPage(event)) return
    if (!begun) {
      if (event.key === 'g') begunMs.current = event.timeStamp
      return
    }
    const page = PAGES.find(({ letter }) => letter === event.key)
    // The second letter is never a key of its own, for `g s` must not do what `s` does where there is no such page.
    event.preventDefault()
    event.stopPropagation()
    if (page !== undefined) router.push(page.href)
  })
  useEffect(() => {
    if (!letters) return
    // Before everybody else, since the second letter may be a key of the page.
    document.addEventListener('keydown', onKey, { capture: true })
    return () => document.removeEventListener('keydown', onKey, { capture: true })
  }, [letters])
}
