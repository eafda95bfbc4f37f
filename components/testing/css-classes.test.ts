import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'

const IMPORTS = /import (\w+) from '([^']+\.module\.css)'/g

/** The compiler does not know what a style sheet holds: a class that is gone would draw nothing, and nobody would be told. */
it('every class that a component takes from a style sheet is in it', () => {
  const files = globSync('{app,components}/**/*.tsx')
  expect(files.length).toBeGreaterThan(100)
  const missing = files.flatMap((file) => {
    const source = readFileSync(file, 'utf8')
    return [...source.matchAll(IMPORTS)].flatMap(([, name = '', path = '']) => {
      const sheet = path.startsWith('@/') ? path.slice(2) : join(dirname(file), path)
      const classes = new Set([...readFileSync(sheet, 'utf8').matchAll(/\.([A-Za-z][\w-]*)/g)].map(([, one]) => one))
      const uses = source.matchAll(new RegExp(`\\b${name}\\.(?!module\\b)(\\w+)`, 'g'))
      return [...uses].flatMap(([, used]) => (classes.has(used) ? [] : [`${file}: ${name}.${used ?? ''}`]))
    })
  })
  expect(missing).toEqual([])
})
