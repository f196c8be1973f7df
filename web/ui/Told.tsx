const takeFocus = (box: HTMLElement | null) => box?.focus()

/** What was just done, in words; takes the focus, since what was pressed may be gone. */
export const Told = ({ children }: { children: string }) => (
  <p key={children} ref={takeFocus} tabIndex={-1} role="status" className="told">
    {children}
  </p>
)
