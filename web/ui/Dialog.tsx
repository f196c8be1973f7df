import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useTexts } from '../language.tsx'
import { Icon } from './Icon.tsx'

/**
 * A native modal dialog: Escape closes, and the browser gives the focus back to what opened it. `sheet` comes from below on a
 * phone. `onClose` is also called for Escape and the cross.
 */
export const Dialog = ({
  open,
  onClose,
  title,
  children,
  sheet,
}: {
  open: boolean
  onClose: () => void
  title: string
  children: ReactNode
  sheet?: boolean
}) => {
  const texts = useTexts()
  const element = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  // showModal is the only way to a modal dialog with its focus trap; there is no attribute for it.
  useEffect(() => {
    const dialog = element.current
    if (open && dialog && !dialog.open) dialog.showModal()
    if (!open && dialog?.open) dialog.close()
  }, [open])
  return (
    <dialog
      ref={element}
      className={sheet ? 'dialog dialog-sheet' : 'dialog'}
      aria-labelledby={titleId}
      onClose={() => {
        if (open) onClose()
      }}
    >
      {open && (
        <>
          <header>
            <h2 id={titleId}>{title}</h2>
            <button type="button" className="icon-button" onClick={() => element.current?.close()}>
              <Icon name="close" label={texts.common.close} />
            </button>
          </header>
          {children}
        </>
      )}
    </dialog>
  )
}
