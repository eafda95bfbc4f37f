import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

type Rgb = readonly [number, number, number]
type Matrix = readonly [Rgb, Rgb, Rgb]

const css = readFileSync('app/theme.css', 'utf8')
const SIGNS = ['healthy', 'degraded', 'failure', 'not-ready', 'idle', 'tcp'] as const
const GROUNDS = ['ground', 'surface', 'sunken'] as const

/** Linear light of a token, 0 to 1 each. */
function colour(theme: string, name: string): Rgb {
  const block = css.slice(css.indexOf(`[data-mantine-color-scheme='${theme}'] {`))
  const hex = new RegExp(`--pharos-${name}: #([0-9a-f]{6});`).exec(block)?.[1]
  if (hex === undefined) throw new Error(`${theme} has no ${name}`)
  const [r, g, b] = [0, 2, 4].map((at) => linear(parseInt(hex.slice(at, at + 2), 16) / 255))
  return [r ?? NaN, g ?? NaN, b ?? NaN]
}

function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

/** WCAG 2.2, contrast ratio. */
function contrast(a: Rgb, b: Rgb): number {
  const [x, y] = [luminance(a), luminance(b)]
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
}

function luminance([r, g, b]: Rgb): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** Machado, Oliveira, Fernandes 2009, severity 1, on linear light. */
const EYES: Readonly<Record<string, Matrix>> = {
  'full colour vision': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

function times(matrix: Matrix, [x, y, z]: Rgb): Rgb {
  const row = ([a, b, c]: Rgb): number => a * x + b * y + c * z
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])]
}

/** Distance in OKLab, of which an eye just tells 0.02. */
function difference(a: Rgb, b: Rgb): number {
  const [x, y] = [oklab(a), oklab(b)]
  return Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2])
}

function oklab(rgb: Rgb): Rgb {
  const [l, m, s] = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    rgb,
  )
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    [Math.cbrt(l), Math.cbrt(m), Math.cbrt(s)],
  )
}

function seenBy(eye: Matrix, rgb: Rgb): Rgb {
  const [r, g, b] = times(eye, rgb)
  const within = (value: number): number => Math.min(1, Math.max(0, value))
  return [within(r), within(g), within(b)]
}

describe.each(['light', 'dark'])('the %s theme', (theme) => {
  const token = (name: string): Rgb => colour(theme, name)

  const unseenOn = (grounds: readonly string[], name: string, least: number): readonly string[] =>
    grounds.filter((ground) => contrast(token(name), token(ground)) < least)

  it.each(['text', 'muted', 'accent', ...SIGNS.map((sign) => `${sign}-text`)])('writes readably in %s', (name) => {
    expect(unseenOn(GROUNDS, name, 4.5)).toEqual([])
  })

  it.each(['accent', ...SIGNS])('writes readably in %s on its own pale ground', (name) => {
    expect(unseenOn([`${name}-soft`], name === 'accent' ? name : `${name}-text`, 4.5)).toEqual([])
  })

  it.each(['accent', 'control', ...SIGNS])('draws the sign %s so that it is seen', (name) => {
    expect(unseenOn(['ground', 'surface'], name, 3)).toEqual([])
  })

  it.each(Object.entries(EYES))('keeps the six signs apart under %s', (_, eye) => {
    const seen = SIGNS.map((name) => ({ name, rgb: seenBy(eye, token(name)) }))
    const alike = seen.flatMap((one, index) =>
      seen
        .slice(index + 1)
        .filter((other) => difference(one.rgb, other.rgb) < 0.08)
        .map((other) => `${one.name} and ${other.name}`),
    )
    expect(alike).toEqual([])
  })
})
