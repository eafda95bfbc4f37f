import { render } from '@testing-library/react'
import { expect, test } from 'vitest'
import { MtlsLock } from './mtls-lock'

test('each of the four answers has a picture of its own, which the words beside it explain', () => {
  const kinds = ['enabled', 'partial', 'disabled', 'notReported'] as const
  const pictures = kinds.map((kind) => render(<MtlsLock kind={kind} size={14} />).container.querySelector('svg'))
  expect(new Set(pictures.map((picture) => picture?.innerHTML)).size).toBe(kinds.length)
  expect(pictures.map((picture) => picture?.getAttribute('aria-hidden'))).toEqual(kinds.map(() => 'true'))
})
