import { describe, expect, it } from 'vitest'
import { ALL_RULES } from './all-rules'
import { COVERAGE } from './testing/coverage'

describe('the checks', () => {
  it('stand for each code of Kiali and istioctl', () => {
    const there = new Set(
      ALL_RULES.flatMap(({ slug, aliases }) => Object.keys(aliases).map((code) => `${code} ${slug}`)),
    )
    const wanted = Object.entries(COVERAGE).flatMap(([code, slugs]) => slugs.map((slug) => `${code} ${slug}`))
    expect(wanted.filter((one) => !there.has(one))).toEqual([])
  })

  it('name codes that exist only', () => {
    const fields = new Set(['IST0106', 'IST0133'])
    const known = new Set(Object.entries(COVERAGE).flatMap(([code, slugs]) => slugs.map((slug) => `${code} ${slug}`)))
    const named = ALL_RULES.flatMap(({ slug, aliases }) => Object.keys(aliases).map((code) => ({ code, slug })))
    expect(named.filter(({ code, slug }) => !fields.has(code) && !known.has(`${code} ${slug}`))).toEqual([])
  })

  it('have one rule for each slug', () => {
    const slugs = ALL_RULES.map(({ slug }) => slug)
    expect(slugs.filter((slug, i) => slugs.indexOf(slug) !== i)).toEqual([])
  })
})
