import { useMounted } from '@mantine/hooks'

/** For what is loaded because it is to be open: the library remembers where the focus came from only if it sees the opening. */
export function useOpenedHere(opened: boolean): boolean {
  return useMounted() && opened
}
