import { useTexts } from '../language.tsx'

/** How many conversations have something new: a number to see, words to hear. */
export const UnreadMark = ({ count }: { count: number }) => {
  const { common } = useTexts()
  if (count === 0) return null
  return (
    <span className="unread-mark" title={common.unread(count)}>
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span className="sr-only">{common.unread(count)}</span>
    </span>
  )
}
