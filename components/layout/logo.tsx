/** A lighthouse with its beam; the tower takes the colour of the text around it. */
export function Logo({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable="false">
      <path d="M18.5 9.6 32 5.4v8.8l-13.5-3.4zM13.5 9.6 0 5.4v8.8l13.5-3.4z" fill="var(--pharos-beam)" />
      <path d="M12.6 13.4h6.8L21.6 30H10.4z" fill="currentColor" />
      <path d="M11.8 18.4h8.4l.6 4.4h-9.6z" fill="var(--pharos-accent)" />
      <path d="M11 11.8h10v1.6H11zM13.4 7.4h5.2v4.4h-5.2z" fill="currentColor" />
      <path d="M14.4 8.4h3.2v2.6h-3.2z" fill="var(--pharos-beam)" />
      <path d="M12.6 7.4 16 3.6l3.4 3.8z" fill="currentColor" />
    </svg>
  )
}
