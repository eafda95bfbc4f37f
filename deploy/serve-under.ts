import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join, relative, resolve } from 'node:path'

/** What the production build is made under instead of a base path; also in package.json. */
export const PLACEHOLDER = '/__pharos_base__'
const TEXT_FILE = /\.(js|json|html|rsc|css|txt|body|meta)$/

/**
 * Makes a copy of the build that serves under the given base path, or finds the one made before. The framework writes
 * the base path into the built files, so one build can serve any path only if it is written anew before the start.
 *
 * @param basePath empty, or `/mesh`.
 * @returns the folder to start the framework's server in.
 */
export function serveUnder(project: string, basePath: string): string {
  const build = join(project, '.next')
  const buildId = readFileSync(join(build, 'BUILD_ID'), 'utf8').trim()
  const root = join(project, '.next-served')
  const folder = join(root, `${buildId}${basePath.replaceAll('/', '+')}`)
  if (existsSync(folder)) return folder

  if (existsSync(root)) {
    for (const name of readdirSync(root)) {
      if (!name.startsWith(buildId)) rmSync(join(root, name), { recursive: true, force: true })
    }
  }
  const draft = `${folder}.${process.pid}`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true })
  cpSync(build, join(draft, '.next'), {
    recursive: true,
    verbatimSymlinks: true, // external packages are linked relative to the project
    filter: (source) => !['cache', 'dev', 'types'].includes(relative(build, source).split('/')[0] ?? ''),
  })
  for (const name of ['node_modules', 'public', 'dashboards', 'package.json', 'next.config.js']) {
    symlinkSync(resolve(project, name), join(draft, name))
  }
  rewrite(join(draft, '.next'), basePath)
  moveInto(folder, draft)
  return folder
}

/** Nobody finds half a copy; of two that are made at the same time the first one stays. */
function moveInto(folder: string, draft: string): void {
  try {
    renameSync(draft, folder)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}

function rewrite(folder: string, basePath: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !TEXT_FILE.test(entry.name)) continue
    const path = join(entry.parentPath, entry.name)
    const text = readFileSync(path, 'utf8')
    if (!text.includes(PLACEHOLDER.slice(1))) continue
    writeFileSync(path, replacePlaceholder(text, basePath))
  }
}

/** Two spellings occur: plain, and in regular expressions inside JSON, where slashes and dots are escaped. */
export function replacePlaceholder(text: string, basePath: string): string {
  const escaped = (path: string): string => path.replaceAll('.', String.raw`\\.`).replaceAll('/', String.raw`\\/`)
  return text.replaceAll(escaped(PLACEHOLDER), escaped(basePath)).replaceAll(PLACEHOLDER, basePath)
}
