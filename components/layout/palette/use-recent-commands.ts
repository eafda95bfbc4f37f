import { recentPages } from '@/lib/client/recent-pages'
import { useStoredSetting } from '@/lib/client/stored-setting'
import { pageOfPath } from '@/lib/url/page-of-path'
import { usePathname } from 'next/navigation'
import type { Command } from './command'
import { useSubjectWords } from './use-subject-words'

const SHOWN = 10

/** The pages about one thing that were opened last, without the one that is open. */
export function useRecentCommands(): readonly Command[] {
  const [paths] = useStoredSetting(recentPages)
  const here = usePathname()
  const words = useSubjectWords()
  return paths
    .filter((path) => path !== here)
    .flatMap((path) => {
      const subject = pageOfPath(path)
      return subject === undefined ? [] : [{ id: `recent ${path}`, ...words(subject), does: { href: path } }]
    })
    .slice(0, SHOWN)
}
