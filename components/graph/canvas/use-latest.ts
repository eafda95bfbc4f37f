import { type RefObject, useLayoutEffect, useRef } from 'react'

/** A box that always holds the value of the last rendering, for listeners that live longer than one. */
export function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value)
  useLayoutEffect(() => {
    latest.current = value
  })
  return latest
}
