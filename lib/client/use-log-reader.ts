import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { type LogQuestion, LogReader, type LogReading, NOTHING_READ } from './log-reader'

/**
 * Reads what the question asks for, as long as the component is there. Another question begins anew; undefined reads nothing.
 *
 * @param attempt another number asks the same question again.
 */
export function useLogReader(question: LogQuestion | undefined, attempt: number): LogReading {
  const key = question === undefined ? undefined : JSON.stringify([question, attempt])
  const reader = useMemo(
    () => (question === undefined ? undefined : new LogReader(question)),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the key is the question's text: equal questions are one
    [key],
  )
  useEffect(() => reader?.start(), [reader])
  return useSyncExternalStore(reader?.subscribe ?? subscribeToNothing, reader?.get ?? nothing, nothing)
}

function subscribeToNothing(): () => void {
  return () => undefined
}

function nothing(): LogReading {
  return NOTHING_READ
}
