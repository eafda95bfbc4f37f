import { useEffect, useEffectEvent, useState } from 'react'

interface HitWalk {
  /** What to bring into view; another turn goes there again. */
  readonly visit: { readonly id: string; readonly turn: number } | undefined
  readonly walk: (step: 1 | -1) => void
}

/** Walks through what was found, round and round, and selects it. */
export function useHitWalk(hits: readonly string[], sel: string | null, onSelect: (id: string) => void): HitWalk {
  const [wish, setWish] = useState<1 | -1>()
  const [visit, setVisit] = useState<HitWalk['visit']>()
  const go = useEffectEvent((step: 1 | -1) => {
    const at = hits.indexOf(sel ?? '')
    const from = at < 0 && step < 0 ? 0 : at
    const id = hits[(from + step + hits.length) % hits.length]
    if (id === undefined) return
    onSelect(id)
    setVisit((last) => ({ id, turn: (last?.turn ?? 0) + 1 }))
  })
  // The key that asks for the next hit also applies what was typed, so the hits may be those of a moment later.
  const isReady = wish !== undefined && hits.length > 0
  useEffect(() => {
    if (!isReady) return
    // eslint-disable-next-line react-hooks/set-state-in-effect -- answers a key press with the hits that it brought about
    setWish(undefined)
    go(wish)
  }, [isReady, wish])
  return { visit, walk: setWish }
}
