import { useDraft } from '@/lib/client/use-draft'
import type { NewTarget } from '@/lib/istio/wizards/new-target'
import type { WizardTarget } from '@/lib/istio/wizards/choose-targets'
import type { Json } from '@/lib/std/json'
import { configPath } from '@/lib/url/config-view'
import { changeYaml } from '@/lib/yaml/change-yaml'
import { readYamlRecord } from '@/lib/yaml/read-yaml-record'
import { useMemo } from 'react'

/** What is being made of an object. Of an existing one it is the draft of the object's own page: both show the same text. */
export function useTargetDraft(target: NewTarget & Partial<Pick<WizardTarget, 'isNew'>>) {
  const isNew = target.isNew ?? true
  const [draft, setDraft] = useDraft(`${isNew ? 'new-route:' : ''}${configPath(target)}`)
  const text = draft?.text ?? target.text
  const before = draft?.before ?? target.text
  const object = useMemo(() => readYamlRecord(text), [text])
  const change = (changed: string) => setDraft(changed === before ? undefined : { before, text: changed })
  return {
    text,
    before,
    /** Undefined: the text holds no object at present. */
    object,
    isChanged: draft !== undefined,
    /** Somebody else changed it since. */
    isOld: draft !== undefined && draft.before !== target.text,
    change,
    changeObject: (changed: Json) => change(changeYaml(text, changed)),
    discard: () => setDraft(undefined),
  }
}
export type TargetDraft = ReturnType<typeof useTargetDraft>
