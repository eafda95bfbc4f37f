import { searchQuery } from '@/lib/client/search-query'
import { useScope } from '@/lib/client/use-graph-view'
import type { PharosError } from '@/lib/ports/pharos-error'
import type { SearchKind, SearchResult } from '@/lib/search/model'
import type { PaletteScope } from '@/lib/search/read-palette-text'
import { visibleText } from '@/lib/std/visible-text'
import { configPath } from '@/lib/url/config-view'
import { namespacePath, thingPath, writeDetailsView } from '@/lib/url/details-view'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { Command } from './command'
import { KIND_ICONS } from './kind-icons'

const PAUSE_MS = 60
const KINDS: Readonly<Partial<Record<PaletteScope, readonly SearchKind[]>>> = {
  namespaces: ['namespace'],
  config: ['config'],
}

export interface FoundObjects {
  readonly commands: readonly Command[]
  readonly searching: boolean
  readonly more: number
  /** The cluster is not known whole. */
  readonly incomplete: boolean
  readonly error: PharosError | null
}

const NONE: FoundObjects = { commands: [], searching: false, more: 0, incomplete: false, error: null }

/** Objects whose names the words find, over the window that is looked at. */
export function useObjectCommands(scope: PaletteScope, words: string): FoundObjects {
  const kinds = KINDS[scope]
  const [settled] = useDebouncedValue(words, PAUSE_MS)
  // A prefix alone lists all of its kind; without either there is nothing to look for.
  const wanted = kinds !== undefined || (scope === 'all' && words !== '')
  const { data, error, isFetching, isPlaceholderData } = useQuery({
    ...searchQuery(settled, kinds),
    enabled: wanted && (kinds !== undefined || settled !== ''),
  })
  const toCommand = useToCommand()
  if (!wanted) return NONE
  const searching = settled !== words || (isFetching && (isPlaceholderData || data === undefined))
  if (data === undefined) return { ...NONE, searching, error: searching ? null : error }
  return {
    commands: data.results.map(toCommand),
    searching,
    more: searching ? 0 : data.total - data.results.length,
    incomplete: data.sources.some(({ state }) => state !== 'ok'),
    error: searching ? null : error,
  }
}

function useToCommand(): (result: SearchResult) => Command {
  const t = useTranslations('palette')
  const [{ duration, at, refresh }] = useScope()
  return (result) => {
    const { kind, cluster, namespace, name, type, workload } = result
    const query = writeDetailsView({ duration, at, refresh, cluster })
    const place = { kind: type === null ? t(`kinds.${kind}`) : visibleText(type), namespace: visibleText(namespace) }
    const detail =
      kind === 'namespace'
        ? t('kinds.namespace')
        : workload === null
          ? t('place', place)
          : t('podOf', { workload: visibleText(workload), namespace: visibleText(namespace) })
    return {
      id: `${kind} ${cluster} ${namespace}/${name} ${type ?? ''}`,
      label: visibleText(name),
      detail,
      also: `${namespace} ${type ?? ''}`,
      Icon: KIND_ICONS[kind],
      does: { href: pathOf(result) + query },
    }
  }
}

function pathOf({ kind, namespace, name, type, workload }: SearchResult): string {
  switch (kind) {
    case 'namespace':
      return namespacePath(namespace)
    case 'config':
      return configPath({ kind: type ?? '', namespace, name })
    case 'pod':
      return thingPath({ kind: 'workload', namespace, name: workload ?? name })
    default:
      return thingPath({ kind, namespace, name })
  }
}
