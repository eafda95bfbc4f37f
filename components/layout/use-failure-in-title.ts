import { useEffect } from 'react'

const MARK = '● '

/** Marks the tab of a page about something that fails, so that it is found among others (product 3.1). */
export function useFailureInTitle(fails: boolean): void {
  useEffect(() => {
    if (!fails) return
    const mark = () => {
      if (!document.title.startsWith(MARK)) document.title = MARK + document.title
    }
    mark()
    // The framework writes the title anew whenever the address changes.
    const watch = new MutationObserver(mark)
    watch.observe(document.head, { childList: true, subtree: true, characterData: true })
    return () => {
      watch.disconnect()
      if (document.title.startsWith(MARK)) document.title = document.title.slice(MARK.length)
    }
  }, [fails])
}
