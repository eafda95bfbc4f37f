import { DEFAULT_REVISION } from '@/lib/mesh/asked-revision'
import { compareText } from '@/lib/std/compare-text'
import { groupBy } from '@/lib/std/group-by'

/** What can be asked for, and who serves it. */
export interface KnownRevisions {
  /** Revisions of the istiods that run, sorted. */
  readonly names: readonly string[]
  /** By revision, as far as its control planes may be seen. */
  readonly versions: ReadonlyMap<string, readonly string[]>
  /** Names that stand for a revision. */
  readonly tags: ReadonlyMap<string, string>
  /** False: the webhooks that make tags could not be read, so that an unknown name may be one. */
  readonly tagsKnown: boolean
}

interface Plane {
  readonly revision: string
  readonly version: string | null
}

/** @param planes those that may be seen; their versions are told, and of the others only that their revision is there */
export function versionsOf(planes: readonly Plane[]): KnownRevisions['versions'] {
  return new Map(
    [...groupBy(planes, ({ revision }) => revision)].map(([revision, own]) => [
      revision,
      [...new Set(own.flatMap(({ version }) => version ?? []))].toSorted(compareText),
    ]),
  )
}

/** What a name means: a revision that runs goes before a tag of its name, except for the default, which is moved by its tag. */
export function resolveRevision({ names, tags }: KnownRevisions, asked: string): string {
  const tagged = tags.get(asked)
  return tagged === undefined || (asked !== DEFAULT_REVISION && names.includes(asked)) ? asked : tagged
}

/** Nobody runs that revision. Only where some control plane is known, and names could not be tags that nobody could read. */
export function isOrphan({ names, tagsKnown }: KnownRevisions, wanted: string | null): boolean {
  return wanted !== null && tagsKnown && names.length > 0 && !names.includes(wanted)
}
