import { ListPage } from '@/e2e/pages/list-page'
import { atLeast, atMost } from '@/e2e/bench/verdict'
import { framesWhile } from './frames-while'
import { z } from 'zod'
import type { BrowserMeasure } from './measure'
import { openContext } from './open-page'

const ROWS = 2000
const LEAST_FPS = 30
const MOST_SHOWN = 100

const listAnswer = z.looseObject({ rows: z.array(z.looseObject({ id: z.string(), name: z.string() })) })

/** Frames a second while a list of 2,000 rows is scrolled: those of the large mesh, repeated under other names. */
export const measureList: BrowserMeasure = async ({ browser, large }) => {
  const context = await openContext(browser, large)
  const list = new ListPage(await context.newPage())
  await list.page.route('**/api/workloads?*', async (route) => {
    const response = await route.fetch()
    const answer = listAnswer.parse(await response.json())
    const rows = Array.from({ length: ROWS }, (_, index) => {
      const row = answer.rows[index % answer.rows.length]
      return { ...row, id: `${row?.id ?? ''} ${index}`, name: `${row?.name ?? ''}-${index}` }
    })
    await route.fulfill({ response, json: { ...answer, rows } })
  })
  // The names come first, the numbers after them.
  const whole = list.page.waitForResponse(/\/api\/workloads\?.*fields=health/, { timeout: 120_000 })
  await list.goto('workloads', 'namespaces=*&refresh=pause')
  await (await whole).finished()
  await list.count.waitFor()
  const box = await list.table.boundingBox()
  if (box === null) throw new Error('there is no table')
  const { mouse } = list.page
  await mouse.move(box.x + 200, box.y + 300)
  const scrolling = await framesWhile(list.page, (step) => mouse.wheel(0, step % 200 < 100 ? 240 : -240))
  const shown = await list.table.getByRole('row').count()
  await list.page.unrouteAll({ behavior: 'ignoreErrors' })
  await context.close()
  return {
    title: `Scrolling a list of ${ROWS} rows`,
    lines: [
      `${scrolling.fps.toFixed(0)} frames a second, the longest took ${scrolling.longestMs.toFixed(0)} ms; ${shown} rows in the document`,
    ],
    figures: { scrolling, shown },
    verdicts: [
      atLeast('frames a second while a list is scrolled', scrolling.fps, LEAST_FPS),
      atMost('rows of it in the document', shown, MOST_SHOWN),
    ],
  }
}
