import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'

afterEach(cleanup)

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
