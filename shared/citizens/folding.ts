const danish: Readonly<Record<string, string>> = { æ: 'ae', ø: 'oe', å: 'aa' }

/** A text with only what matters for recognising it: lower case, æøå as ae/oe/aa, no accents, blanks or punctuation. */
export const foldText = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[æøå]/g, (letter) => danish[letter] ?? letter)
    .normalize('NFD')
    .replace(/[^a-z0-9]/g, '')
