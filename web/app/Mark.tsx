/** The product's mark: a doorstep under a door. */
export const Mark = () => (
  <svg className="brand-mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <path fill="none" stroke="currentColor" strokeWidth="2.5" strokeLinecap="square" d="M9.25 20.5V4.25h13.5V20.5" />
    <path fill="currentColor" d="M18 11.5h2.5V14H18z" />
    <path fill="none" stroke="currentColor" strokeWidth="4" d="M4 21v6h24" />
  </svg>
)
