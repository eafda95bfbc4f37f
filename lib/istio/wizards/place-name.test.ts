import { expect, it } from 'vitest'
import { readPlaceName, writePlaceName } from './place-name'

const target = (name: string) => ({ kind: 'virtualservices.networking.istio.io' as const, namespace: 'a', name })
const targets = [target('one'), target('two')]

it('finds what was named', () => {
  expect(readPlaceName(writePlaceName(target('two'), 'http.1'), targets)).toEqual({
    target: target('two'),
    place: 'http.1',
  })
})

it.each([null, '', 'x', 'virtualservices.networking.istio.io/a/gone/http.0', '//////'])(
  'takes the first where %s names none',
  (text) => {
    expect(readPlaceName(text, targets)).toEqual({ target: target('one'), place: undefined })
    expect(readPlaceName(text, []).target).toBeUndefined()
  },
)
