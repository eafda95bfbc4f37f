import recorded from './__fixtures__/prometheus-2.42.json' with { type: 'json' }
import { readDuration, readRetention, readScrapeInterval, readVersion } from './read-capabilities'
import { describe, expect, test } from 'vitest'

const dataOf = ({ body }: { readonly body: string }): unknown => (JSON.parse(body) as { data: unknown }).data

describe('what a real Prometheus 2.42 says of itself', () => {
  test('is read', () => {
    expect(readScrapeInterval(dataOf(recorded.config))).toBe(2)
    expect(readRetention(dataOf(recorded.runtimeinfo), undefined)).toBe(604_800)
    expect(readRetention(undefined, dataOf(recorded.flags))).toBe(604_800)
    expect(readVersion(dataOf(recorded.buildinfo))).toBe('2.42.0+ds')
  })
})

describe('the scrape interval', () => {
  test.each([
    ['global:\n  scrape_interval: 15s\nscrape_configs:\n- job_name: a\n  scrape_interval: 1s\n', 15],
    ['global: {scrape_interval: 1m30s}\n', 90],
    ['global:\n  evaluation_interval: 10s\n\n  scrape_interval: 500ms\n', 0.5],
    ['global:\n  evaluation_interval: 10s\n', 60],
    ['scrape_configs: []\n', 60],
    ['global:\n  scrape_interval: [1]\n', undefined],
    ['global:\n  scrape_interval: often\n', undefined],
    ['global:\n  scrape_interval: "15s\n', undefined],
    ['global: *x\n', undefined],
  ])('of %j is %j', (yaml, seconds) => {
    expect(readScrapeInterval({ yaml })).toBe(seconds)
  })

  test('of a store that does not tell is undefined', () => {
    expect([undefined, null, 'x', {}, { yaml: 3 }].map(readScrapeInterval)).toEqual(Array(5).fill(undefined))
  })

  test('of a configuration of 5 MB is found without parsing it all', () => {
    const yaml = `global:\n  scrape_interval: 30s\nscrape_configs:\n${'- job_name: x\n'.repeat(350_000)}`
    const began = performance.now()
    expect(readScrapeInterval({ yaml })).toBe(30)
    expect(performance.now() - began).toBeLessThan(500)
  })
})

describe('retention', () => {
  test.each([
    ['15d', 1_296_000],
    ['15d or 10GiB', 1_296_000],
    ['10GiB', undefined],
    ['0s', undefined],
    ['', undefined],
  ])('%j is %j', (storageRetention, seconds) => {
    expect(readRetention({ storageRetention }, undefined)).toBe(seconds)
  })
})

describe('durations', () => {
  test.each([
    ['1y2w3d4h5m6s7ms', 31_536_000 + 2 * 604_800 + 3 * 86_400 + 4 * 3_600 + 306.007],
    ['2h', 7_200],
    ['h', undefined],
    ['1s1h', undefined],
    ['-1s', undefined],
    ['1.5s', undefined],
  ])('%j is %j seconds', (text, seconds) => {
    expect(readDuration(text)).toBe(seconds)
  })
})

describe('the version', () => {
  test('is text or undefined', () => {
    expect([undefined, {}, { version: 3 }, { version: '' }].map(readVersion)).toEqual(Array(4).fill(undefined))
  })
})
