import { DENSITY_KEY } from '@/lib/client/storage-key'

/** As `lib/client/density` stores it. Without quotes, which are escaped in what React renders. */
const MARK =
  'try { document.documentElement.dataset.density = JSON.parse(localStorage.getItem(document.currentScript.dataset.key)).value } catch {}'

/** Marks the document with the density that this browser remembers before anything is painted, so that no row changes its height. */
export function DensityScript({ nonce }: { readonly nonce: string }) {
  return (
    <script nonce={nonce} data-key={DENSITY_KEY} suppressHydrationWarning>
      {MARK}
    </script>
  )
}
