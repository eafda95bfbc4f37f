import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'

afterEach(cleanup)
// A machine with many things to do takes longer than the usual second; what is waited for still has to come.
configure({ asyncUtilTimeout: 4_000 })

class StillObserver implements ResizeObserver {
  observe(): void {
    // jsdom lays nothing out, so there is nothing to observe
  }
  unobserve(): void {
    // see observe
  }
  disconnect(): void {
    // see observe
  }
}
globalThis.ResizeObserver = StillObserver

// Mantine reads the colour scheme and reduced motion through it; jsdom has none.
window.matchMedia = (media) =>
  Object.assign(new EventTarget(), { matches: false, media, onchange: null }) as unknown as MediaQueryList

Element.prototype.scrollIntoView = () => {
  // jsdom lays nothing out, so there is nothing to scroll
}
