import { useEffect, useEffectEvent } from 'react'

interface Visit {
  readonly id: string
  readonly turn: number
}

/** Goes to an element when told to, once for each turn. */
export function useVisit(visit: Visit | undefined, goTo: (id: string) => void): void {
  const onVisit = useEffectEvent(goTo)
  const { id, turn } = visit ?? {}
  useEffect(() => {
    if (id !== undefined) onVisit(id)
  }, [id, turn])
}
