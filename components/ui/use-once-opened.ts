import { useState } from 'react'

/** True from the first opening on: what is opened may be loaded then, and stays for the way it closes. */
export function useOnceOpened(opened: boolean): boolean {
  const [once, setOnce] = useState(opened)
  if (opened && !once) setOnce(true)
  return once || opened
}
