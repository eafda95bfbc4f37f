import type { PharosError } from '@/lib/ports/pharos-error'
import type { UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'

/** How the last attempt ended while a new one runs, which TanStack Query forgets: the error stays in view until data comes. */
export function useEarlierFailure<T>({ error, errorUpdatedAt }: UseQueryResult<T>): PharosError | undefined {
  const [held, setHeld] = useState<{ readonly at: number; readonly error: PharosError }>()
  if (error !== null && held?.at !== errorUpdatedAt) setHeld({ at: errorUpdatedAt, error })
  return held?.at === errorUpdatedAt ? held.error : undefined
}
