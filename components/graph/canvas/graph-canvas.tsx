'use client'

import dynamic from 'next/dynamic'

/** The traffic graph as a drawing. Cytoscape is loaded with it, in the browser only. */
export const GraphCanvas = dynamic(() => import('./canvas-stage').then((module) => module.CanvasStage), { ssr: false })
