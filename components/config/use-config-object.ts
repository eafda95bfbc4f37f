import { type Answer, useAnswer } from '@/components/layout/use-answer'
import { configObjectQuery } from '@/lib/client/config-object-query'
import { useConfigView } from '@/lib/client/use-config-view'
import type { ConfigObjectAnswer } from '@/lib/config-objects/object-answer'
import type { ConfigRef } from '@/lib/url/config-view'

/** An object as the API server holds it. */
export function useConfigObject(object: ConfigRef): Answer<ConfigObjectAnswer> {
  const [{ cluster }] = useConfigView()
  return useAnswer(configObjectQuery(object, cluster))
}
