import { describe, expect, test } from 'vitest'
import { composeDashboards, type ReadFile } from './compose-dashboards'
import { parseDashboard } from './parse-dashboard'

function file(name: string, ...items: readonly string[]): ReadFile {
  const text = `name: ${name}\ntitle: ${name}\nitems: [${items.join(', ')}]`
  const parsed = parseDashboard(`${name}.yaml`, text)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
  return { file: `${name}.yaml`, dashboard: parsed.value }
}
const chart = (title: string) => `{ chart: { title: ${title}, metrics: [{ metric: m }] } }`
const include = (name: string) => `{ include: ${name} }`
const titlesOf = (files: readonly ReadFile[], name: string) =>
  composeDashboards(files)
    .byName.get(name)
    ?.charts.map(({ title }) => title)

describe('dashboards put together', () => {
  test('what is included stands in its place', () => {
    const files = [file('all', chart('A'), include('part'), chart('C')), file('part', chart('B'))]
    expect(titlesOf(files, 'all')).toEqual(['A', 'B', 'C'])
  })

  test('a later one of the same name replaces an earlier one, in what includes it as well', () => {
    const files = [file('all', include('part')), file('part', chart('Built-in')), file('part', chart('Own'))]
    expect(titlesOf(files, 'all')).toEqual(['Own'])
    expect(composeDashboards(files).byName.size).toBe(2)
  })

  test.each([
    ['what is not there', [file('bad', include('nothing'))], /no dashboard nothing/],
    ['itself', [file('bad', include('bad'))], /bad includes bad/],
    [
      'what includes it',
      [file('bad', include('other')), file('other', chart('A'), include('bad'))],
      /bad includes other includes bad/,
    ],
    [
      'too much',
      [
        file('bad', ...Array.from({ length: 7 }, () => include('ten'))),
        file('ten', ...Array.from({ length: 10 }, (_, i) => chart(`C${i}`))),
      ],
      /more than 60 charts/,
    ],
  ])('one that includes %s is named and left out', (_, files, message) => {
    const { byName, problems } = composeDashboards(files)
    expect(byName.has('bad')).toBe(false)
    expect(problems[0]).toMatchObject({ file: 'bad.yaml', field: 'items' })
    expect(problems[0]?.message).toMatch(message)
  })

  test('includes of includes of includes end early', () => {
    const files = Array.from({ length: 30 }, (_, i) =>
      file(`d${i}`, ...(i === 29 ? [chart('A')] : Array.from({ length: 20 }, () => include(`d${i + 1}`)))),
    )
    expect(composeDashboards(files).problems.length).toBeGreaterThan(20)
  })
})
