import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newSplit } from './new-split'
import { readSplits } from './read-splits'
import {
  isChanged,
  moveSplit,
  openDesk,
  openNewDesk,
  readDraft,
  rowsOf,
  type SplitDesk,
  type SplitMove,
} from './split-draft'
import { routedService, routingObject, serviceRouting } from './testing/split-routing'

const to = (subset: string, weight: number) => ({ destination: { host: 'cart', subset }, weight })
const ROUTING = serviceRouting(
  [routingObject('virtualservices.networking.istio.io', { http: [{ route: [to('v1', 90), to('v2', 10)] }] })],
  [routedService('cart', { v1: 1, v2: 1, v3: 1, v4: 1 }, ['v1', 'v2'])],
)
const [RULE] = readSplits(ROUTING)
if (RULE === undefined) throw new Error('no rule')
const DESK = openDesk(ROUTING, RULE)
const after = (desk: SplitDesk, ...moves: readonly SplitMove[]) =>
  moves.reduce((draft, move) => moveSplit(desk, draft, move), desk.begin)

describe('a draft of a split', () => {
  test.each<[string, readonly SplitMove[], readonly number[]]>([
    ['begins as it is written', [], [90, 10]],
    ['sets a share', [{ type: 'set', index: 1, percent: 25 }], [75, 25]],
    ['swaps', [{ type: 'swap', index: 1 }], [10, 90]],
    ['shares evenly', [{ type: 'even' }], [50, 50]],
    ['goes back to the stable version', [{ type: 'set', index: 1, percent: 60 }, { type: 'stable' }], [100, 0]],
    ['leaves a locked row', [{ type: 'lock', id: '0' }, { type: 'even' }], [90, 10]],
    ['unlocks it again', [{ type: 'lock', id: '0' }, { type: 'lock', id: '0' }, { type: 'even' }], [50, 50]],
    ['adds a version without a share', [{ type: 'add', id: 'new:v3' }], [90, 10, 0]],
    [
      'gives an added version a share',
      [
        { type: 'add', id: 'new:v3' },
        { type: 'set', index: 2, percent: 50 },
      ],
      [45, 5, 50],
    ],
    [
      'takes an added version out again, and its share goes back',
      [
        { type: 'add', id: 'new:v3' },
        { type: 'set', index: 2, percent: 50 },
        { type: 'remove', id: 'new:v3' },
      ],
      [90, 10],
    ],
    ['takes out nothing that stands in the object', [{ type: 'remove', id: '1' }], [90, 10]],
    [
      'adds no version twice',
      [
        { type: 'add', id: 'new:v3' },
        { type: 'add', id: 'new:v3' },
      ],
      [90, 10, 0],
    ],
    ['adds no version that cannot be added', [{ type: 'add', id: 'new:v9' }], [90, 10]],
  ])('%s', (_, moves, percents) => {
    expect(after(DESK, ...moves).percents).toEqual(percents)
  })

  test.each<[boolean, readonly SplitMove[]]>([
    [false, []],
    [false, [{ type: 'lock', id: '0' }]],
    [true, [{ type: 'set', index: 0, percent: 89 }]],
    [
      false,
      [
        { type: 'swap', index: 0 },
        { type: 'swap', index: 0 },
      ],
    ],
    [true, [{ type: 'add', id: 'new:v3' }]],
    [false, [{ type: 'define', id: '0' }]],
  ])('is something to write: %s', (changed, moves) => {
    expect(isChanged(DESK, after(DESK, ...moves))).toBe(changed)
  })

  test('is something to write where a missing subset shall be defined', () => {
    const bare = { ...ROUTING, services: [routedService('cart', { v1: 1, v2: 1 }, ['v1'])] as const }
    const [rule] = readSplits(bare)
    expect.assert(rule !== undefined)
    const desk = openDesk(bare, rule)
    expect(isChanged(desk, after(desk, { type: 'define', id: '1' }))).toBe(true)
  })

  test('of a route that is not there yet begins with all versions, and is something to write', () => {
    const split = newSplit(serviceRouting([], [routedService('cart', { v1: 1, v2: 1 })]))
    expect.assert(split !== undefined)
    const desk = openNewDesk(split)
    expect(desk.begin).toMatchObject({ percents: [50, 50], added: ['new:v1', 'new:v2'] })
    expect(isChanged(desk, desk.begin)).toBe(true)
    const empty = after(desk, { type: 'remove', id: 'new:v1' }, { type: 'remove', id: 'new:v2' })
    expect([empty.percents, isChanged(desk, empty)]).toEqual([[], false])
    expect(moveSplit(desk, empty, { type: 'add', id: 'new:v2' }).percents).toEqual([100])
  })

  const id = () => fc.constantFrom('0', '1', 'new:v3', 'new:v4', 'x')
  const moves = () =>
    fc.array(
      fc.oneof(
        fc.record({ type: fc.constant('set' as const), index: fc.nat(3), percent: fc.integer({ min: -5, max: 105 }) }),
        fc.record({ type: fc.constant('swap' as const), index: fc.nat(3) }),
        fc.record({ type: fc.constantFrom('even' as const, 'stable' as const) }),
        fc.record({
          type: fc.constantFrom('lock' as const, 'add' as const, 'remove' as const, 'define' as const),
          id: id(),
        }),
      ),
    )

  test('whatever is done, has a share for each row, adds up to 100, and is read back as it was kept', () => {
    fc.assert(
      fc.property(moves(), (list) => {
        const draft = after(DESK, ...list)
        expect(draft.percents).toHaveLength(rowsOf(DESK, draft).length)
        expect(draft.percents.reduce((sum, percent) => sum + percent, 0)).toBe(100)
        expect(readDraft(DESK, JSON.stringify(draft))).toEqual(draft)
      }),
    )
  })

  test.each([
    '',
    '[]',
    '{"percents":[90,10]}',
    '{"percents":[90],"added":[],"locked":[],"define":[]}',
    '{"percents":[90,20],"added":[],"locked":[],"define":[]}',
    '{"percents":[90,10],"added":["new:v9"],"locked":[],"define":[]}',
    '{"percents":[90,"10"],"added":[],"locked":[],"define":[]}',
    '{"percents":[110,-10],"added":[],"locked":[],"define":[]}',
  ])('that does not fit the rule is none: %s', (text) => {
    expect(readDraft(DESK, text)).toBeUndefined()
  })
})
