import { useSettings } from '@/components/layout/settings-context'
import { type PlaceBook, placeBookOf } from './place-book'

/** The book of whoever is logged in. */
export function usePlaceBook(): PlaceBook {
  return placeBookOf(useSettings().userKey)
}
