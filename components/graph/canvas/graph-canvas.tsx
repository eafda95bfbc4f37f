'use client'

import { startEarly } from './layout/layout-workers'

// The worker is there when the graph comes, which the page waits for anyway.
if (typeof Worker !== 'undefined' && !window.location.search.includes('view=table')) startEarly()

export { CanvasStage as GraphCanvas } from './canvas-stage'
