'use client'

import dynamic from 'next/dynamic'

const load = () => import('./canvas-stage')

// The drawing is what the page is opened for: it is fetched beside the page's own code, not after that has started.
if (typeof window !== 'undefined' && !window.location.search.includes('view=table')) void load()

/** The traffic graph as a drawing. Cytoscape is loaded with it, in the browser only. */
export const GraphCanvas = dynamic(() => load().then((module) => module.CanvasStage), { ssr: false })
