import { useFailureText } from '../use-failure-text'
import type { PaletteText } from '@/lib/search/read-palette-text'
import { rankLabels } from '@/lib/search/rank-labels'
import { useTranslations } from 'use-intl'
import { COMMAND_GROUPS, type Command, type CommandGroup, type CommandGroupId } from './command'
import { useHelpCommands, type HelpDialog } from './use-help-commands'
import { useObjectCommands } from './use-object-commands'
import { usePageCommands } from './use-page-commands'
import { useRecentCommands } from './use-recent-commands'
import { useStraightCommands } from './use-straight-commands'
import { useSubjectCommands } from './use-subject-commands'
import { useToggleCommands } from './use-toggle-commands'

export interface FoundCommands {
  /** None of them empty. */
  readonly groups: readonly CommandGroup[]
  /** Objects are still asked for. */
  readonly searching: boolean
  /** Objects that were found and are not listed. */
  readonly more: number
  /** Why there is nothing, or may be more. */
  readonly note: string | undefined
}

/** Which groups a prefix leaves; `recent` are no answer to words. */
const GROUPS_OF: Readonly<Record<PaletteText['scope'], readonly CommandGroupId[]>> = {
  all: COMMAND_GROUPS,
  actions: ['actions', 'toggles'],
  namespaces: ['objects'],
  config: ['objects'],
  help: ['help'],
}

/** Everything that the palette offers for what stands in its box, the groups with the best match first. */
export function usePaletteGroups(read: PaletteText, onHelp: (dialog: HelpDialog) => void): FoundCommands {
  const t = useTranslations('palette')
  const failureText = useFailureText()
  const { scope, words } = read
  const objects = useObjectCommands(scope, words)
  const offered: Readonly<Record<CommandGroupId, readonly Command[]>> = {
    straight: useStraightCommands(read.straight),
    recent: useRecentCommands(),
    pages: usePageCommands(),
    objects: objects.commands,
    actions: useSubjectCommands(),
    toggles: useToggleCommands(),
    help: useHelpCommands(onHelp),
  }
  const groups = GROUPS_OF[scope]
    .filter((id) => words === '' || id !== 'recent')
    // Without a word the first look is at where one was, and where one can go.
    .filter((id) => words !== '' || scope !== 'all' || (id !== 'toggles' && id !== 'help'))
    .map((id) => {
      // What was pasted is no name.
      const ranked =
        id === 'straight' ? offered[id].map((item) => ({ item, score: 2 })) : rankLabels(offered[id], words)
      return { id, commands: ranked.map(({ item }) => item), score: ranked[0]?.score ?? 0 }
    })
    .filter(({ commands }) => commands.length > 0)
  const nothing = groups.length === 0 && !objects.searching && words !== ''
  return {
    groups: words === '' ? groups : groups.toSorted((a, b) => b.score - a.score),
    searching: objects.searching,
    more: objects.more,
    note:
      objects.error === null
        ? objects.incomplete
          ? t('incomplete')
          : nothing
            ? t('nothing', { text: words })
            : undefined
        : failureText(objects.error).sentence,
  }
}
