/** Readability index of a Danish text: words per sentence plus the share (in per cent) of words of more than six letters. */
export const lix = (text: string): number => {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? []
  const sentences = text.match(/[^.!?:]*[\p{L}\p{N}][^.!?:]*/gu) ?? []
  if (words.length === 0) return 0
  return words.length / sentences.length + (100 * words.filter((word) => word.length > 6).length) / words.length
}
