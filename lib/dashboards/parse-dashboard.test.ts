import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { composeDashboards } from './compose-dashboards'
import { MAX_DASHBOARD_LENGTH, parseDashboard } from './parse-dashboard'

const CHART = '{ chart: { title: Lag, metrics: [{ metric: lag_seconds }] } }'
const HEAD = 'name: mine\ntitle: Mine\n'

function problemsOf(text: string) {
  const parsed = parseDashboard('mine.yaml', text)
  return parsed.ok ? [] : parsed.error
}

describe('a file of a dashboard', () => {
  test('needs a name, a title and a chart; everything else has a default', () => {
    const parsed = parseDashboard('mine.yaml', `${HEAD}items: [${CHART}]`)
    expect(parsed.ok && parsed.value.items[0]).toEqual({
      chart: {
        title: 'Lag',
        unit: '',
        scale: 1,
        type: 'raw',
        span: 6,
        aggregate: 'sum',
        metrics: [{ metric: 'lag_seconds' }],
        group_by: [],
        top: 10,
      },
    })
  })

  test.each([
    ['title: Mine\nitems: []', ['name', 'items']],
    [`${HEAD}item: []`, ['items', 'item']],
    [`${HEAD}items: [{ chart: { title: Lag, type: gauge, metrics: [{ metric: lag }] } }]`, ['items[0].chart.type']],
    [
      `${HEAD}items: [{ chart: { title: Lag, metrics: [{ metric: 'up{} or x' }] } }]`,
      ['items[0].chart.metrics[0].metric'],
    ],
    [`${HEAD}items: [{ chart: { title: Lag, sapn: 3, metrics: [{ metric: lag }] } }]`, ['items[0].chart.sapn']],
    [`${HEAD}items: [${CHART}, { include: Über }]`, ['items[1].include']],
    [`${HEAD}items: [${CHART}, 7]`, ['items[1]']],
    [`${HEAD}items: [${CHART}, {}]`, ['items[1]']],
    [`${HEAD}items: [{ chart: { title: A, metrics: [{ metric: a }, { metric: a }] } }]`, ['items[0].chart.metrics']],
    [`${HEAD}items: [${CHART}]\nlinks: [{ title: Book, url: 'javascript:alert(1)' }]`, ['links[0].url']],
    ['- a list', ['']],
    ['', ['']],
    [`${HEAD}${HEAD}`, ['']],
    ['a: [', ['']],
  ])('%j is refused, the field named', (text, fields) => {
    const problems = problemsOf(text)
    expect(problems.map(({ field }) => field)).toEqual(fields)
    expect(problems.every(({ file, message }) => file === 'mine.yaml' && message !== '')).toBe(true)
  })

  test.each([
    [
      'aliases of aliases',
      `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [${'*a,'.repeat(9)}]\nc: &c [${'*b,'.repeat(9)}]\nd: [${'*c,'.repeat(9)}]`,
    ],
    ['nesting without end', '['.repeat(100_000)],
    ['more than fits', 'a'.repeat(MAX_DASHBOARD_LENGTH + 1)],
  ])('%s is refused in a short sentence', (_, text) => {
    const [problem] = problemsOf(text)
    expect(problem?.message.length).toBeLessThanOrEqual(300)
  })

  test('no text makes it throw, and every problem is short', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 300 }),
      fc.json().map((json) => `${HEAD}items: ${json}`),
    )
    fc.assert(
      fc.property(text, (written) => {
        expect(problemsOf(written).every(({ message, field }) => message.length + field.length <= 600)).toBe(true)
      }),
    )
  })
})

describe('the built-in dashboards', () => {
  const files = readdirSync('dashboards')

  test.each(files)('%s is one, called as its file', (file) => {
    const parsed = parseDashboard(file, readFileSync(`dashboards/${file}`, 'utf8'))
    expect(parsed.ok ? `${parsed.value.name}.yaml` : parsed.error).toBe(file)
  })

  test('all that they include is there', () => {
    const read = files.map((file) => ({
      file,
      parsed: parseDashboard(file, readFileSync(`dashboards/${file}`, 'utf8')),
    }))
    const { byName, problems } = composeDashboards(
      read.flatMap(({ file, parsed }) => (parsed.ok ? [{ file, dashboard: parsed.value }] : [])),
    )
    expect(problems).toEqual([])
    expect(byName.size).toBe(files.length)
  })
})
