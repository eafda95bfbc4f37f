import type { FieldPlace } from './field-place'
import { doubtful, type FieldProblems, wrong } from './field-problem'
import { quoted } from './quoted'

const TOPOLOGY = ['topology.kubernetes.io/region', 'topology.kubernetes.io/zone', 'topology.istio.io/subzone']

/** V23, `localityLbSetting`; it is the same in the mesh's configuration. @param outlier absent where nothing is known of it */
export function* judgeLocality(locality: FieldPlace, outlier?: FieldPlace): FieldProblems {
  if (!locality.present) return
  const [distribute, failover, priority] = ['distribute', 'failover', 'failoverPriority'].map((name) =>
    locality.field(name),
  )
  if (distribute?.filled === true && failover?.filled === true)
    yield wrong(
      locality,
      'Traffic is either distributed or fails over: distribute and failover cannot be set together.',
    )
  const labels = priority?.texts().filter((label) => TOPOLOGY.includes(label.split('=')[0] ?? '')) ?? []
  if (failover?.filled === true && labels.length > 0)
    yield wrong(
      locality.field('failoverPriority'),
      `With failover, failoverPriority cannot name ${labels.join(', ')}: they are the locality already.`,
    )
  yield* checkDistribute(locality.field('distribute'))
  for (const item of locality.field('failover').items()) yield* checkFailover(item)
  if (
    outlier !== undefined &&
    !outlier.present &&
    locality.field('enabled').value !== false &&
    (failover?.filled === true || priority?.filled === true)
  )
    yield doubtful(locality, 'Without outlierDetection nobody notices that endpoints fail, so nothing fails over.')
}

function* checkFailover(item: FieldPlace): FieldProblems {
  const [from, to] = [item.field('from'), item.field('to')]
  for (const place of [from, to]) {
    const text = place.text() ?? ''
    if (/[/*]/.test(text)) yield wrong(place, `${quoted(text)} is no region: failover goes from region to region.`)
  }
  if (from.filled && from.text() === to.text())
    yield wrong(item, `This fails over from ${quoted(from.text() ?? '')} to itself.`)
}

function* checkDistribute(list: FieldPlace): FieldProblems {
  const seen: string[] = []
  for (const item of list.items()) {
    const from = item.field('from')
    yield* checkPlace(from, from.text() ?? '', seen)
    const goals: string[] = []
    let sum = 0
    const to = item.field('to')
    for (const weight of to.entries()) {
      yield* checkPlace(weight, String(weight.key), goals)
      const share = weight.number() ?? 0
      if (share < 1 || share > 100) yield wrong(weight, `The weight ${share} is not from 1 to 100.`)
      sum += share
    }
    if (sum !== 100) yield wrong(to, `The weights add up to ${sum}, not to 100.`)
  }
}

/** `region/zone/subzone`, of which the last given part may be `*`. */
function* checkPlace(place: FieldPlace, text: string, seen: string[]): FieldProblems {
  const parts = text.split('/')
  const star = text.indexOf('*')
  if (parts.includes('') || parts.length > 3)
    yield wrong(place, `${quoted(text)} is no locality: write region/zone/subzone.`)
  else if (star !== -1 && (star !== text.length - 1 || parts.at(-1) !== '*'))
    yield wrong(place, `${quoted(text)} has a "*" elsewhere than as its last part.`)
  else {
    const earlier = seen.find((other) => overlaps(parts, other.split('/')))
    if (earlier !== undefined) yield wrong(place, `${quoted(text)} overlaps ${quoted(earlier)}.`)
  }
  if (seen.length < 200) seen.push(text)
}

function overlaps(a: readonly string[], b: readonly string[]): boolean {
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    const [x, y] = [a[i] ?? '*', b[i] ?? '*']
    if (x === '*' || y === '*') return true
    if (x !== y) return false
  }
  return true
}
