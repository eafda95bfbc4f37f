import { renderHook } from '@testing-library/react'
import { NuqsTestingAdapter } from 'nuqs/adapters/testing'
import { expect, test } from 'vitest'
import { type SourcePlace, useSourceHref } from './use-source-href'

test.each<[string, SourcePlace | undefined, string, string]>([
  ['all sources', undefined, '', '/mesh?tab=sources'],
  ['a check', { source: 'prometheus:a b', cause: 'S17' }, '', '/mesh?tab=sources&sel=prometheus:a+b&cause=S17'],
  [
    'the window of the page',
    { source: 'x' },
    '?duration=1h&at=1700000000&refresh=pause',
    '/mesh?tab=sources&sel=x&duration=1h&at=1700000000&refresh=pause',
  ],
  ['the namespaces that it is about', { namespaces: ['b', 'a'] }, '?namespaces=c', '/mesh?tab=sources&namespaces=b,a'],
  ['all namespaces', { namespaces: ['*'] }, '', '/mesh?tab=sources'],
])('the address names %s', (_, place, search, expected) => {
  const { result } = renderHook(() => useSourceHref(), {
    wrapper: ({ children }) => <NuqsTestingAdapter searchParams={search}>{children}</NuqsTestingAdapter>,
  })
  expect(result.current(place)).toBe(expected)
})
