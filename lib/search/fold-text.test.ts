import { anyText } from '@/lib/std/testing/any-text'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { foldText } from './fold-text'

it('makes capitals small and keeps the length, so that places stay places', () => {
  expect(foldText('VirtualService')).toBe('virtualservice')
  expect(foldText('İstanbul-V1')).toBe('İstanbul-v1')
  fc.assert(fc.property(anyText, (text) => foldText(text).length === text.length))
})
