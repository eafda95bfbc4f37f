import { atLeast } from '@/e2e/bench/verdict'
import { type Frames, framesWhile } from './frames-while'
import type { BrowserMeasure } from './measure'
import { openContext, openGraph } from './open-page'

const LEAST_FPS = 30

/**
 * Frames a second while the large graph is panned and zoomed, drawn in software. Everything is drawn meanwhile: lines, heads,
 * shapes, signs and texts are carried along as a picture, which is painted anew in slices.
 */
export const measurePanning: BrowserMeasure = async ({ browser, large }) => {
  const context = await openContext(browser, large)
  const graph = await openGraph(context, large)
  const box = await graph.canvas.boundingBox()
  if (box === null) throw new Error('there is no canvas')
  const { mouse } = graph.page
  const corner = { x: box.x + box.width - 30, y: box.y + 30 }

  await mouse.move(corner.x, corner.y)
  await mouse.down()
  const panning = await framesWhile(graph.page, (step) =>
    mouse.move(corner.x - 300 * Math.abs(Math.sin(step / 30)), corner.y + 200 * Math.abs(Math.sin(step / 23))),
  )
  await mouse.up()
  await mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  const zooming = await framesWhile(graph.page, (step) => mouse.wheel(0, step % 40 < 20 ? -40 : 40))
  await context.close()
  return {
    title: `Moving about in ${large.nodes} nodes and ${large.edges} edges`,
    lines: [line('panning', panning), line('zooming', zooming)],
    figures: { panning, zooming },
    verdicts: [
      atLeast('frames a second while panning', panning.fps, LEAST_FPS),
      atLeast('frames a second while zooming', zooming.fps, LEAST_FPS),
    ],
  }
}

function line(what: string, { fps, longestMs }: Frames): string {
  return `${what}: ${fps.toFixed(0)} frames a second, the longest took ${longestMs.toFixed(0)} ms`
}
