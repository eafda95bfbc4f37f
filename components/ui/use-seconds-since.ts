import { useEffect, useState } from 'react'

/** Whole seconds since an instant of this machine's clock (milliseconds), counted on while the page is visible. */
export function useSecondsSince(since: number): number {
  const [now, setNow] = useState(since)
  useEffect(() => {
    const look = (): void => {
      if (!document.hidden) setNow(Date.now())
    }
    look()
    const timer = setInterval(look, 1_000)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [since])
  return Math.max(0, Math.floor((now - since) / 1_000))
}
