import { withMessages } from '@/components/layout/with-messages'
import { edit } from '@/lib/i18n/messages/en/edit'
import { DiffView } from './diff-view'

/** The difference of two texts, with its own texts. */
export const TextDifference = withMessages({ edit }, DiffView)
