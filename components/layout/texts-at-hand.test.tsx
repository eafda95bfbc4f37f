import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'
import { en } from '@/lib/i18n/messages/en'
import { everywhere } from '@/lib/i18n/messages/everywhere'

// Texts that do not come with every page come with a part of it: `withMessages`. No type tells a component that says one of them
// outside of such a part; it would show the key.

const PROJECT = join(import.meta.dirname, '../..')
const SOURCE = /^(?!.*\.test\.).*\.tsx?$/

const files = new Map(
  ['app', 'components'].flatMap((folder) =>
    readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => SOURCE.test(name))
      .map((name) => [join(folder, name), readFileSync(join(PROJECT, folder, name), 'utf8')] as const),
  ),
)
const importers = new Map<string, string[]>()
for (const [file, source] of files) {
  for (const [, wanted = ''] of source.matchAll(/(?:from|import)\s*\(?\s*'((?:@\/|\.)[^']+)'/g)) {
    const path = wanted.startsWith('@/') ? wanted.slice(2) : normalize(join(dirname(file), wanted))
    for (const name of [path, `${path}.tsx`, `${path}.ts`]) {
      if (files.has(name)) importers.set(name, [...(importers.get(name) ?? []), file])
    }
  }
}

function brings(file: string, area: string): boolean {
  const given = /(?:withMessages\(|messages=\{)\{([^}]*)\}/.exec(files.get(file) ?? '')?.[1]
  return given !== undefined && new RegExp(`\\b${area}\\b`).test(given)
}

/** A way by which a file gets onto a page without the texts of the area, from the file to the page. */
function wayWithout(area: string, file: string, behind: readonly string[] = []): readonly string[] | undefined {
  if (behind.includes(file) || brings(file, area)) return undefined
  const way = [...behind, file]
  if (file.startsWith('app/')) return way
  for (const importer of importers.get(file) ?? []) {
    const found = wayWithout(area, importer, way)
    if (found !== undefined) return found
  }
  return undefined
}

const areas = Object.keys(en).filter((area) => !Object.hasOwn(everywhere, area))

test.each(areas)('who says a text of "%s" stands below its texts', (area) => {
  const says = new RegExp(`useTranslations\\('${area}['.]`)
  const said = [...files].filter(([, source]) => says.test(source)).map(([file]) => file)
  expect(said).not.toEqual([])
  expect(said.flatMap((file) => wayWithout(area, file)?.join(' ← ') ?? [])).toEqual([])
})
